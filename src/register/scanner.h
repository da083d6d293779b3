#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "register/sheet.h"

namespace clause10::columns {

/// Reads JSON strictly, once, forwards, without building anything. A call that returns false means:
/// this is wrong or unusual, let the exact reader of codec/ decide. It never accepts what that one
/// refuses: UTF-8 is checked, and no object has a name twice.
class Scanner {
 public:
  Scanner(const char* begin, const char* end) : at_(begin), end_(end) {}

  const char* at() const { return at_; }

  void skip_space() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) {
      ++at_;
    }
  }
  /// The next character after white space; 0 at the end.
  char peek() {
    skip_space();
    return at_ == end_ ? '\0' : *at_;
  }
  /// Takes that character, after white space.
  bool take(char c) {
    if (peek() != c || c == '\0') return false;
    ++at_;
    return true;
  }

  struct Text {
    std::string_view raw;  ///< between the quotes
    bool escaped = false;
    bool ascii = true;
  };
  bool text(Text& text);
  /// A member's name without escapes, and the colon.
  bool name(std::string_view& name);
  /// A whole number of at most 18 digits; nothing else.
  bool integer(std::int64_t& number);
  /// Any value, checked and passed over. `room` is how deep it may be nested.
  bool skip(int room);
  /// An object, passed over. `id` becomes the whole number under "id"; `has_id` tells if it is one.
  bool reference(std::int64_t& id, bool& has_id);
  /// A list, passed over: does it have items, are all of them texts that are not blank.
  bool list(bool& filled, bool& texts);

 private:
  bool word(std::string_view word);
  bool number(bool& whole, std::int64_t& value);
  bool utf8();

  const char* at_;
  const char* end_;
};

/// Names of one object, to find one that stands twice. Full means: not sure.
class Names {
 public:
  /// False when the name was there, or when there are too many.
  bool add(std::string_view name) {
    if (count_ == most) return false;
    for (std::size_t i = 0; i < count_; ++i) {
      if (std::string_view(begins_[i], sizes_[i]) == name) return false;
    }
    begins_[count_] = name.data();
    sizes_[count_++] = name.size();
    return true;
  }

 private:
  static constexpr std::size_t most = 16;
  // Not initialised: one of these is made for every object.
  const char* begins_[most];
  std::size_t sizes_[most];
  std::size_t count_ = 0;
};

/// Deepest nesting that is read quickly.
constexpr int quick_depth = 8;

/// Decodes the escapes of a text into `out`, which has room for raw.size() bytes. False for a
/// surrogate that stands alone.
bool decode(std::string_view raw, char* out, std::size_t& size);

}  // namespace clause10::columns
