#include <algorithm>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "check/declarations.h"
#include "check/lint/cases.h"
#include "check/lint/domains.h"
#include "check/lint/formula.h"
#include "check/lint/lints.h"
#include "check/reach.h"
#include "model/pointer.h"
#include "model/text.h"
#include "workflow/order.h"

// Rules that no record violates, and rules that no record keeps.
namespace clause10::check {
namespace {

using model::RecordType;
using model::Rule;

/// The states in which the rule counts: where one of its gates starts, and from where it is in
/// force.
std::vector<std::string> states_of(const RecordType& type, const Rule& rule) {
  std::vector<std::string> states;
  for (const std::string& state : reachable_states(type)) {
    const bool gates =
        std::any_of(type.transitions.begin(), type.transitions.end(), [&](const auto& each) {
          return std::find(rule.gates.begin(), rule.gates.end(), each.id) != rule.gates.end() &&
                 workflow::starts_from(each, state);
        });
    if (gates || workflow::in_force(type, rule, state)) states.push_back(state);
  }
  return states;
}

/// The fields that the check looks at; a condition's are added.
std::vector<std::string> fields_of(const Rule& rule) {
  struct Visitor {
    std::vector<std::string> operator()(const model::Require& check) { return check.fields; }
    std::vector<std::string> operator()(const model::RequireOneOf& check) { return check.fields; }
    std::vector<std::string> operator()(const model::OneOf& check) { return {check.field}; }
    std::vector<std::string> operator()(const model::Length& check) { return {check.field}; }
    std::vector<std::string> operator()(const model::DateOrder& check) {
      return {check.earlier, check.later};
    }
    std::vector<std::string> operator()(const model::Lint& check) { return {check.field}; }
    std::vector<std::string> operator()(const model::Condition& check) { return check.fields; }
  };
  return std::visit(Visitor(), rule.check);
}

/// Whether the check may fail, and whether it may hold, in the present case.
struct Outcome {
  bool may_fail = false;
  bool may_hold = true;
};

class CheckOutcome {
 public:
  CheckOutcome(const Cases& cases, const Formula* condition)
      : cases_(cases), condition_(condition) {}

  Outcome operator()(const model::Require& check) const {
    const bool complete = all_present(check.fields);
    return {!complete, complete};
  }
  Outcome operator()(const model::RequireOneOf& check) const {
    const bool any = std::any_of(check.fields.begin(), check.fields.end(),
                                 [this](const auto& name) { return cases_.is_present(name); });
    return {!any, any};
  }
  Outcome operator()(const model::OneOf& check) const {
    const Fact* fact = cases_.fact(check.field);
    if (fact != nullptr && fact->kind == Fact::Kind::absent) return {};
    if (fact == nullptr || fact->value.text() == nullptr) return {true, true};
    const bool holds = std::find(check.values.begin(), check.values.end(), *fact->value.text()) !=
                       check.values.end();
    return {!holds, holds};
  }
  Outcome operator()(const model::Length& check) const {
    // What is filled has a character at least.
    return {cases_.is_present(check.field) && (check.min.value_or(0) > 1 || check.max), true};
  }
  Outcome operator()(const model::Lint& check) const {
    return {cases_.is_present(check.field), true};
  }
  Outcome operator()(const model::DateOrder& check) const {
    return {check.earlier != check.later && all_present({check.earlier, check.later}), true};
  }
  Outcome operator()(const model::Condition& check) const {
    if (!all_present(check.fields)) return {};
    const Answer answer = condition_ == nullptr ? Answer::fault : cases_.decide(*condition_);
    return {answer == Answer::no, answer == Answer::yes};
  }

 private:
  bool all_present(const std::vector<std::string>& fields) const {
    return std::all_of(fields.begin(), fields.end(),
                       [this](const auto& name) { return cases_.is_present(name); });
  }

  const Cases& cases_;
  const Formula* condition_;
};

/// What all cases together say.
struct Verdict {
  bool applies = false;
  bool fails = false;
  bool is_asked = false;  ///< its check looks at something
  bool holds = false;     ///< when it is asked
};

class RuleLint {
 public:
  RuleLint(const model::Pack& pack, const RecordType& type, const Rule& rule, std::string at,
           Findings& findings)
      : pack_(pack), type_(type), rule_(rule), at_(std::move(at)), findings_(findings) {}

  void run() {
    if (!compile()) return;
    const std::vector<std::string> states = states_of(type_, rule_);
    if (states.empty()) {
      findings_.add("pack.neverFires",
                    "no record comes to where a step of this rule starts, so it never fires",
                    at_ + "/gates");
      return;
    }
    const auto verdict = verdict_for(states);
    if (!verdict) return;
    if (!verdict->applies) {
      never_applies(states);
    } else if (!verdict->fails && (!condition_ || verdict->holds)) {
      findings_.add("pack.neverFires",
                    "no record that this rule applies to can violate it, so it never fires",
                    at_ + (condition_ ? "/check" : ""));
    } else if (condition_ && verdict->is_asked && !verdict->holds) {
      findings_.add("pack.neverHolds",
                    "this is true for no record: the rule blocks every one it applies to",
                    at_ + "/check");
    }
  }

 private:
  /// False where something does not compile; that is reported elsewhere.
  bool compile() {
    const cel::Declarations declarations = declarations_of(pack_, type_);
    if (rule_.when) {
      when_ = Formula::of(*rule_.when, declarations);
      if (!when_) return false;
    }
    if (const auto* check = std::get_if<model::Condition>(&rule_.check)) {
      condition_ = Formula::of(check->text, declarations);
      if (!condition_) return false;
    }
    return true;
  }

  std::optional<Verdict> verdict_for(const std::vector<std::string>& states) const {
    std::vector<const Formula*> formulas;
    if (when_) formulas.push_back(&*when_);
    if (condition_) formulas.push_back(&*condition_);
    std::vector<std::string> names = names_in(formulas);
    for (const std::string& field : fields_of(rule_)) {
      if (by_id(type_.fields, field) == nullptr && field != "today") return std::nullopt;
      if (std::find(names.begin(), names.end(), field) == names.end()) names.push_back(field);
    }
    Cases cases(domains_of(pack_, type_, names, formulas, states), formulas);
    if (!cases.are_few() || !cases.start()) return std::nullopt;
    Verdict verdict;
    do {
      if (when_ && cases.decide(*when_) != Answer::yes) continue;
      verdict.applies = true;
      const Outcome outcome =
          std::visit(CheckOutcome(cases, condition_ ? &*condition_ : nullptr), rule_.check);
      verdict.fails = verdict.fails || outcome.may_fail;
      verdict.is_asked = verdict.is_asked || outcome.may_fail || !outcome.may_hold;
      verdict.holds = verdict.holds || (outcome.may_hold && is_asked(cases));
    } while (cases.next());
    return verdict;
  }

  /// A check is skipped while one of its fields is absent.
  bool is_asked(const Cases& cases) const {
    const auto fields = fields_of(rule_);
    return std::all_of(fields.begin(), fields.end(),
                       [&](const auto& name) { return cases.is_present(name); });
  }

  void never_applies(const std::vector<std::string>& states) {
    std::vector<std::string> all = ids_of(type_.states);
    const auto anywhere = all.size() == states.size() ? std::nullopt : verdict_for(all);
    std::string message = "no record meets this condition, so the rule never fires";
    if (anywhere && anywhere->applies) {
      message = "no record meets this condition in a state in which the rule counts (" +
                model::join(states) + "), so it never fires";
    }
    findings_.add("pack.neverFires", std::move(message), at_ + "/when");
  }

  const model::Pack& pack_;
  const RecordType& type_;
  const Rule& rule_;
  std::string at_;
  Findings& findings_;
  std::optional<Formula> when_;
  std::optional<Formula> condition_;
};

}  // namespace

void lint_rules(const model::Pack& pack, const RecordType& type, const std::string& pointer,
                Findings& findings) {
  if (!is_read(type.states) || !is_read(type.transitions) || !is_read(type.fields)) return;
  if (by_id(type.states, type.initial) == nullptr) return;
  for (std::size_t i = 0; i < type.rules.size(); ++i) {
    const Rule& rule = type.rules[i];
    const bool has_gates = std::all_of(
        rule.gates.begin(), rule.gates.end(),
        [&](const std::string& gate) { return by_id(type.transitions, gate) != nullptr; });
    if (!has_gates) continue;
    RuleLint(pack, type, rule, model::item_of(pointer + "/rules", i), findings).run();
  }
}

}  // namespace clause10::check
