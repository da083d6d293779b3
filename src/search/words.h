#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace clause10::search {

/// A longer word counts by its first bytes only.
constexpr std::size_t max_word_bytes = 64;

/// A word of a text, as the index knows it and where it stands.
struct Word {
  std::string_view folded;  ///< UTF-8, 1 to max_word_bytes; a view until the next call of next()
  std::size_t begin = 0;    ///< byte offsets into the text
  std::size_t end = 0;
  std::uint32_t hash = 0;     ///< of `folded`; equal in one build only
  bool abbreviation = false;  ///< two capitals in a text that has small letters, too: IT, not it
};

/// Word::hash of a folded word that stands in no text; at most max_word_bytes count.
std::uint32_t hash_of_form(std::string_view form);

/// Takes a text apart into words: runs of letters and digits with case and diacritics folded away.
/// A point or comma between digits joins (5.15), hyphens and apostrophes part. Scripts that put no
/// spaces between words come as overlapping pairs of characters. Any bytes are a text.
class Words {
 public:
  /// Keeps the view.
  explicit Words(std::string_view text) : text_(text) {}

  /// False at the end of the text.
  bool next(Word& word);

 private:
  bool next_in_run(Word& word);
  void finish(Word& word);
  bool has_small_letters();

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t pair_at_ = 0;  ///< where the next pair of syllables starts
  bool in_run_ = false;      ///< inside a run of syllables
  std::int8_t small_ = -1;   ///< has_small_letters(), once known
  std::size_t size_ = 0;
  char buffer_[max_word_bytes + 8] = {};  ///< zeros behind the word: it is hashed by eights
};

}  // namespace clause10::search
