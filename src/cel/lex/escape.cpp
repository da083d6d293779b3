#include <algorithm>

#include "cel/lex/token.h"
#include "model/utf8.h"

namespace clause10::cel {
namespace {

constexpr std::string_view plain = "abfnrtv\\?\"'`";
constexpr std::string_view meant = "\a\b\f\n\r\t\v\\?\"'`";

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

/// Reads exactly that many digits; false when one is missing.
bool number(std::string_view digits, std::size_t count, char32_t base, char32_t& value) {
  if (digits.size() < count) return false;
  value = 0;
  for (const char c : digits.substr(0, count)) {
    const auto digit = static_cast<char32_t>(digit_of(c));
    if (digit >= base) return false;
    value = value * base + digit;
  }
  return true;
}

/// The digits that follow the letter of an escape; none when there is no such escape.
std::size_t digits_after(char letter, bool bytes) {
  if (letter == 'x' || letter == 'X') return 2;
  if (letter == 'u' && !bytes) return 4;
  if (letter == 'U' && !bytes) return 8;
  return 0;
}

}  // namespace

std::size_t unescape(std::string_view written, bool bytes, std::string& into,
                     std::string& message) {
  for (std::size_t at = 0; at < written.size();) {
    if (written[at] != '\\') {
      into += written[at++];
      continue;
    }
    const std::string_view rest = written.substr(at + 1);
    const char letter = rest.empty() ? '\0' : rest.front();
    const std::size_t simple = plain.find(letter);
    if (letter != '\0' && simple != std::string_view::npos) {
      into += meant[simple];
      at += 2;
      continue;
    }
    const bool octal = letter >= '0' && letter <= '3';
    const std::size_t skipped = octal ? 0 : 1;
    const std::size_t count = octal ? 3 : digits_after(letter, bytes);
    char32_t value = 0;
    if (count == 0 || !number(rest.substr(skipped), count, octal ? 8 : 16, value)) {
      message =
          "unknown escape; known are \\n \\r \\t \\\\ \\' \\\" \\` \\? \\a \\b \\f \\v \\xHH \\OOO";
      if (!bytes) message += " \\uHHHH \\UHHHHHHHH";
      return at;
    }
    if (bytes) {
      into += static_cast<char>(value);
    } else if (model::is_scalar(value)) {
      model::append_utf8(into, value);
    } else {
      message = "there is no such character in Unicode";
      return at;
    }
    at += 1 + skipped + count;
  }
  return written.size();
}

}  // namespace clause10::cel
