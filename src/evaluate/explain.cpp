#include "evaluate/explain.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>
#include <variant>

#include "evaluate/explain_fields.h"
#include "evaluate/facts.h"
#include "evaluate/rule_check.h"
#include "evaluate/wording.h"
#include "model/suggest.h"
#include "model/text.h"
#include "workflow/order.h"

namespace clause10::evaluate {
namespace {

using model::Explanation;
using model::Rule;
using model::Transition;

/// In the order of model::RuleCheck.
constexpr std::array<std::string_view, std::variant_size_v<model::RuleCheck>> kinds = {
    "require", "requireOneOf", "oneOf", "length", "dateOrder", "check", "lint"};

class Explainer {
 public:
  Explainer(const Ruleset& ruleset, const Subject& subject, const Facts& facts, const Rule& rule)
      : ruleset_(ruleset),
        subject_(subject),
        facts_(facts),
        rule_(rule),
        programs_(ruleset.rule_programs(
            *subject.type)[static_cast<std::size_t>(&rule - subject.type->rules.data())]) {}

  Explanation run() {
    made_.rule = rule_.id;
    made_.kind = kinds[rule_.check.index()];
    made_.clause = rule_.clause;
    made_.severity = rule_.severity;
    made_.gates = rule_.gates;
    made_.in_force = workflow::in_force(*subject_.type, rule_, facts_.record().state);
    made_.fields = fields_of(rule_.check, facts_);
    look_at_conditions();
    look_at_findings();
    say_whether_in_force();
    say_what_is_blocked();
    return std::move(made_);
  }

 private:
  const std::string& locale() const { return facts_.context().locale; }
  std::string words(const model::Wording& wording,
                    std::initializer_list<std::string_view> parts) const {
    return model::say(wording, locale(), parts);
  }
  void say(const model::Wording& wording, std::initializer_list<std::string_view> parts = {}) {
    made_.why.push_back(words(wording, parts));
  }
  std::string quoted(std::string_view text) const { return words(model::wording::quoted, {text}); }

  void look_at_conditions() {
    if (rule_.when && programs_.when) {
      made_.when = model::ConditionLook{*rule_.when, cel::explain(*programs_.when, facts_)};
    }
    const auto* check = std::get_if<model::Condition>(&rule_.check);
    if (check != nullptr && programs_.check) {
      made_.check = model::ConditionLook{check->text, cel::explain(*programs_.check, facts_)};
    }
  }

  void look_at_findings() {
    std::string undecided;
    made_.applies = applies(programs_, facts_, undecided);
    made_.violated = !findings_of(rule_, programs_, facts_).empty();
    if (!undecided.empty()) {
      say(wording::when_undecided, {undecided});
      return;
    }
    if (!made_.applies) {
      say(wording::does_not_apply);
      return;
    }
    if (made_.when) say(wording::does_apply);
    const std::string empty = empty_fields();
    if (made_.violated) {
      say(wording::violated);
    } else if (made_.check && !empty.empty()) {
      say(wording::not_looked_at, {empty});
    } else {
      say(wording::satisfied);
    }
  }

  std::string empty_fields() const {
    std::vector<std::string> labels;
    for (const model::FieldLook& each : made_.fields) {
      if (!each.present) labels.push_back(quoted(each.label));
    }
    return model::join(labels, model::wording::alternative.in(locale()));
  }

  std::string label_of(std::string_view state) const {
    const model::State* found = model::by_id(subject_.type->states, state);
    return quoted(found == nullptr ? state : found->label.in(locale()));
  }

  void say_whether_in_force() {
    if (rule_.gates.empty()) {
      say(wording::always_in_force);
      return;
    }
    std::vector<std::string> gates;
    for (const std::string& id : rule_.gates) {
      const Transition* gate = model::by_id(subject_.type->transitions, id);
      gates.push_back(gate == nullptr
                          ? quoted(id)
                          : words(wording::gate_leads_to, {quoted(id), label_of(gate->to)}));
    }
    say(made_.in_force ? wording::in_force : wording::not_in_force,
        {label_of(facts_.record().state), model::join(gates, wording::or_gate.in(locale()))});
  }

  void say_what_is_blocked() {
    const auto evaluation = evaluate(ruleset_, subject_, facts_.record(), facts_.context());
    for (const model::Violation& each : evaluation.violations) {
      if (each.rule != rule_.id) continue;
      made_.violations.push_back(each);
      for (const std::string& id : each.blocks) {
        const auto& known = made_.blocks;
        if (std::find(known.begin(), known.end(), id) == known.end()) made_.blocks.push_back(id);
      }
    }
    if (!made_.violated) return;
    const auto waived =
        std::find_if(evaluation.waived.begin(), evaluation.waived.end(),
                     [&](const auto& each) { return each.violation.rule == rule_.id; });
    if (waived != evaluation.waived.end()) {
      say(wording::waived, {waived->by.name, waived->on, waived->reason});
    } else if (made_.violations.empty()) {
      say(wording::not_reported);
    } else if (rule_.severity == model::Severity::warning) {
      say(wording::only_warns);
    } else if (made_.blocks.empty()) {
      say(wording::no_step_left);
    } else {
      say(made_.in_force ? wording::blocks_onward : wording::blocks, {model::join(made_.blocks)});
    }
  }

  const Ruleset& ruleset_;
  const Subject& subject_;
  const Facts& facts_;
  const Rule& rule_;
  const RulePrograms& programs_;
  Explanation made_;
};

bool is_from_the_engine(std::string_view rule) {
  return rule.starts_with("implicit.") || rule.starts_with("record.") ||
         rule.starts_with("workflow.") || rule.starts_with("edit.");
}

}  // namespace

model::Result<Explanation> explain(const Ruleset& ruleset, const Subject& subject,
                                   const model::Record& record, const model::Context& context,
                                   std::string_view rule) {
  const Rule* found = model::by_id(subject.type->rules, rule);
  if (found == nullptr) {
    found = model::by_id(subject.type->rules, rule.substr(0, rule.rfind(':')));
  }
  if (found == nullptr) {
    model::Diagnostic unknown{
        "request.unknownRule",
        "the record type \"" + subject.type->id + "\" has no rule \"" + std::string(rule) + "\"",
        "/rule"};
    if (is_from_the_engine(rule)) {
      unknown.message +=
          "; it is one of the engine's own, without a condition: its message says all";
    } else {
      unknown.suggestion = model::suggest(rule, ids_of(subject.type->rules));
    }
    return unknown;
  }
  const Facts facts(ruleset, *subject.type, record, context);
  return Explainer(ruleset, subject, facts, *found).run();
}

}  // namespace clause10::evaluate
