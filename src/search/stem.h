#pragma once
#include <cstddef>
#include <string_view>

namespace clause10::search {

/// A word in the making. Stemmers shorten it in place and never lengthen it.
struct Stem {
  char* letters;
  std::size_t size;

  std::string_view text() const { return {letters, size}; }
};

/// The English stemmer of the Snowball project ("Porter2"), on a folded word of small letters.
/// https://snowballstem.org/algorithms/english/stemmer.html
void stem_english(Stem& word);

/// The German stemmer of the Snowball project, on a folded word: ä, ö and ü are a, o and u already,
/// as they are in the stemmer's own result. So that both ways to write an umlaut meet, it takes the
/// project's variant in which ae, oe and ue stand for one, too.
/// https://snowballstem.org/algorithms/german/stemmer.html
void stem_german(Stem& word);

}  // namespace clause10::search
