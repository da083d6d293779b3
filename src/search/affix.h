#pragma once
#include <cstddef>
#include <string_view>

#include "search/stem.h"

// What both stemmers need: letters, regions and endings.

namespace clause10::search {

inline bool is_among(char c, std::string_view letters) {
  return letters.find(c) != std::string_view::npos;
}

/// Where the region begins that follows the first non-vowel behind a vowel, from `start` on; the
/// word's end when there is none.
inline std::size_t region_after(std::string_view word, std::size_t start, std::string_view vowels) {
  std::size_t i = start;
  while (i < word.size() && !is_among(word[i], vowels))
    ++i;
  while (i < word.size() && is_among(word[i], vowels))
    ++i;
  return i < word.size() ? i + 1 : word.size();
}

/// The longest of the endings that the word has, as an index; `count` when it has none.
template <class Entry, std::size_t count>
std::size_t longest_ending(std::string_view word, const Entry (&entries)[count]) {
  std::size_t best = count;
  std::size_t length = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view ending = entries[i].ending;
    if (ending.size() > length && word.ends_with(ending)) {
      best = i;
      length = ending.size();
    }
  }
  return best;
}

/// The last letters of the word become `with`, which is no longer than they are.
inline void replace_end(Stem& word, std::size_t length, std::string_view with) {
  word.size -= length;
  for (const char c : with)
    word.letters[word.size++] = c;
}

}  // namespace clause10::search
