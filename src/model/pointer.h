#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace clause10::model {

/// The JSON Pointer to a member of what the pointer names; escapes ~ and / as RFC 6901 says.
inline std::string member_of(std::string_view pointer, std::string_view name) {
  std::string extended(pointer);
  extended += '/';
  for (const char c : name) {
    if (c == '~') {
      extended += "~0";
    } else if (c == '/') {
      extended += "~1";
    } else {
      extended += c;
    }
  }
  return extended;
}

/// The JSON Pointer to an item, counted from 0.
inline std::string item_of(std::string_view pointer, std::size_t index) {
  return std::string(pointer) + '/' + std::to_string(index);
}

/// Where a field's value stands in a record.
inline std::string field_pointer(std::string_view field) {
  return member_of("/fields", field);
}

}  // namespace clause10::model
