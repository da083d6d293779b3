#include "register/scanner.h"

#include "model/text.h"
#include "register/kernels.h"

namespace clause10::columns {
namespace {

constexpr int most_digits = 18;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

unsigned byte(char c) {
  return static_cast<unsigned char>(c);
}

bool is_blank(const Scanner::Text& text) {
  if (text.raw.empty()) return true;
  if (text.raw.front() > ' ' && text.raw.front() != '\\') return false;
  return model::trim(text.raw).empty();
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

/// One character of two bytes or more, as the Unicode standard's table of well-formed sequences
/// has them.
bool Scanner::utf8() {
  const unsigned first = byte(*at_);
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || static_cast<std::size_t>(end_ - at_) < size) return false;
  const unsigned least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (byte(at_[1]) < least || byte(at_[1]) > most) return false;
  for (std::size_t i = 2; i < size; ++i) {
    if ((byte(at_[i]) & 0xC0U) != 0x80) return false;
  }
  at_ += size;
  return true;
}

bool Scanner::text(Text& text) {
  if (!take('"')) return false;
  const char* begin = at_;
  text = {};
  while (true) {
    at_ += plain_bytes(at_, end_);
    if (at_ == end_) return false;
    const char c = *at_;
    if (c == '"') break;
    if (c == '\\') {
      unsigned ignored = 0;
      text.escaped = true;
      if (end_ - at_ < 2) return false;
      if (at_[1] == 'u') {
        if (!unit({at_ + 2, static_cast<std::size_t>(end_ - at_ - 2)}, ignored)) return false;
        at_ += 6;
      } else if (std::string_view("\"\\/bfnrt").find(at_[1]) != std::string_view::npos) {
        at_ += 2;
      } else {
        return false;
      }
    } else if (c == '\x7f') {
      ++at_;
    } else {
      text.ascii = false;
      if (!utf8()) return false;  // also for control characters
    }
  }
  text.raw = {begin, static_cast<std::size_t>(at_ - begin)};
  ++at_;
  return true;
}

bool Scanner::name(std::string_view& name) {
  Text written;
  if (!text(written) || written.escaped) return false;
  name = written.raw;
  return take(':');
}

bool Scanner::word(std::string_view word) {
  if (!std::string_view(at_, static_cast<std::size_t>(end_ - at_)).starts_with(word)) return false;
  at_ += word.size();
  return true;
}

/// A number without exponent and of few digits, so that no reader may find it out of range.
bool Scanner::number(bool& whole, std::int64_t& value) {
  const bool negative = take('-');
  const char* begin = at_;
  value = 0;
  while (at_ != end_ && is_digit(*at_)) {
    if (at_ - begin == most_digits) return false;
    value = value * 10 + (*at_++ - '0');
  }
  if (at_ == begin || (*begin == '0' && at_ - begin > 1)) return false;
  if (negative) value = -value;
  whole = at_ == end_ || *at_ != '.';
  if (!whole) {
    const char* point = at_++;
    while (at_ != end_ && is_digit(*at_)) {
      ++at_;
    }
    if (at_ - point < 2 || at_ - begin > most_digits) return false;
  }
  return at_ == end_ || (*at_ != 'e' && *at_ != 'E');
}

bool Scanner::integer(std::int64_t& number) {
  skip_space();
  bool whole = false;
  return this->number(whole, number) && whole;
}

bool Scanner::skip(int room) {
  bool flag = false;
  std::int64_t ignored = 0;
  Text text;
  switch (peek()) {
    case '"':
      // A surrogate that stands alone shows only when the text is decoded.
      return this->text(text) && (!text.escaped || text.raw.find("\\u") == text.raw.npos);
    case '{': {
      ++at_;
      if (room == 0) return false;
      if (take('}')) return true;
      Names names;
      std::string_view name;
      do {
        if (!this->name(name) || !names.add(name) || !skip(room - 1)) return false;
      } while (take(','));
      return take('}');
    }
    case '[':
      ++at_;
      if (room == 0) return false;
      if (take(']')) return true;
      do {
        if (!skip(room - 1)) return false;
      } while (take(','));
      return take(']');
    case 't':
      return word("true");
    case 'f':
      return word("false");
    case 'n':
      return word("null");
    default:
      return number(flag, ignored);
  }
}

bool Scanner::reference(std::int64_t& id, bool& has_id) {
  has_id = false;
  if (!take('{')) return false;
  if (take('}')) return true;
  Names names;
  std::string_view name;
  do {
    if (!this->name(name) || !names.add(name)) return false;
    const char next = peek();
    if (name == "id" && (next == '-' || is_digit(next))) {
      if (!number(has_id, id)) return false;
    } else if (!skip(quick_depth)) {
      return false;
    }
  } while (take(','));
  return take('}');
}

bool Scanner::list(bool& filled, bool& texts) {
  filled = false;
  texts = true;
  if (!take('[')) return false;
  if (take(']')) return true;
  filled = true;
  do {
    if (peek() == '"') {
      Text item;
      if (!text(item) || item.escaped) return false;
      texts = texts && !is_blank(item);
    } else {
      texts = false;
      if (!skip(quick_depth)) return false;
    }
  } while (take(','));
  return take(']');
}

bool decode(std::string_view raw, char* out, std::size_t& size) {
  constexpr std::string_view letters = "bfnrt";
  constexpr std::string_view meanings = "\b\f\n\r\t";
  char* to = out;
  for (std::size_t i = 0; i < raw.size();) {
    if (raw[i] != '\\') {
      *to++ = raw[i++];
      continue;
    }
    const char kind = raw[i + 1];
    i += 2;
    if (kind != 'u') {
      const std::size_t found = letters.find(kind);
      *to++ = found == letters.npos ? kind : meanings[found];
      continue;
    }
    unsigned point = 0;
    unit(raw.substr(i), point);
    i += 4;
    if (point >= 0xD800 && point < 0xDC00) {
      unsigned low = 0;
      if (!raw.substr(i).starts_with("\\u") || !unit(raw.substr(i + 2), low)) return false;
      if (low < 0xDC00 || low > 0xDFFF) return false;
      point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
      i += 6;
    } else if (point >= 0xDC00 && point <= 0xDFFF) {
      return false;
    }
    to = encode(point, to);
  }
  size = static_cast<std::size_t>(to - out);
  return true;
}

}  // namespace clause10::columns
