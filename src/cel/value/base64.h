#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace clause10::cel {

/// RFC 4648, section 4, with padding.
std::string base64(std::string_view bytes);

/// Reads base64 with or without padding; nothing for a text that is none.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace clause10::cel
