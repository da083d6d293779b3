#include "search/affix.h"

namespace clause10::search {
namespace {

/// Takes the next entry off a table that has one.
Ending next_entry(std::string_view& table) {
  std::string_view entry = table.substr(0, table.find(' '));
  table.remove_prefix(entry.size() < table.size() ? entry.size() + 1 : entry.size());
  Ending found;
  if (const std::size_t at = entry.find('?'); at != std::string_view::npos) {
    found.condition = entry[at + 1];
    entry = entry.substr(0, at);
  }
  const std::size_t at = entry.find('=');
  found.ending = entry.substr(0, at);
  if (at != std::string_view::npos) found.with = entry.substr(at + 1);
  return found;
}

}  // namespace

bool is_among(char c, std::string_view letters) {
  for (const char letter : letters) {
    if (letter == c) return true;
  }
  return false;
}

std::size_t region_after(std::string_view word, std::size_t start, std::string_view vowels) {
  std::size_t i = start;
  while (i < word.size() && !is_among(word[i], vowels))
    ++i;
  while (i < word.size() && is_among(word[i], vowels))
    ++i;
  return i < word.size() ? i + 1 : word.size();
}

bool longest_ending(std::string_view word, std::string_view table, Ending& found) {
  found = {};
  while (!table.empty()) {
    const Ending entry = next_entry(table);
    if (entry.ending.size() > found.ending.size() && word.ends_with(entry.ending)) found = entry;
  }
  return !found.ending.empty();
}

bool whole_word(std::string_view word, std::string_view table, Ending& found) {
  while (!table.empty()) {
    found = next_entry(table);
    if (found.ending == word) return true;
  }
  return false;
}

void replace_end(Stem& word, std::size_t length, std::string_view with) {
  word.size -= length;
  for (const char c : with)
    word.letters[word.size++] = c;
}

}  // namespace clause10::search
