#include "lint/text.h"

#include "search/words.h"

namespace clause10::lint {
namespace {

/// Whether a sentence ends in what stands between two words.
bool ends_sentence(std::string_view between) {
  return between.find_first_of(".;:!?\n") != std::string_view::npos;
}

}  // namespace

std::string plain(std::string_view folded) {
  std::string word;
  word.reserve(folded.size());
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char before = i == 0 ? ' ' : folded[i - 1];
    const bool stands_for_dots =
        folded[i] == 'e' && (before == 'a' || before == 'o' || before == 'u');
    if (!stands_for_dots) word += folded[i];
  }
  return word;
}

Text::Text(std::string_view text) : text_(text) {
  search::Words reader(text);
  search::Word word;
  std::size_t end = 0;
  while (reader.next(word)) {
    const std::string letters = plain(word.folded);
    const bool opens = words_.empty() || ends_sentence(text.substr(end, word.begin - end));
    words_.push_back({static_cast<std::uint32_t>(word.begin), static_cast<std::uint32_t>(word.end),
                      static_cast<std::uint32_t>(letters_.size()),
                      static_cast<std::uint16_t>(letters.size()), opens});
    letters_ += letters;
    end = word.end;
  }
}

}  // namespace clause10::lint
