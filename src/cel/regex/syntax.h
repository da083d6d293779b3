#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clause10::cel {

struct CharRange {
  char32_t first;
  char32_t last;
};
using CharClass = std::vector<CharRange>;  ///< ascending, apart from each other

enum class Assertion : std::uint8_t {
  text_start,
  text_end,
  line_start,
  line_end,
  word_boundary,
  no_word_boundary,
};

/// A regular expression as a tree; nodes refer to each other by index.
struct RegexNode {
  enum class Kind : std::uint8_t { empty, one_of, assertion, sequence, choice, repeat };
  Kind kind = Kind::empty;
  Assertion assertion = Assertion::text_start;
  int least = 0;
  int most = 0;  ///< of repeat; unbounded when negative
  CharClass chars = {};
  std::vector<std::uint32_t> children = {};
};

struct RegexTree {
  std::vector<RegexNode> nodes;
  std::uint32_t root = 0;
  std::string error;         ///< empty for a sound pattern
  std::size_t error_at = 0;  ///< byte of the pattern
};

RegexTree parse_regex(std::string_view pattern);

void add(const CharClass& more, CharClass& chars);
/// Sorts and joins the ranges.
void normalize(CharClass& chars);
void negate(CharClass& chars);
/// Adds the other case of every letter: ASCII, Latin-1, Greek and Cyrillic.
void add_other_case(CharClass& chars);
/// The class of \d, \w or \s, or of their opposites in capitals; false for other letters.
bool perl_class(char letter, CharClass& chars);
/// The class of a name such as alpha, as in [[:alpha:]]; false for an unknown name.
bool posix_class(std::string_view name, CharClass& chars);
/// The class of a general category, a script or Any, as in \p{Lu}; ^ before the name is its
/// opposite. False for an unknown name; see cel/regex/unicode.cpp for the known ones.
bool unicode_class(std::string_view name, CharClass& chars);

}  // namespace clause10::cel
