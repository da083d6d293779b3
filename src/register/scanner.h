#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "register/bytes.h"
#include "register/label.h"
#include "register/names.h"
#include "register/sheet.h"

namespace clause10::columns {

/// Reads JSON strictly, once, forwards, without building anything. Every call takes the place at
/// which to begin, where there may be white space, and returns the place behind what it read. Null
/// means: this is wrong or unusual, let the exact reader of codec/ decide. Nothing is accepted that
/// that one refuses: UTF-8 is checked, and no object has a name twice.
///
/// Places are passed by value and what is usual is decided here, so that both stay in registers.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : end_(text.data() + text.size()) {}

  /// Where the next character stands that is no white space; it may be the end.
  const char* to_next(const char* at) const {
    // Compared as signed: what is not ASCII takes the long way, too.
    return at != end_ && *at <= ' ' ? skip_space(at) : at;
  }
  /// The character there; 0 at the end.
  char look(const char* at) const { return at == end_ ? '\0' : *at; }

  /// Behind that character.
  const char* take(const char* at, char c) const {
    at = to_next(at);
    return at != end_ && *at == c ? at + 1 : nullptr;
  }
  /// Behind that name and its colon, where they stand here without white space.
  const char* take(const char* at, const Label& label) const { return label.behind(at, end_); }
  /// Behind exactly these bytes.
  const char* take(const char* at, std::string_view bytes) const {
    const bool fits = static_cast<std::size_t>(end_ - at) >= bytes.size();
    return fits && same_bytes(at, bytes.data(), bytes.size()) ? at + bytes.size() : nullptr;
  }

  struct Text {
    std::string_view raw;  ///< between the quotes
    bool escaped = false;
    std::uint32_t continued = 0;  ///< see Cell
  };
  const char* text(const char* at, Text& text) const {
    at = to_next(at);
    if (at == end_ || *at != '"') return nullptr;
    ++at;
    if (end_ - at >= vector_bytes) {
      const std::uint32_t special = special_bytes(at);
      const auto size = static_cast<std::size_t>(std::countr_zero(special));
      if (special != 0 && at[size] == '"') {
        text.raw = {at, size};
        text.escaped = false;
        text.continued = 0;
        return at + size + 1;
      }
    }
    return long_text(at, text);
  }
  /// A member's name without escapes, and the colon.
  const char* name(const char* at, std::string_view& name) const {
    Text written;
    at = text(at, written);
    if (at == nullptr || written.escaped) return nullptr;
    name = written.raw;
    return take(at, ':');
  }

  /// An object; member(at) reads a name and its value.
  template <class Member>
  const char* object(const char* at, const Member& member) const {
    return items(at, '{', '}', member);
  }
  /// An object with names that are known, in the order in which they mostly stand. known(at, i)
  /// reads the value of names[i], other(at, name) that of any other. No name may stand twice; a bit
  /// of `seen` for each that did.
  template <std::size_t size, class Known, class Other>
  const char* object(const char* at, const std::array<Label, size>& names, std::uint32_t& seen,
                     const Known& known, const Other& other) const {
    static_assert(size <= 32);
    Names others;
    std::size_t next = 0;
    seen = 0;
    return object(at, [&](const char* item) -> const char* {
      std::size_t index = next;
      const char* value = nullptr;
      while (index < size && (value = names[index].behind(item, end_)) == nullptr) {
        ++index;
      }
      if (value == nullptr) {
        std::string_view name;
        value = this->name(item, name);
        if (value == nullptr) return nullptr;
        index = 0;
        while (index < size && !same_text(names[index].name(), name)) {
          ++index;
        }
        if (index == size) return others.add(name) ? other(value, name) : nullptr;
      }
      const std::uint32_t bit = std::uint32_t{1} << index;
      if ((seen & bit) != 0) return nullptr;
      seen |= bit;
      next = index + 1;
      return known(value, index);
    });
  }
  /// A list; item(at) reads each value.
  template <class Item>
  const char* list(const char* at, const Item& item) const {
    return items(at, '[', ']', item);
  }

  /// A whole number of at most 18 digits; nothing else.
  const char* integer(const char* at, std::int64_t& number) const;
  /// A number of at most 18 digits, without exponent: so that no reader may find it out of range.
  const char* number(const char* at, bool& whole, std::int64_t& value) const;
  /// Any value, checked and passed over. `room` is how deep it may be nested.
  const char* skip(const char* at, int room) const;

 private:
  const char* skip_space(const char* at) const;
  const char* long_text(const char* begin, Text& text) const;
  const char* escape(const char* at, Text& text) const;
  const char* skip_object(const char* at, int room) const;
  const char* character(const char* at) const;

  template <class Item>
  const char* items(const char* at, char open, char close, const Item& item) const {
    at = take(at, open);
    if (at == nullptr) return nullptr;
    at = to_next(at);
    if (look(at) == close) return at + 1;
    while (true) {
      at = item(at);
      if (at == nullptr) return nullptr;
      at = to_next(at);
      if (at == end_) return nullptr;
      const char c = *at++;
      if (c == close) return at;
      if (c != ',') return nullptr;
    }
  }

  const char* end_;
};

/// What people and issues mostly have: see Scanner::object.
constexpr std::array<Label, 3> reference_names = {Label("id"), Label("name"), Label("subject")};

/// Deepest nesting that is read quickly.
constexpr int quick_depth = 8;

/// Decodes the escapes of a text into `out`, which has room for raw.size() bytes. False for a
/// surrogate that stands alone.
bool decode(std::string_view raw, char* out, std::size_t& size);

}  // namespace clause10::columns
