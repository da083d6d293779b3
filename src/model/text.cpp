#include "model/text.h"

#include <algorithm>
#include <array>

namespace clause10::model {
namespace {

// Unicode's White_Space property beyond ASCII, plus the zero-width characters that editors paste
// along: a field that shows nothing counts as empty.
constexpr std::array<std::string_view, 23> wide_spaces = {
    "\u0085", "\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004",
    "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200A", "\u200B", "\u200C",
    "\u200D", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000", "\uFEFF"};

/// Mostly the first look decides: a text begins and ends with a letter.
bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

bool is_ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

std::size_t space_at_start(std::string_view text) {
  if (text.empty()) return 0;
  if (is_ascii(text.front())) return is_ascii_space(text.front()) ? 1 : 0;
  for (const std::string_view space : wide_spaces) {
    if (text.starts_with(space)) return space.size();
  }
  return 0;
}

std::size_t space_at_end(std::string_view text) {
  if (text.empty()) return 0;
  if (is_ascii(text.back())) return is_ascii_space(text.back()) ? 1 : 0;
  for (const std::string_view space : wide_spaces) {
    if (text.ends_with(space)) return space.size();
  }
  return 0;
}

}  // namespace

std::string_view trim(std::string_view text) {
  for (std::size_t n = space_at_start(text); n > 0; n = space_at_start(text)) {
    text.remove_prefix(n);
  }
  for (std::size_t n = space_at_end(text); n > 0; n = space_at_end(text)) {
    text.remove_suffix(n);
  }
  return text;
}

std::size_t code_points(std::string_view text) {
  // Every byte that does not continue a character starts one.
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace clause10::model
