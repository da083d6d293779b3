#pragma once
#include <cstdint>
#include <string_view>

namespace clause10::search {

/// What a character does to a word.
enum class Letter : std::uint8_t {
  separator,  ///< ends a word: white space, punctuation, symbols, emoji, what is not UTF-8
  ignored,    ///< neither ends a word nor belongs to it: combining marks, soft hyphen, joiners
  letter,     ///< belongs to a word, digits too
  syllable,   ///< of a script without spaces between words: Chinese, Japanese, Korean, Thai …
};

/// A character as the index sees it: without case and without diacritics.
struct Folded {
  Letter kind = Letter::separator;
  std::uint8_t size = 0;  ///< of bytes
  char bytes[4] = {};     ///< UTF-8; up to two Latin letters (ß is ss, æ is ae)
};

/// Folds the character at `position` of the text and moves on. Follows Unicode's compatibility
/// decomposition (NFKD) with the marks left out and lower case for Latin, Greek, Cyrillic,
/// full-width and ligature characters, and goes on where Unicode has no decomposition but a reader
/// sees one (ø is o, ł is l). `position` is less than the text's size.
Folded fold(std::string_view text, std::size_t& position);

}  // namespace clause10::search
