#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>

namespace clause10::search {

/// Lengths of texts in words are kept in one byte: exact up to 15, then in eighths of an octave.
constexpr std::size_t length_classes = 144;

constexpr std::uint8_t length_class(std::uint32_t words) {
  if (words < 16) return static_cast<std::uint8_t>(words);
  if (words > 0xFFFFF) words = 0xFFFFF;
  const auto octave = static_cast<std::uint32_t>(std::bit_width(words)) - 5;  // 16..31 is 0
  return static_cast<std::uint8_t>(16 + octave * 8 + ((words >> (octave + 1)) & 7U));
}

/// The shortest length of its class.
constexpr std::uint32_t length_of_class(std::uint8_t length) {
  if (length < 16) return length;
  const std::uint32_t octave = (length - 16U) / 8;
  return (8 + (length - 16U) % 8) << (octave + 1);
}

}  // namespace clause10::search
