#pragma once
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "cel/cel.h"
#include "cel/regex/syntax.h"
#include "cel/run/context.h"

namespace clause10::cel {

/// A regular expression in RE2's syntax, run in time linear in the text: all ways to match are
/// followed at once (Thompson 1968), so no pattern can make it go back. Without captures, since the
/// language asks only whether there is a match. Not understood: \C.
class Regex {
 public:
  /// Refused with the place of the fault in the pattern; also when it has more than
  /// `longest_pattern` bytes, or counted repetition makes it grow beyond `largest_program`.
  static Outcome<std::shared_ptr<const Regex>> compile(std::string_view pattern);

  /// Does the pattern occur anywhere in the text? An error once the budget is used up; a code point
  /// takes a step for each place in the pattern that is being followed.
  Value found_in(std::string_view text, Context& context) const;

  std::size_t bytes() const { return program_.size() * sizeof(Instruction); }

  static constexpr std::size_t largest_program = 4000;
  static constexpr std::size_t longest_pattern = 8 * largest_program;

  struct Instruction {
    enum class Kind : std::uint8_t { one_of, assertion, split, jump, match };
    Kind kind = Kind::match;
    Assertion assertion = Assertion::text_start;
    std::uint32_t x = 0;  ///< of one_of the class; else where to go on
    std::uint32_t y = 0;  ///< of split the other way
  };

 private:
  friend class RegexProgrammer;
  std::vector<Instruction> program_;
  std::vector<CharClass> classes_;
};

}  // namespace clause10::cel
