#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace clause10::search {

/// Appends a number by sevens of bits, the lowest first, a set top bit for "more follows".
inline void append_number(std::string& bytes, std::uint32_t number) {
  while (number >= 0x80) {
    bytes += static_cast<char>(0x80U | (number & 0x7FU));
    number >>= 7U;
  }
  bytes += static_cast<char>(number);
}

/// Reads a number that append_number() wrote into this very process: nothing is checked.
inline std::uint32_t trusted_number(const unsigned char*& at) {
  std::uint32_t number = *at++;
  if (number < 0x80) return number;
  number &= 0x7FU;
  for (std::uint32_t shift = 7;; shift += 7) {
    const std::uint32_t byte = *at++;
    number |= (byte & 0x7FU) << shift;
    if (byte < 0x80) return number;
  }
}

/// Longest number that append_number() writes.
constexpr std::size_t longest_number = 5;

/// Reads a number of unknown origin where that many bytes can be read, whatever they are.
inline std::uint32_t untrusted_number(const unsigned char*& at) {
  std::uint32_t number = *at++;
  if (number < 0x80) return number;
  number &= 0x7FU;
  for (std::uint32_t shift = 7; shift < 7 * longest_number; shift += 7) {
    const std::uint32_t byte = *at++;
    number |= (byte & 0x7FU) << shift;
    if (byte < 0x80) break;
  }
  return number;
}

/// Reads bytes of unknown origin. Past the end or out of range everything reads as 0 and ok()
/// stays false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  bool ok() const { return ok_; }
  bool at_end() const { return at_ == bytes_.size(); }
  std::size_t position() const { return at_; }

  std::uint32_t number() {
    std::uint64_t number = 0;
    for (std::uint32_t shift = 0; shift < 35; shift += 7) {
      const std::uint32_t byte = this->byte();
      number |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) break;
      if (shift == 28) ok_ = false;
    }
    if (number > std::numeric_limits<std::uint32_t>::max()) ok_ = false;
    return ok_ ? static_cast<std::uint32_t>(number) : 0;
  }

  std::uint8_t byte() {
    if (at_ >= bytes_.size()) ok_ = false;
    return ok_ ? static_cast<std::uint8_t>(bytes_[at_++]) : std::uint8_t{0};
  }

  std::string_view take(std::size_t size) {
    if (size > bytes_.size() - at_) ok_ = false;
    if (!ok_) return {};
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

}  // namespace clause10::search
