#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/text.h"
#include "model/pack.h"

namespace clause10::lint {

/// Where a phrase stands in a text: its first word and the one behind its last.
struct Hit {
  std::size_t first;
  std::size_t behind;
};

/// What keeps a phrase from being understood, in words; empty for one that is. Words are letters
/// and digits with a * before, behind or both for any letters there; a|b is either, # a number, ~
/// at most two words between.
std::string fault_of(std::string_view phrase);

/// The phrases of a list, of all its languages, ready to be found. Immutable.
class Lexicon {
 public:
  explicit Lexicon(const model::Lexicon& phrases);

  /// Every place at which a phrase begins, in the order of the text; the longest of those that
  /// begin at the same word. A phrase never goes beyond a sentence. Takes time in proportion to
  /// the text.
  std::vector<Hit> find(const Text& text) const;

 private:
  enum class Kind : std::uint8_t { exact, begins, ends, contains, number };
  struct Pattern {
    Kind kind;
    std::string letters;
  };
  struct Element {
    std::uint32_t first;  ///< of patterns_
    std::uint32_t count;
    bool gap;  ///< words may stand before it
  };
  struct Phrase {
    std::uint32_t first;  ///< of elements_
    std::uint32_t count;
  };

  void add(std::string_view phrase);
  void add_element(std::string_view written, bool gap);
  bool fits(const Element& element, std::string_view word) const;
  /// The word behind the phrase, or 0 where it does not stand.
  std::size_t match(const Phrase& phrase, const Text& text, std::size_t word) const;

  std::vector<Pattern> patterns_;
  std::vector<Element> elements_;
  std::vector<Phrase> phrases_;
  // Phrases by the letter with which their first word begins, or ends where only its end is given;
  // the last: any other.
  using ByLetter = std::array<std::vector<std::uint32_t>, 27>;
  static void file(ByLetter& into, std::size_t letter, std::uint32_t phrase);
  ByLetter by_first_;
  ByLetter by_last_;
};

}  // namespace clause10::lint
