#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "register/plan.h"

namespace clause10::columns {

/// The key of a UUID in lower case with its four hyphens; nothing for any other text.
std::optional<Key> key_of_uuid(std::string_view text);

std::string uuid_of(const Key& key);

std::uint64_t hash_of(const Key& key);

}  // namespace clause10::columns
