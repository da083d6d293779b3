#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clause10::lint {

/// The word as words are compared here: ae, oe and ue are a, o and u as ä, ö and ü are after
/// folding, so that both ways to write an umlaut meet.
std::string plain(std::string_view folded);

/// A text taken apart into words, without case and diacritics. Keeps a view of it.
class Text {
 public:
  struct Word {
    std::uint32_t begin;  ///< in the text, bytes
    std::uint32_t end;
    std::uint32_t letters;  ///< where its folded letters begin
    std::uint16_t size;     ///< of them
    bool opens;             ///< the first of a sentence
  };

  explicit Text(std::string_view text);

  std::string_view written() const { return text_; }
  std::size_t size() const { return words_.size(); }
  const Word& operator[](std::size_t word) const { return words_[word]; }
  std::string_view folded(std::size_t word) const {
    return std::string_view(letters_).substr(words_[word].letters, words_[word].size);
  }
  /// What stands there from one word to another, both included.
  std::string_view quote(std::size_t first, std::size_t last) const {
    return text_.substr(words_[first].begin, words_[last].end - words_[first].begin);
  }

 private:
  std::string_view text_;
  std::string letters_;
  std::vector<Word> words_;
};

}  // namespace clause10::lint
