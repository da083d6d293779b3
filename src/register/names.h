#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "register/bytes.h"

namespace clause10::columns {

/// Names of one object, to find one that stands twice. Views of the text.
class Names {
 public:
  /// False when the name was there, or when there are too many to be sure.
  bool add(std::string_view name) {
    if (count_ == most) return false;
    const std::uint64_t first = first_bytes(name);
    for (std::size_t i = 0; i < count_; ++i) {
      if (firsts_[i] != first || sizes_[i] != name.size()) continue;
      if (same_bytes(begins_[i], name.data(), name.size())) return false;
    }
    firsts_[count_] = first;
    begins_[count_] = name.data();
    sizes_[count_++] = name.size();
    return true;
  }

 private:
  static constexpr std::size_t most = 16;
  // Not initialised: one of these is made for every object.
  std::uint64_t firsts_[most];
  const char* begins_[most];
  std::size_t sizes_[most];
  std::size_t count_ = 0;
};

}  // namespace clause10::columns
