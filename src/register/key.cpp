#include "register/key.h"

#include <array>
#include <cstddef>

namespace clause10::columns {
namespace {

constexpr std::size_t uuid_size = 36;

constexpr bool is_hyphen(std::size_t i) {
  return i == 8 || i == 13 || i == 18 || i == 23;
}

/// Where the digits of each byte begin.
constexpr std::array<std::uint8_t, 16> pairs = {0,  2,  4,  6,  9,  11, 14, 16,
                                                19, 21, 24, 26, 28, 30, 32, 34};

constexpr std::uint8_t no_digit = 0x80;
constexpr std::array<std::uint8_t, 256> digits = [] {
  std::array<std::uint8_t, 256> values = {};
  values.fill(no_digit);
  for (std::uint8_t digit = 0; digit < 16; ++digit) {
    values[digit < 10 ? '0' + digit : 'a' + digit - 10] = digit;
  }
  return values;
}();

}  // namespace

std::optional<Key> key_of_uuid(std::string_view text) {
  if (text.size() != uuid_size) return std::nullopt;
  if (text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return std::nullopt;
  std::uint64_t halves[2] = {0, 0};
  unsigned all = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const unsigned high = digits[static_cast<unsigned char>(text[pairs[i]])];
    const unsigned low = digits[static_cast<unsigned char>(text[pairs[i] + 1U])];
    all |= high | low;
    halves[i / 8] = halves[i / 8] << 8 | high << 4 | low;
  }
  if ((all & no_digit) != 0) return std::nullopt;
  return Key{halves[0], halves[1]};
}

std::string uuid_of(const Key& key) {
  std::string text;
  text.reserve(uuid_size);
  int shift = 64;
  for (std::size_t i = 0; i < uuid_size; ++i) {
    if (i == 19) shift = 64;
    if (is_hyphen(i)) {
      text += '-';
      continue;
    }
    shift -= 4;
    text += "0123456789abcdef"[(i < 19 ? key.high : key.low) >> shift & 15];
  }
  return text;
}

std::uint64_t hash_of(const Key& key) {
  // Most of a random UUID is random, but people make others, too.
  const std::uint64_t mixed = (key.high ^ key.low >> 1) * 0x9E3779B97F4A7C15ULL + key.low;
  return (mixed ^ mixed >> 32) * 0xD6E8FEB86659FD93ULL >> 16;
}

}  // namespace clause10::columns
