#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace clause10::cli {

/// The bytes of a base64 text (RFC 4648, padded); nothing for any other text.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace clause10::cli
