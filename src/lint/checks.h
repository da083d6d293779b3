#pragma once
#include "lint/lint.h"

/// The checks, one file each, and what they share.
namespace clause10::lint {

/// The text says what another field says already, in its words.
std::optional<Finding> restates(const model::Lint& check, Subject& subject);

/// The text comes to a phrase, such as "human error", and does not ask on from there.
std::optional<Finding> ends_at(const model::Lint& check, Subject& subject);

/// What is left without words that mean nothing is too little.
std::optional<Finding> says_nothing(const model::Lint& check, Subject& subject);

/// Two lines of a list say the same, or one answers its question with the question.
std::optional<Finding> repeats(const model::Lint& check, Subject& subject);

/// A line of a list lacks something, or says nothing there.
std::optional<Finding> incomplete(const model::Lint& check, Subject& subject);

/// A line of a list has no line in another one that refers to it.
std::optional<Finding> unmatched(const model::Lint& check, Subject& subject);

/// The member of a line as a text: empty where there is none.
std::string_view text_in(const model::Value& line, std::string_view column);

/// Marks the words of the phrases.
void cover(const std::vector<Hit>& hits, std::vector<bool>& covered);

/// Words that any of the lexicons covers.
std::vector<bool> covered_by(const std::vector<std::string>& lexicons, const Text& text,
                             Subject& subject);

/// Whether a phrase of any of the lexicons stands in the text.
bool is_found(const std::vector<std::string>& lexicons, const Text& text, Subject& subject);

/// Different words that are not covered, from the first on to before the last, as far as more are
/// not wanted.
std::size_t words_left(const Text& text, const std::vector<bool>& covered, std::size_t first,
                       std::size_t behind);

/// Looks at the field's text, or at that column of each line where there is one; the first finding.
template <class Look>
std::optional<Finding> each_text(const model::Lint& check, Subject& subject, const Look& look) {
  if (check.columns.empty()) {
    const Text* text = subject.text(check.field);
    return text == nullptr ? std::nullopt : look(*text);
  }
  const model::List* list = subject.list(check.field);
  if (list == nullptr) return std::nullopt;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string_view written = text_in((*list)[i], check.columns.front());
    if (written.empty()) continue;
    if (auto found = look(subject.text_of(written))) {
      found->line = i + 1;
      found->column = check.columns.front();
      return found;
    }
  }
  return std::nullopt;
}

}  // namespace clause10::lint
