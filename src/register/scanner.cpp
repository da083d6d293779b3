#include "register/scanner.h"

#include <algorithm>
#include <cstring>

namespace clause10::columns {
namespace {

constexpr int most_digits = 18;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

unsigned byte(char c) {
  return static_cast<unsigned char>(c);
}

bool continues(char c) {
  return (byte(c) & 0xC0U) == 0x80;
}

/// Four hexadecimal digits.
bool unit(std::string_view digits, unsigned& value) {
  if (digits.size() < 4) return false;
  value = 0;
  for (const char c : digits.substr(0, 4)) {
    const unsigned lower = byte(c) | 0x20U;
    if (is_digit(c)) {
      value = value * 16 + (byte(c) - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      value = value * 16 + (lower - 'a' + 10);
    } else {
      return false;
    }
  }
  return true;
}

char* encode(unsigned point, char* out) {
  const auto put = [&out](unsigned value) { *out++ = static_cast<char>(value); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0 | point >> 6);
    put(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    put(0xE0 | point >> 12);
    put(0x80 | (point >> 6 & 0x3F));
    put(0x80 | (point & 0x3F));
  } else {
    put(0xF0 | point >> 18);
    put(0x80 | (point >> 12 & 0x3F));
    put(0x80 | (point >> 6 & 0x3F));
    put(0x80 | (point & 0x3F));
  }
  return out;
}

}  // namespace

const char* Scanner::skip_space(const char* at) const {
  while (at != end_ && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')) {
    ++at;
  }
  return at;
}

/// One character of two bytes or more, as the Unicode standard's table of well-formed sequences
/// has them. Null for control characters, too.
const char* Scanner::character(const char* at) const {
  const unsigned first = byte(*at);
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4) return nullptr;
  if (static_cast<std::size_t>(end_ - at) < size) return nullptr;
  const unsigned least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (byte(at[1]) < least || byte(at[1]) > most) return nullptr;
  for (std::size_t i = 2; i < size; ++i) {
    if (!continues(at[i])) return nullptr;
  }
  return at + size;
}

const char* Scanner::escape(const char* at, Text& text) const {
  unsigned ignored = 0;
  text.escaped = true;
  if (end_ - at < 2) return nullptr;
  if (at[1] == 'u') {
    text.continued = not_counted;
    return unit({at + 2, static_cast<std::size_t>(end_ - at - 2)}, ignored) ? at + 6 : nullptr;
  }
  return std::string_view("\"\\/bfnrt").find(at[1]) == std::string_view::npos ? nullptr : at + 2;
}

/// What stands behind a quote, of any length and with any characters.
const char* Scanner::long_text(const char* begin, Text& text) const {
  const char* at = begin;
  text = {};
  while (true) {
    std::uint32_t special = 0;
    while (end_ - at >= vector_bytes && (special = special_bytes(at)) == 0) {
      at += vector_bytes;
    }
    if (special != 0) {
      at += std::countr_zero(special);
    } else {
      while (at != end_ && *at >= ' ' && *at != '"' && *at != '\\') {
        ++at;
      }
      if (at == end_) return nullptr;
    }
    if (*at == '"') break;
    if (*at == '\\') {
      at = escape(at, text);
    } else {
      const char* behind = character(at);
      if (behind != nullptr && text.continued != not_counted) {
        text.continued += static_cast<std::uint32_t>(behind - at - 1);
      }
      at = behind;
    }
    if (at == nullptr) return nullptr;
  }
  text.raw = {begin, static_cast<std::size_t>(at - begin)};
  return at + 1;
}

const char* Scanner::number(const char* at, bool& whole, std::int64_t& value) const {
  at = to_next(at);
  const bool negative = look(at) == '-';
  if (negative) ++at;
  const char* begin = at;
  value = 0;
  while (at != end_ && is_digit(*at)) {
    if (at - begin == most_digits) return nullptr;
    value = value * 10 + (*at++ - '0');
  }
  if (at == begin || (*begin == '0' && at - begin > 1)) return nullptr;
  if (negative) value = -value;
  whole = look(at) != '.';
  if (!whole) {
    const char* point = at++;
    while (at != end_ && is_digit(*at)) {
      ++at;
    }
    if (at - point < 2 || at - begin > most_digits) return nullptr;
  }
  return look(at) == 'e' || look(at) == 'E' ? nullptr : at;
}

const char* Scanner::integer(const char* at, std::int64_t& number) const {
  bool whole = false;
  at = this->number(at, whole, number);
  return whole ? at : nullptr;
}

const char* Scanner::skip_object(const char* at, int room) const {
  const auto value = [this, room](const char* from, const auto&) { return skip(from, room); };
  std::uint32_t ignored = 0;
  return object(at, reference_names, ignored, value, value);
}

const char* Scanner::skip(const char* at, int room) const {
  at = to_next(at);
  switch (look(at)) {
    case '"': {
      Text text;
      at = this->text(at, text);
      // A surrogate that stands alone shows only when the text is decoded.
      const bool sure = !text.escaped || text.raw.find("\\u") == std::string_view::npos;
      return sure ? at : nullptr;
    }
    case '{':
      if (room == 0) return nullptr;
      return skip_object(at, room - 1);
    case '[':
      if (room == 0) return nullptr;
      return list(at, [this, room](const char* item) { return skip(item, room - 1); });
    case 't':
      return take(at, "true");
    case 'f':
      return take(at, "false");
    case 'n':
      return take(at, "null");
    default: {
      bool whole = false;
      std::int64_t ignored = 0;
      return number(at, whole, ignored);
    }
  }
}

bool decode(std::string_view raw, char* out, std::size_t& size) {
  constexpr std::string_view letters = "bfnrt";
  constexpr std::string_view meanings = "\b\f\n\r\t";
  char* to = out;
  while (true) {
    const std::size_t plain = std::min(raw.find('\\'), raw.size());
    std::memcpy(to, raw.data(), plain);
    to += plain;
    if (plain == raw.size()) break;
    const char kind = raw[plain + 1];
    raw.remove_prefix(plain + 2);
    if (kind != 'u') {
      const std::size_t found = letters.find(kind);
      *to++ = found == letters.npos ? kind : meanings[found];
      continue;
    }
    unsigned point = 0;
    unit(raw, point);
    raw.remove_prefix(4);
    if (point >= 0xD800 && point < 0xDC00) {
      unsigned low = 0;
      if (!raw.starts_with("\\u") || !unit(raw.substr(2), low)) return false;
      if (low < 0xDC00 || low > 0xDFFF) return false;
      point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
      raw.remove_prefix(6);
    } else if (point >= 0xDC00 && point <= 0xDFFF) {
      return false;
    }
    to = encode(point, to);
  }
  size = static_cast<std::size_t>(to - out);
  return true;
}

}  // namespace clause10::columns
