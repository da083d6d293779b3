#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "register/bytes.h"

namespace clause10::columns {

/// A member's name that is expected: compared with what stands there, quotes and colon included, at
/// once, instead of reading a name to look it up. A view of the name, which must outlive it.
class Label {
 public:
  constexpr Label() = default;
  /// The name must need no escapes in JSON.
  constexpr explicit Label(std::string_view name) : name_(name) {
    const std::size_t size = name.size() + 3;
    for (std::size_t i = 0; i < first_.size() && i < size; ++i) {
      first_[i] = i == 0 || i + 2 == size ? '"' : i + 1 == size ? ':' : name[i - 1];
      wanted_ |= std::uint32_t{1} << i;
    }
  }

  constexpr std::string_view name() const { return name_; }

  /// The place behind it, where it stands at `at` without any white space; else null.
  const char* behind(const char* at, const char* end) const {
    const std::size_t size = name_.size() + 3;
    if (end - at < vector_bytes || size > first_.size()) return behind_long(at, end);
    return (wanted_ & ~equal_bytes(at, first_.data())) == 0 ? at + size : nullptr;
  }

 private:
  const char* behind_long(const char* at, const char* end) const {
    const std::size_t size = name_.size();
    if (static_cast<std::size_t>(end - at) < size + 3 || at[0] != '"') return nullptr;
    if (at[size + 1] != '"' || at[size + 2] != ':') return nullptr;
    return same_bytes(at + 1, name_.data(), size) ? at + size + 3 : nullptr;
  }

  std::array<char, vector_bytes> first_ = {};
  std::uint32_t wanted_ = 0;  ///< a bit for each byte of first_ that counts
  std::string_view name_;
};

}  // namespace clause10::columns
