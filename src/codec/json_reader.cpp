#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "codec/duplicates.h"
#include "codec/json.h"
#include "codec/places.h"
#include "model/decimal.h"
#include "model/pointer.h"
#include "model/sort.h"
#include "model/utf8.h"

/// One pass over the text, values built in place: a record is read at every key that somebody
/// presses.
namespace clause10::codec {
namespace {

using model::Diagnostic;
using model::Member;
using model::Value;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool before(const std::string_view& a, const std::string_view& b) {
  return a < b;
}

/// The name that stands twice, or an empty view without data.
std::string_view name_twice(const Member* members, std::size_t count) {
  constexpr std::size_t few = 16;
  if (count <= few) {
    for (std::size_t i = 1; i < count; ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (members[i].name == members[j].name) return members[i].name;
      }
    }
    return {};
  }
  // Sorted, so that an object of many members costs no time squared.
  std::vector<std::string_view> names;
  names.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    names.emplace_back(members[i].name);
  }
  model::sort<std::string_view, before>(names);
  const auto twice = std::adjacent_find(names.begin(), names.end());
  return twice == names.end() ? std::string_view() : *twice;
}

/// Of a member that stands twice the last one is kept, or it is refused.
template <bool keeps_last>
class Reader {
 public:
  explicit Reader(std::string_view text)
      : start_(text.data()), at_(start_), end_(start_ + text.size()) {
    if (text.starts_with("\xEF\xBB\xBF")) at_ += 3;  // a byte order mark
  }

  bool read(Value& into) {
    if (!value(into, 0)) return false;
    skip_space();
    return at_ == end_ || fail("nothing may follow the value");
  }

  Diagnostic& error() { return error_; }

 private:
  bool value(Value& into, std::size_t depth) {
    skip_space();
    if (at_ == end_) return fail("a value is missing: the text ends here");
    switch (*at_) {
      case '{':
        return open(depth) && object(into, depth);
      case '[':
        return open(depth) && list(into, depth);
      case '"': {
        std::string text;
        if (!string(text)) return false;
        into = Value(std::move(text));
        return true;
      }
      case 't':
        into = Value(true);
        return word("true");
      case 'f':
        into = Value(false);
        return word("false");
      case 'n':
        into = Value();
        return word("null");
      default:
        return number(into);
    }
  }

  bool open(std::size_t depth) {
    if (depth < deepest_json) {
      ++at_;
      return true;
    }
    error_.code = "json.depth";
    error_.message =
        "nested deeper than " + std::to_string(deepest_json) + " levels; no valid input is";
    return false;
  }

  // Members and items gather in one place, so that each object and list is allocated once, in its
  // size.
  bool object(Value& into, std::size_t depth) {
    const std::size_t first = members_.size();
    if (!next_is('}')) {
      do {
        skip_space();
        Member member;
        if (at_ == end_ || *at_ != '"')
          return fail("a member's name in quotation marks is missing");
        if (!string(member.name)) return false;
        skip_space();
        if (!next_is(':')) return fail("a colon is missing after the name of a member");
        if (!value(member.value, depth + 1)) return within(member.name);
        members_.push_back(std::move(member));
      } while (next_is(','));
      if (!next_is('}')) return fail("a comma or } is missing");
    }
    const std::string_view twice = name_twice(members_.data() + first, members_.size() - first);
    if (twice.data() != nullptr) {
      if constexpr (!keeps_last) return refuse_twice(twice);
      keep_last(members_, first);
    }
    const auto begin = members_.begin() + static_cast<std::ptrdiff_t>(first);
    into = Value(
        model::Object(std::make_move_iterator(begin), std::make_move_iterator(members_.end())));
    members_.erase(begin, members_.end());
    return true;
  }

  bool list(Value& into, std::size_t depth) {
    const std::size_t first = items_.size();
    if (!next_is(']')) {
      do {
        Value item;
        if (!value(item, depth + 1)) return within(std::to_string(items_.size() - first));
        items_.push_back(std::move(item));
      } while (next_is(','));
      if (!next_is(']')) return fail("a comma or ] is missing");
    }
    const auto begin = items_.begin() + static_cast<std::ptrdiff_t>(first);
    into =
        Value(model::List(std::make_move_iterator(begin), std::make_move_iterator(items_.end())));
    items_.erase(begin, items_.end());
    return true;
  }

  bool string(std::string& into) {
    ++at_;
    while (true) {
      const char* const plain = at_;
      while (at_ != end_ && *at_ != '"' && *at_ != '\\' && is_printable(*at_)) {
        ++at_;
      }
      into.append(plain, at_);
      if (at_ == end_) return fail("a text is not closed: its quotation mark is missing");
      if (*at_ == '"') {
        ++at_;
        return true;
      }
      if (*at_ == '\\') {
        if (!escape(into)) return false;
      } else if (static_cast<unsigned char>(*at_) < ' ') {
        return fail("a control character in a text is written as \\n, \\t or \\u00..");
      } else if (!wide(into)) {
        return false;
      }
    }
  }

  /// Of ASCII; the bytes of longer characters are negative.
  static bool is_printable(char c) { return static_cast<signed char>(c) >= ' '; }

  /// A character of several bytes.
  bool wide(std::string& into) {
    std::size_t read = 0;
    bool sound = true;
    const auto rest = static_cast<std::size_t>(end_ - at_);
    model::next_code_point({at_, std::min<std::size_t>(rest, 4)}, read, sound);
    if (!sound) {
      skip_sound_part();
      return fail("these bytes are no UTF-8");
    }
    into.append(at_, read);
    at_ += read;
    return true;
  }

  /// To the byte that spoils the character.
  void skip_sound_part() {
    const auto lead = static_cast<unsigned char>(*at_);
    if (lead < 0xC2 || lead > 0xF4 || end_ - at_ < 2) return;
    const auto second = static_cast<unsigned char>(at_[1]);
    const bool fits = (second & 0xC0U) == 0x80U && (lead != 0xE0 || second >= 0xA0) &&
                      (lead != 0xED || second < 0xA0) && (lead != 0xF0 || second >= 0x90) &&
                      (lead != 0xF4 || second < 0x90);
    ++at_;
    for (; fits && at_ != end_ && (static_cast<unsigned char>(*at_) & 0xC0U) == 0x80U; ++at_) {
    }
  }

  bool escape(std::string& into) {
    static constexpr std::string_view letters = "\"\\/bfnrt";
    static constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    if (++at_ == end_) return fail("a text is not closed: its quotation mark is missing");
    const std::size_t known = letters.find(*at_);
    if (known != std::string_view::npos) {
      into += meant[known];
      ++at_;
      return true;
    }
    char32_t c = 0;
    if (*at_ != 'u') return fail("an escape is one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
    if (!hex(c)) return false;
    if (c >= 0xDC00 && c <= 0xDFFF) return unpaired();
    if (c >= 0xD800 && c <= 0xDBFF) {
      char32_t low = 0;
      if (end_ - at_ < 2 || at_[0] != '\\' || at_[1] != 'u') return unpaired();
      ++at_;
      if (!hex(low)) return false;
      if (low < 0xDC00 || low > 0xDFFF) return unpaired();
      c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
    }
    model::append_utf8(into, c);
    return true;
  }

  bool unpaired() { return fail("\\uD800 to \\uDFFF stand in pairs, the high half first"); }

  bool hex(char32_t& c) {
    ++at_;
    for (int i = 0; i < 4; ++i, ++at_) {
      const char digit = at_ == end_ ? '\0' : *at_;
      if (is_digit(digit)) {
        c = c * 16 + static_cast<char32_t>(digit - '0');
      } else if ((digit | ' ') >= 'a' && (digit | ' ') <= 'f') {
        c = c * 16 + static_cast<char32_t>((digit | ' ') - 'a' + 10);
      } else {
        return fail("\\u takes four hexadecimal digits");
      }
    }
    return true;
  }

  bool number(Value& into) {
    const char* const first = at_;
    const bool negative = *at_ == '-';
    if (negative) ++at_;
    if (at_ == end_ || !is_digit(*at_)) {
      return fail(negative ? "a digit is missing after the minus sign"
                           : "no value begins with this character");
    }
    std::uint64_t whole = 0;
    bool fits = true;
    if (*at_ == '0') {
      ++at_;
    } else {
      for (; at_ != end_ && is_digit(*at_); ++at_) {
        fits = fits && !__builtin_mul_overflow(whole, 10U, &whole) &&
               !__builtin_add_overflow(whole, static_cast<unsigned>(*at_ - '0'), &whole);
      }
    }
    bool real = false;
    if (at_ != end_ && *at_ == '.') {
      real = true;
      ++at_;
      if (!digits()) return fail("a digit is missing after the decimal point");
    }
    if (at_ != end_ && (*at_ == 'e' || *at_ == 'E')) {
      real = true;
      ++at_;
      if (at_ != end_ && (*at_ == '+' || *at_ == '-')) ++at_;
      if (!digits()) return fail("a digit is missing in the exponent");
    }
    constexpr std::uint64_t largest = INT64_MAX;
    if (!real && fits && whole <= largest + (negative ? 1 : 0)) {
      into = Value(static_cast<std::int64_t>(negative ? 0 - whole : whole));
    } else if (!real && fits && !negative) {
      into = Value(whole);
    } else {
      const double read = *model::real_of({first, static_cast<std::size_t>(at_ - first)});
      if (read - read != 0) return refuse_number(first);
      into = Value(read);
    }
    return true;
  }

  bool digits() {
    const char* const first = at_;
    while (at_ != end_ && is_digit(*at_)) {
      ++at_;
    }
    return at_ != first;
  }

  bool word(std::string_view expected) {
    for (const char c : expected) {
      if (at_ == end_ || *at_ != c) return fail("a word is one of true, false and null");
      ++at_;
    }
    return true;
  }

  void skip_space() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) {
      ++at_;
    }
  }

  bool next_is(char c) {
    skip_space();
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }

  bool fail(std::string_view reason) {
    error_.code = "json.syntax";
    error_.message = "no valid JSON: ";
    error_.message += reason;
    error_.offset = static_cast<std::uint64_t>(at_ - start_);
    return false;
  }

  bool refuse_number(const char* first) {
    at_ = first;
    fail({});
    error_.code = "json.number";
    error_.message = "a number is too large to be kept";
    return false;
  }

  bool refuse_twice(std::string_view name) {
    error_.code = "json.duplicateMember";
    error_.message = "\"" + std::string(name) + "\" stands twice in one object; remove one";
    return within(name);
  }

  /// Called on the way out of a fault, from the inside.
  bool within(std::string_view part) {
    error_.pointer.insert(0, model::member_of({}, part));
    return false;
  }

  const char* start_;
  const char* at_;
  const char* end_;
  std::vector<Member> members_;  ///< of the objects that are open, the innermost last
  std::vector<Value> items_;     ///< of the lists that are open
  Diagnostic error_ = {};
};

template <bool keeps_last>
model::Result<Value> read(std::string_view text) {
  if (text.size() > largest_json) {
    return Diagnostic{"json.tooLarge",
                      "the input has " + std::to_string(text.size()) + " bytes; at most " +
                          std::to_string(largest_json) + " are read",
                      {}};
  }
  Reader<keeps_last> reader(text);
  Value value;
  if (reader.read(value)) return value;
  locate(reader.error(), text);
  return std::move(reader.error());
}

}  // namespace

model::Result<Value> read_json(std::string_view text) {
  return read<false>(text);
}

model::Result<Value> read_json_keeping_last(std::string_view text) {
  return read<true>(text);
}

}  // namespace clause10::codec
