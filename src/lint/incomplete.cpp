#include "lint/checks.h"

namespace clause10::lint {
namespace {

bool says_something(std::string_view written, const model::Lint& check, Subject& subject) {
  const Text& text = subject.text_of(written);
  return words_left(text, covered_by(check.ignore, text, subject), 0, text.size()) > 0;
}

}  // namespace

std::optional<Finding> incomplete(const model::Lint& check, Subject& subject) {
  const model::List* list = subject.list(check.field);
  if (list == nullptr) return std::nullopt;
  for (std::size_t i = 0; i < list->size(); ++i) {
    for (const std::string& column : check.columns) {
      const model::Value* value = (*list)[i].find(column);
      const bool is_text = value != nullptr && value->text() != nullptr;
      const bool is_there = is_text ? says_something(*value->text(), check, subject)
                                    : value != nullptr && !model::is_absent(*value);
      if (!is_there) return Finding{{}, {}, false, i + 1, column};
    }
  }
  return std::nullopt;
}

}  // namespace clause10::lint
