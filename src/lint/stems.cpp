#include "lint/stems.h"

#include <algorithm>
#include <array>

#include "model/sort.h"

namespace clause10::lint {
namespace {

constexpr std::size_t least_stem = 3;

// Longer ones first; taken off for as long as there is one.
constexpr std::array<std::string_view, 22> endings = {
    "ungen", "ation", "ments", "ment", "ing", "ung", "ern", "ten", "ies", "ed", "en",
    "er",    "es",    "em",    "te",   "ly",  "e",   "n",   "s",   "t",   "y",  "o"};

bool earlier(const std::string& a, const std::string& b) {
  return a < b;
}

}  // namespace

std::string_view stem(std::string_view word) {
  // geprüft, getesteten: a participle keeps what is in the middle.
  if (word.starts_with("ge") && word.size() > 6) word.remove_prefix(2);
  // What is unencrypted is not encrypted.
  if (word.starts_with("un") && word.size() > 6) word.remove_prefix(2);
  while (true) {
    const auto* const ending = std::find_if(endings.begin(), endings.end(), [&](auto each) {
      return word.size() >= each.size() + least_stem && word.ends_with(each) &&
             !(each == "s" && word.ends_with("ss"));
    });
    if (ending == endings.end()) return word;
    word.remove_suffix(ending->size());
  }
}

Stems::Stems(const Text& text, const std::vector<bool>& covered) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i < covered.size() && covered[i]) continue;
    stems_.emplace_back(stem(text.folded(i)));
  }
  model::sort<std::string, &earlier>(stems_);
  stems_.erase(std::unique(stems_.begin(), stems_.end()), stems_.end());
}

bool Stems::has(std::string_view stem) const {
  const auto found = std::lower_bound(stems_.begin(), stems_.end(), stem);
  return found != stems_.end() && *found == stem;
}

}  // namespace clause10::lint
