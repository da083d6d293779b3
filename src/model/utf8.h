#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace clause10::model {

constexpr char32_t last_code_point = 0x10FFFF;

inline bool is_scalar(char32_t c) {
  return c <= last_code_point && (c < 0xD800 || c > 0xDFFF);
}

void append_utf8(std::string& text, char32_t c);

/// Reads one code point at `position` and moves on. A byte that starts no code point is read as
/// U+FFFD, `sound` becomes false then.
char32_t next_code_point(std::string_view text, std::size_t& position, bool& sound);
char32_t next_code_point(std::string_view text, std::size_t& position);

bool is_utf8(std::string_view text);

}  // namespace clause10::model
