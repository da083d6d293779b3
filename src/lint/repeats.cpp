#include <algorithm>

#include "lint/checks.h"
#include "lint/stems.h"
#include "model/sort.h"
#include "model/text.h"

namespace clause10::lint {
namespace {

/// What a line says, whatever the order of its words.
struct Said {
  std::string words;
  std::size_t line;
};

bool earlier(const Said& a, const Said& b) {
  return a.words != b.words ? a.words < b.words : a.line < b.line;
}

/// Whether the answer has no word of its own, compared with the question.
bool is_in(const Stems& answer, const Stems& question) {
  return answer.all().size() >= 2 &&
         std::all_of(answer.all().begin(), answer.all().end(),
                     [&](const std::string& each) { return question.has(each); });
}

Stems stems_of(const Text& text, const model::Lint& check, Subject& subject) {
  return {text, covered_by(check.ignore, text, subject)};
}

}  // namespace

std::optional<Finding> repeats(const model::Lint& check, Subject& subject) {
  const model::List* list = subject.list(check.field);
  if (list == nullptr || check.columns.empty()) return std::nullopt;
  const std::string& column = check.columns.front();
  std::vector<Said> said;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string_view written = text_in((*list)[i], column);
    const Text& text = subject.text_of(written);
    const Stems answer = stems_of(text, check, subject);
    if (check.columns.size() > 1) {
      const Text& asked = subject.text_of(text_in((*list)[i], check.columns[1]));
      if (is_in(answer, stems_of(asked, check, subject))) {
        return Finding{std::string(written),
                       asked.size() == 0 ? "" : std::string(asked.quote(0, asked.size() - 1)),
                       false, i + 1, column};
      }
    }
    // What has no word of its own is compared letter by letter.
    std::string words = model::join(answer.all(), " ");
    if (words.empty()) words = "\n" + std::string(model::trim(written));
    if (words.size() > 1) said.push_back({std::move(words), i + 1});
  }
  model::sort<Said, &earlier>(said);
  const auto twice = std::adjacent_find(
      said.begin(), said.end(), [](const Said& a, const Said& b) { return a.words == b.words; });
  if (twice == said.end()) return std::nullopt;
  const std::size_t second = (twice + 1)->line;
  return Finding{std::string(text_in((*list)[second - 1], column)),
                 std::string(text_in((*list)[twice->line - 1], column)), false, second, column};
}

}  // namespace clause10::lint
