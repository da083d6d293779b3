#include "lint/lint.h"

#include <algorithm>

#include "lint/checks.h"
#include "lint/stems.h"

namespace clause10::lint {

using Check = model::Lint::Check;

Lexicons::Lexicons(const std::vector<model::Lexicon>& lexicons) {
  lexicons_.reserve(lexicons.size());
  for (const model::Lexicon& each : lexicons) {
    lexicons_.emplace_back(each.id, Lexicon(each));
  }
}

const Lexicon& Lexicons::of(std::string_view id) const {
  static const Lexicon none{model::Lexicon()};
  const auto found = std::find_if(lexicons_.begin(), lexicons_.end(),
                                  [&](const auto& each) { return each.first == id; });
  return found == lexicons_.end() ? none : found->second;
}

const Text* Subject::text(std::string_view field) {
  const model::Value* value = fields_.field(field);
  return value == nullptr || value->text() == nullptr ? nullptr : &text_of(*value->text());
}

const Text& Subject::text_of(std::string_view written) {
  for (const auto& each : texts_) {
    if (each->written().data() == written.data() && each->written().size() == written.size()) {
      return *each;
    }
  }
  return *texts_.emplace_back(std::make_unique<const Text>(written));
}

const std::vector<Hit>& Subject::hits(std::string_view lexicon, const Text& text) {
  const Lexicon* used = &lexicons_.of(lexicon);
  for (const auto& each : found_) {
    if (each->lexicon == used && each->text == &text) return each->hits;
  }
  found_.push_back(std::make_unique<const Found>(Found{used, &text, used->find(text)}));
  return found_.back()->hits;
}

const model::List* Subject::list(std::string_view field) const {
  const model::Value* value = fields_.field(field);
  return value == nullptr ? nullptr : value->list();
}

std::optional<Finding> run(const model::Lint& check, Subject& subject) {
  switch (check.check) {
    case Check::restates:
      return restates(check, subject);
    case Check::ends_at:
      return ends_at(check, subject);
    case Check::says_nothing:
      return says_nothing(check, subject);
    case Check::repeats:
      return repeats(check, subject);
    case Check::incomplete:
      return incomplete(check, subject);
    case Check::unmatched:
      break;
  }
  return unmatched(check, subject);
}

std::vector<std::string> placeholders_of(Check check) {
  switch (check) {
    case Check::restates:
      return {"phrase", "other"};
    case Check::repeats:
      return {"phrase", "line", "other"};
    case Check::incomplete:
      return {"line", "column"};
    case Check::unmatched:
      return {"phrase", "line", "other"};
    default:
      return {"phrase", "line", "column"};
  }
}

std::string_view text_in(const model::Value& line, std::string_view column) {
  const model::Value* value = line.find(column);
  if (value == nullptr || value->text() == nullptr) return {};
  return *value->text();
}

void cover(const std::vector<Hit>& hits, std::vector<bool>& covered) {
  for (const Hit& hit : hits) {
    std::fill(covered.begin() + static_cast<std::ptrdiff_t>(hit.first),
              covered.begin() + static_cast<std::ptrdiff_t>(hit.behind), true);
  }
}

std::vector<bool> covered_by(const std::vector<std::string>& lexicons, const Text& text,
                             Subject& subject) {
  std::vector<bool> covered(text.size());
  for (const std::string& id : lexicons) {
    cover(subject.hits(id, text), covered);
  }
  return covered;
}

bool is_found(const std::vector<std::string>& lexicons, const Text& text, Subject& subject) {
  return std::any_of(lexicons.begin(), lexicons.end(),
                     [&](const std::string& id) { return !subject.hits(id, text).empty(); });
}

std::size_t words_left(const Text& text, const std::vector<bool>& covered, std::size_t first,
                       std::size_t behind) {
  std::vector<bool> others(text.size(), true);
  for (std::size_t i = first; i < behind; ++i) {
    others[i] = covered[i];
  }
  return Stems(text, others).all().size();
}

}  // namespace clause10::lint
