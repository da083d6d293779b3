#include "model/utf8.h"

namespace clause10::model {

void append_utf8(std::string& text, char32_t c) {
  const auto put = [&text](char32_t byte) { text += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | c >> 6U);
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | c >> 12U);
    put(0x80U | (c >> 6U & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | c >> 18U);
    put(0x80U | (c >> 12U & 0x3FU));
    put(0x80U | (c >> 6U & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

char32_t next_code_point(std::string_view text, std::size_t& position, bool& sound) {
  const auto first = static_cast<unsigned char>(text[position++]);
  if (first < 0x80) return first;
  const std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  char32_t c = first & (0x3FU >> more);
  bool whole = first >= 0xC2 && first <= 0xF4 && text.size() - position >= more;
  for (std::size_t i = 0; whole && i < more; ++i) {
    const auto byte = static_cast<unsigned char>(text[position + i]);
    whole = (byte & 0xC0U) == 0x80U;
    c = c << 6U | (byte & 0x3FU);
  }
  // Longer forms than needed are no UTF-8.
  if (whole && (!is_scalar(c) || (more == 2 && c < 0x800) || (more == 3 && c < 0x10000))) {
    whole = false;
  }
  if (!whole) {
    sound = false;
    return 0xFFFD;
  }
  position += more;
  return c;
}

char32_t next_code_point(std::string_view text, std::size_t& position) {
  bool sound = true;
  return next_code_point(text, position, sound);
}

bool is_utf8(std::string_view text) {
  bool sound = true;
  for (std::size_t at = 0; sound && at < text.size();) {
    next_code_point(text, at, sound);
  }
  return sound;
}

}  // namespace clause10::model
