#include <algorithm>
#include <utility>
#include <variant>

#include "check/declarations.h"
#include "check/lint/formula.h"
#include "check/lint/lints.h"
#include "model/deadline_names.h"
#include "model/pointer.h"
#include "model/suggest.h"

// Literals that a value list or the list of states does not have.
namespace clause10::check {
namespace {

using model::item_of;
using model::RecordType;

class ValueLint {
 public:
  ValueLint(const model::Pack& pack, const RecordType& type, Findings& findings)
      : pack_(pack), type_(type), declarations_(declarations_of(pack, type)), findings_(findings) {}

  void look_at(const std::string& condition, const std::string& pointer) {
    const auto formula = Formula::of(condition, declarations_);
    if (!formula) return;
    for (const Question& question : formula->questions()) {
      if (question.comparison) compare(*question.comparison, pointer);
    }
  }

 private:
  void compare(const Comparison& comparison, const std::string& pointer) {
    const std::vector<std::string> known = values_of(comparison.name);
    if (known.empty() || std::find(known.begin(), known.end(), "") != known.end()) return;
    for (std::size_t i = 0; i < comparison.literals.size(); ++i) {
      const std::string* text = comparison.literals[i].text();
      if (text == nullptr || std::find(known.begin(), known.end(), *text) != known.end()) continue;
      model::Diagnostic finding{"pack.unknownValue",
                                "\"" + comparison.name + "\" is never '" + *text + "'", pointer};
      finding.line = comparison.places[i].line;
      finding.column = comparison.places[i].column;
      finding.suggestion = model::suggest(*text, known);
      findings_.add(std::move(finding));
    }
  }

  /// Empty where anything may stand.
  std::vector<std::string> values_of(const std::string& name) const {
    if (name == "state") return ids_of(type_.states);
    if (name.starts_with(model::deadlines_prefix) && name.ends_with(".status")) {
      return {"upcoming", "dueToday", "overdue", "met"};
    }
    const model::Field* field = by_id(type_.fields, name);
    if (field == nullptr || !field->enumeration) return {};
    const auto* values = by_id(pack_.enums, *field->enumeration);
    return values == nullptr ? std::vector<std::string>() : ids_of(values->values);
  }

  const model::Pack& pack_;
  const RecordType& type_;
  cel::Declarations declarations_;
  Findings& findings_;
};

}  // namespace

void lint_values(const model::Pack& pack, const RecordType& type, const std::string& pointer,
                 Findings& findings) {
  ValueLint lint(pack, type, findings);
  for (std::size_t i = 0; i < type.rules.size(); ++i) {
    const std::string at = item_of(pointer + "/rules", i);
    if (type.rules[i].when) lint.look_at(*type.rules[i].when, at + "/when");
    if (const auto* condition = std::get_if<model::Condition>(&type.rules[i].check)) {
      lint.look_at(condition->text, at + "/check");
    }
  }
  for (const model::DeadlineProfile& profile : pack.profiles) {
    const auto* deadlines = profile.deadlines_of(type.id);
    if (deadlines == nullptr) continue;
    const std::string base =
        model::member_of(model::member_of("/deadlineProfiles", profile.id) + "/deadlines", type.id);
    for (std::size_t i = 0; i < deadlines->size(); ++i) {
      const auto& periods = (*deadlines)[i].periods;
      for (std::size_t j = 0; j < periods.size(); ++j) {
        if (!periods[j].when) continue;
        lint.look_at(*periods[j].when, item_of(item_of(base, i) + "/periods", j) + "/when");
      }
    }
  }
}

}  // namespace clause10::check
