#pragma once
#include <cstddef>
#include <string_view>

#include "search/stem.h"

// What both stemmers need: letters, regions and endings. Compiled once and fed with texts, because
// tables of structures and code for each would be the larger part of a stemmer.

namespace clause10::search {

bool is_among(char c, std::string_view letters);

/// Where the region begins that follows the first non-vowel behind a vowel, from `start` on; the
/// word's end when there is none.
std::size_t region_after(std::string_view word, std::size_t start, std::string_view vowels);

/// An entry of a table of endings: "ending", "ending=with" or "ending=with?condition".
struct Ending {
  std::string_view ending;
  std::string_view with;
  char condition = '\0';  ///< what it means is the stemmer's business
};

/// Finds the longest ending of the word in a table, whose entries are parted by spaces.
bool longest_ending(std::string_view word, std::string_view table, Ending& found);

/// Finds the entry whose ending is the whole word.
bool whole_word(std::string_view word, std::string_view table, Ending& found);

/// The last letters of the word become `with`, which is no longer than they are.
void replace_end(Stem& word, std::size_t length, std::string_view with);

}  // namespace clause10::search
