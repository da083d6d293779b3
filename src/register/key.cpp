#include "register/key.h"

#include <cstddef>

namespace clause10::columns {
namespace {

constexpr std::size_t uuid_size = 36;

constexpr bool is_hyphen(std::size_t i) {
  return i == 8 || i == 13 || i == 18 || i == 23;
}

}  // namespace

std::optional<Key> key_of_uuid(std::string_view text) {
  if (text.size() != uuid_size) return std::nullopt;
  std::uint64_t halves[2] = {0, 0};
  for (std::size_t i = 0; i < uuid_size; ++i) {
    const char c = text[i];
    if (is_hyphen(i)) {
      if (c != '-') return std::nullopt;
      continue;
    }
    const bool digit = c >= '0' && c <= '9';
    if (!digit && (c < 'a' || c > 'f')) return std::nullopt;
    std::uint64_t& half = halves[i < 19 ? 0 : 1];
    half = half << 4 | static_cast<std::uint64_t>(digit ? c - '0' : c - 'a' + 10);
  }
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
