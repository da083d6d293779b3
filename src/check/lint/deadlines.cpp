#include <algorithm>
#include <utility>

#include "check/declarations.h"
#include "check/lint/cases.h"
#include "check/lint/domains.h"
#include "check/lint/formula.h"
#include "check/lint/lints.h"
#include "check/reach.h"
#include "model/pointer.h"
#include "workflow/order.h"

// Deadlines that are never set or never met, and periods that never count.
namespace clause10::check {
namespace {

using model::DeadlineRule;
using model::item_of;
using model::RecordType;

bool holds(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

/// Whether some record meets the condition; true also when that is not known.
bool may_hold(const model::Pack& pack, const RecordType& type, const std::string& condition) {
  const auto formula = Formula::of(condition, declarations_for_periods(pack, type));
  if (!formula) return true;
  const std::vector<const Formula*> formulas = {&*formula};
  Cases cases(domains_of(pack, type, names_in(formulas), formulas, reachable_states(type)),
              formulas);
  if (!cases.are_few() || !cases.start()) return true;
  do {
    if (cases.decide(*formula) == Answer::yes) return true;
  } while (cases.next());
  return false;
}

void lint_periods(const model::Pack& pack, const RecordType& type, const DeadlineRule& rule,
                  const std::string& at, Findings& findings) {
  bool is_decided = false;
  for (std::size_t i = 0; i < rule.periods.size(); ++i) {
    const std::string pointer = item_of(at + "/periods", i);
    const auto& when = rule.periods[i].when;
    if (is_decided) {
      findings.add("pack.neverCounts", "the period before it has no condition and always counts",
                   pointer);
    } else if (when && !may_hold(pack, type, *when)) {
      findings.add("pack.neverCounts", "no record meets this condition, so the period never counts",
                   pointer + "/when");
    }
    is_decided = is_decided || !when;
  }
}

/// Whether some line of requests can be about the deadline and be approved.
void lint_extended_by(const model::Pack& pack, const RecordType& type, const DeadlineRule& rule,
                      const std::string& at, Findings& findings) {
  const model::Field* list = by_id(type.fields, rule.extended_by->list);
  if (list == nullptr) return;
  const model::Column* about = by_id(list->lines.columns, rule.extended_by->deadline);
  const auto* kinds =
      about == nullptr ? nullptr : by_id(pack.enums, about->enumeration.value_or(""));
  if (kinds != nullptr && by_id(kinds->values, rule.id) == nullptr) {
    findings.add(
        "pack.neverExtended",
        "no request can be about \"" + rule.id + "\": it is no value of \"" + kinds->id + "\"",
        at + "/deadline");
  }
  const auto* of = list->lines.of ? by_id(pack.record_types, list->lines.of->type) : nullptr;
  if (of == nullptr || !is_read(of->states) || !is_read(of->transitions) ||
      by_id(of->states, rule.extended_by->state) == nullptr) {
    return;
  }
  if (!holds(reachable_states(*of), rule.extended_by->state)) {
    findings.add("pack.neverExtended",
                 "no " + of->id + " comes to \"" + rule.extended_by->state + "\"", at + "/state");
  }
}

void lint_deadline(const model::Pack& pack, const RecordType& type, const DeadlineRule& rule,
                   const std::string& at, Findings& findings) {
  lint_periods(pack, type, rule, at, findings);
  if (rule.extended_by) lint_extended_by(pack, type, rule, at + "/extendedBy", findings);
  const model::Transition* frozen_at = by_id(type.transitions, rule.frozen_at);
  if (frozen_at == nullptr || by_id(type.states, type.initial) == nullptr) return;
  const std::vector<std::string> reached = reachable_states(type);
  if (std::none_of(frozen_at->from.begin(), frozen_at->from.end(),
                   [&](const auto& state) { return holds(reached, state); })) {
    findings.add("pack.neverFrozen",
                 "nobody can take \"" + rule.frozen_at + "\", so this date is never fixed",
                 at + "/frozenAt");
    return;
  }
  if (!rule.met_at || by_id(type.states, *rule.met_at) == nullptr) return;
  if (workflow::has_reached(type, frozen_at->to, *rule.met_at)) {
    findings.add("pack.alwaysMet",
                 "\"" + rule.frozen_at + "\", which fixes this date, leads to \"" + frozen_at->to +
                     "\", where it is met already",
                 at + "/metAt");
    return;
  }
  const std::vector<std::string> onward = reachable_from(type, frozen_at->to);
  const bool may_be_met = std::any_of(onward.begin(), onward.end(), [&](const auto& state) {
    return workflow::has_reached(type, state, *rule.met_at);
  });
  if (!may_be_met) {
    findings.add("pack.neverMet",
                 "no way leads from \"" + frozen_at->to + "\" to \"" + *rule.met_at +
                     "\" or past it, so this date is never met",
                 at + "/metAt");
  }
}

}  // namespace

void lint_deadlines(const model::Pack& pack, Findings& findings) {
  for (const model::DeadlineProfile& profile : pack.profiles) {
    const std::string pointer = model::member_of("/deadlineProfiles", profile.id) + "/deadlines";
    for (const auto& [type_id, rules] : profile.by_type) {
      const RecordType* type = by_id(pack.record_types, type_id);
      if (type == nullptr || !is_read(type->states) || !is_read(type->transitions)) continue;
      const std::string at = model::member_of(pointer, type_id);
      for (std::size_t i = 0; i < rules.size(); ++i) {
        lint_deadline(pack, *type, rules[i], item_of(at, i), findings);
      }
    }
  }
}

}  // namespace clause10::check
