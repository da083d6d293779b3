#include "lint/lexicon.h"

#include <algorithm>

#include "search/words.h"

namespace clause10::lint {
namespace {

constexpr std::size_t most_between = 2;  ///< words for which ~ stands

std::size_t place_of(char letter) {
  return letter >= 'a' && letter <= 'z' ? static_cast<std::size_t>(letter - 'a') : 26;
}

/// Calls each(part) for what stands between the separators.
template <class Each>
void split(std::string_view text, char separator, const Each& each) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) each(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::string_view without_stars(std::string_view pattern) {
  if (pattern.starts_with('*')) pattern.remove_prefix(1);
  if (pattern.ends_with('*')) pattern.remove_suffix(1);
  return pattern;
}

/// The pattern as one folded word; empty where it is none or several.
std::string word_of(std::string_view pattern) {
  search::Words words(pattern);
  search::Word word;
  if (!words.next(word) || word.begin != 0 || word.end != pattern.size()) return {};
  return plain(word.folded);
}

bool is_number(std::string_view word) {
  return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

}  // namespace

std::string fault_of(std::string_view phrase) {
  std::string fault;
  bool any = false;
  bool gap = true;  // at the beginning, or behind another one
  split(phrase, ' ', [&](std::string_view element) {
    if (element == "~") {
      if (gap) fault = "a ~ stands between two words";
      gap = true;
      return;
    }
    any = true;
    gap = false;
    if (element == "#") return;
    split(element, '|', [&](std::string_view pattern) {
      if (word_of(without_stars(pattern)).empty()) {
        fault = "\"" + std::string(pattern) + "\" is not one word with a * before or behind it";
      }
    });
  });
  if (!any) return "a phrase has a word at least";
  return gap ? "a ~ stands between two words" : fault;
}

Lexicon::Lexicon(const model::Lexicon& phrases) {
  for (const auto& [language, list] : phrases.by_language) {
    for (const std::string& phrase : list) {
      add(phrase);
    }
  }
}

void Lexicon::add(std::string_view phrase) {
  Phrase made{static_cast<std::uint32_t>(elements_.size()), 0};
  bool gap = false;
  split(phrase, ' ', [&](std::string_view element) {
    if (element != "~") {
      add_element(element, gap);
      ++made.count;
    }
    gap = element == "~";
  });
  const auto number = static_cast<std::uint32_t>(phrases_.size());
  phrases_.push_back(made);
  const Element& first = elements_[made.first];
  for (std::size_t i = 0; i < first.count; ++i) {
    const Pattern& pattern = patterns_[first.first + i];
    if (pattern.kind == Kind::ends) {
      file(by_last_, place_of(pattern.letters.back()), number);
    } else if (pattern.kind == Kind::contains) {
      for (std::size_t letter = 0; letter < by_first_.size(); ++letter) {
        file(by_first_, letter, number);
      }
    } else {
      file(by_first_, place_of(pattern.letters.front()), number);
    }
  }
}

void Lexicon::file(ByLetter& into, std::size_t letter, std::uint32_t phrase) {
  auto& list = into[letter];
  if (list.empty() || list.back() != phrase) list.push_back(phrase);
}

void Lexicon::add_element(std::string_view written, bool gap) {
  Element element{static_cast<std::uint32_t>(patterns_.size()), 0, gap};
  split(written, '|', [&](std::string_view pattern) {
    const bool before = pattern.starts_with('*');
    const bool behind = pattern.ends_with('*');
    const Kind kind = pattern == "#"     ? Kind::number
                      : before && behind ? Kind::contains
                      : before           ? Kind::ends
                      : behind           ? Kind::begins
                                         : Kind::exact;
    patterns_.push_back({kind, kind == Kind::number ? "#" : word_of(without_stars(pattern))});
    ++element.count;
  });
  elements_.push_back(element);
}

bool Lexicon::fits(const Element& element, std::string_view word) const {
  for (std::size_t i = 0; i < element.count; ++i) {
    const Pattern& pattern = patterns_[element.first + i];
    const std::string_view letters = pattern.letters;
    bool found = false;
    switch (pattern.kind) {
      case Kind::exact:
        found = word == letters;
        break;
      case Kind::begins:
        found = word.starts_with(letters);
        break;
      case Kind::ends:
        found = word.ends_with(letters);
        break;
      case Kind::contains:
        found = word.find(letters) != std::string_view::npos;
        break;
      case Kind::number:
        found = is_number(word);
        break;
    }
    if (found) return true;
  }
  return false;
}

std::size_t Lexicon::match(const Phrase& phrase, const Text& text, std::size_t word) const {
  if (!fits(elements_[phrase.first], text.folded(word))) return 0;
  for (std::size_t i = 1; i < phrase.count; ++i) {
    const Element& element = elements_[phrase.first + i];
    const std::size_t most = element.gap ? most_between : 0;
    std::size_t between = 0;
    bool found = false;
    while (!found && between <= most) {
      ++word;
      if (word == text.size() || text[word].opens) return 0;
      found = fits(element, text.folded(word));
      ++between;
    }
    if (!found) return 0;
  }
  return word + 1;
}

std::vector<Hit> Lexicon::find(const Text& text) const {
  std::vector<Hit> hits;
  for (std::size_t word = 0; word < text.size(); ++word) {
    const std::string_view letters = text.folded(word);
    if (letters.empty()) continue;
    std::size_t behind = 0;
    for (const auto* list :
         {&by_first_[place_of(letters.front())], &by_last_[place_of(letters.back())]}) {
      for (const std::uint32_t number : *list) {
        behind = std::max(behind, match(phrases_[number], text, word));
      }
    }
    if (behind != 0) hits.push_back({word, behind});
  }
  return hits;
}

}  // namespace clause10::lint
