#include "evaluate/evaluate.h"

#include <algorithm>
#include <utility>

#include "evaluate/deadlines.h"
#include "evaluate/facts.h"
#include "evaluate/implicit.h"
#include "evaluate/message.h"
#include "evaluate/proposals.h"
#include "evaluate/rule_check.h"
#include "evaluate/tasks.h"
#include "evaluate/version.h"
#include "evaluate/waivers.h"
#include "model/parameters.h"
#include "model/pointer.h"
#include "model/profiles.h"
#include "model/suggest.h"
#include "model/waiver.h"
#include "model/wording.h"
#include "workflow/order.h"
#include "workflow/roles.h"

namespace clause10::evaluate {
namespace {

using model::Diagnostic;
using model::Evaluation;
using model::RecordType;
using model::Rule;
using model::Transition;
using model::Violation;

bool contains(const std::vector<std::string>& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

std::vector<std::string> pointers(const std::vector<std::string>& fields) {
  std::vector<std::string> pointers;
  pointers.reserve(fields.size());
  for (const std::string& field : fields) {
    pointers.push_back(model::field_pointer(field));
  }
  return pointers;
}

/// One evaluation while it is being put together.
class Evaluator {
 public:
  Evaluator(const Ruleset& ruleset, const Subject& subject, const Facts& facts)
      : ruleset_(ruleset), profile_(*subject.profile), type_(*subject.type), facts_(facts) {}

  Evaluation run() {
    evaluation_.type = type_.id;
    evaluation_.state = facts_.record().state;
    evaluation_.violations = implicit_violations(facts_, ways_onward());
    list_transitions();
    look_at_version();
    const auto& programs = ruleset_.rule_programs(type_);
    for (std::size_t i = 0; i < type_.rules.size(); ++i) {
      look_at(type_.rules[i], programs[i]);
    }
    look_at_roles();
    for (Violation& warning : unknown_member_warnings(facts_)) {
      evaluation_.violations.push_back(std::move(warning));
    }
    for (Violation& warning : waiver_warnings(facts_)) {
      evaluation_.violations.push_back(std::move(warning));
    }
    block_transitions();
    evaluation_.locked = pointers(workflow::locked_fields(type_, evaluation_.state));
    evaluation_.deadlines = deadlines_of(ruleset_, profile_, facts_);
    evaluation_.tasks = tasks_of(profile_, facts_, evaluation_);
    evaluation_.proposals = proposals_of(ruleset_, type_, facts_, facts_.context().locale);
    return std::move(evaluation_);
  }

 private:
  /// The ways out of the present state that are no exits.
  std::vector<std::string> ways_onward() const {
    std::vector<std::string> ways;
    for (const Transition& each : type_.transitions) {
      if (!each.exit && workflow::starts_from(each, facts_.record().state)) ways.push_back(each.id);
    }
    return ways;
  }

  void list_transitions() {
    const std::string& locale = facts_.context().locale;
    for (const Transition& each : type_.transitions) {
      if (!workflow::starts_from(each, evaluation_.state)) continue;
      const model::State* to = model::by_id(type_.states, each.to);
      evaluation_.transitions.push_back(
          {each.id,
           std::string(each.label.in(locale)),
           each.to,
           to == nullptr ? each.to : std::string(to->label.in(locale)),
           each.exit,
           true,
           {}});
      evaluation_.required.by_transition.emplace_back(each.id, std::vector<std::string>());
    }
  }

  void look_at(const Rule& rule, const RulePrograms& programs) {
    const bool in_force = workflow::in_force(type_, rule, evaluation_.state);
    if (!workflow::is_reported(type_, rule, evaluation_.state)) return;
    const auto waiver = waiver_of(rule);
    if (!waiver) note_required(rule, programs, in_force);
    for (Finding& finding : findings_of(rule, programs, facts_)) {
      add_parameters(rule.with, ruleset_, type_, facts_, finding.args);
      Violation found = violation(rule, finding, in_force);
      // A condition that cannot be decided at all is the pack's fault, and stands at no field.
      if (waiver && !finding.fields.empty()) {
        found.blocks.clear();
        evaluation_.waived.push_back(
            {std::move(found), std::string(waiver->reason), waiver->by, std::string(waiver->on)});
      } else {
        evaluation_.violations.push_back(std::move(found));
      }
    }
  }

  std::optional<model::Waiver> waiver_of(const Rule& rule) const {
    const model::Record& record = facts_.record();
    if (!rule.waivable || record.waivers.empty()) return std::nullopt;
    const auto* value = model::find(record.fields, model::waived_field(rule));
    return model::waiver_of(type_, rule, record.waivers, value);
  }

  /// A record of another version takes no step: neither on the way nor off it.
  void look_at_version() {
    auto found =
        version_violation(ruleset_.pack(), facts_.record().pack_version, facts_.context().locale);
    if (!found) return;
    for (const model::TransitionStatus& each : evaluation_.transitions) {
      found->blocks.push_back(each.id);
    }
    evaluation_.violations.insert(evaluation_.violations.begin(), std::move(*found));
  }

  /// Steps from here that are for others to take.
  void look_at_roles() {
    for (const Transition& each : type_.transitions) {
      if (!workflow::starts_from(each, evaluation_.state) ||
          workflow::is_permitted(each.by, facts_.context())) {
        continue;
      }
      evaluation_.violations.push_back(
          workflow::role_violation(ruleset_.pack(), each, facts_.context()));
    }
  }

  void note_required(const Rule& rule, const RulePrograms& programs, bool in_force) {
    const auto* require = std::get_if<model::Require>(&rule.check);
    std::string undecided;
    if (require == nullptr || rule.severity == model::Severity::warning ||
        !applies(programs, facts_, undecided)) {
      return;
    }
    if (in_force) add_required(evaluation_.required.now, require->fields);
    for (auto& [id, fields] : evaluation_.required.by_transition) {
      const Transition* transition = model::by_id(type_.transitions, id);
      const bool onward = in_force && transition != nullptr && !transition->exit;
      if (onward || contains(rule.gates, id)) add_required(fields, require->fields);
    }
  }

  static void add_required(std::vector<std::string>& into, const std::vector<std::string>& fields) {
    for (std::string& pointer : pointers(fields)) {
      if (!contains(into, pointer)) into.push_back(std::move(pointer));
    }
  }

  Violation violation(const Rule& rule, const Finding& finding, bool in_force) const {
    Violation made;
    made.rule = rule.id;
    made.id = finding.field.empty() ? rule.id : rule.id + ":" + finding.field;
    made.severity = rule.severity;
    made.fields = pointers(finding.fields);
    made.clause = rule.clause;
    made.args = finding.args;
    made.message = fill(rule.message.in(facts_.context().locale), finding.args);
    if (!finding.error.empty()) {
      made.message = say(model::wording::undecided, facts_.context().locale, {finding.error});
    }
    made.in_force = in_force;
    made.waivable = rule.waivable && !finding.fields.empty();
    if (rule.severity == model::Severity::error) made.blocks = blocked_by(rule, in_force);
    return made;
  }

  /// In the order of the pack.
  std::vector<std::string> blocked_by(const Rule& rule, bool in_force) const {
    std::vector<std::string> blocked;
    for (const Transition& each : type_.transitions) {
      const bool onward = in_force && !each.exit && workflow::starts_from(each, evaluation_.state);
      if (onward || contains(rule.gates, each.id)) blocked.push_back(each.id);
    }
    return blocked;
  }

  void block_transitions() {
    for (model::TransitionStatus& status : evaluation_.transitions) {
      for (const Violation& violation : evaluation_.violations) {
        if (contains(violation.blocks, status.id)) status.blocked_by.push_back(violation.id);
      }
      status.open = status.blocked_by.empty();
    }
  }

  const Ruleset& ruleset_;
  const model::DeadlineProfile& profile_;
  const RecordType& type_;
  const Facts& facts_;
  Evaluation evaluation_;
};

Diagnostic unknown(std::string code, std::string_view what, const std::string& name,
                   std::string pointer, const std::vector<std::string>& known) {
  Diagnostic diagnostic{std::move(code),
                        "this pack has no " + std::string(what) + " \"" + name + "\"",
                        std::move(pointer)};
  diagnostic.suggestion = model::suggest(name, known);
  return diagnostic;
}

/// The same for what a record names, with the way out: another version of the pack may know it.
Diagnostic unknown_in_record(const model::Pack& pack, const model::Record& record,
                             const model::Context& context, Diagnostic diagnostic) {
  const std::string version = other_version(pack, record.pack_version, context.locale);
  if (!version.empty()) {
    diagnostic.message += ". " + version;
  } else if (diagnostic.suggestion.empty()) {
    diagnostic.message += "; put back what the record had before, its history says what that was";
  }
  return diagnostic;
}

}  // namespace

model::Result<Subject> subject_of(const Ruleset& ruleset, const model::Record& record,
                                  const model::Context& context) {
  const model::Pack& pack = ruleset.pack();
  if (record.pack != pack.id) {
    return Diagnostic{
        "record.otherPack",
        "the record was made with the pack \"" + record.pack + "\", this is \"" + pack.id + "\"",
        "/pack"};
  }
  const RecordType* type = model::by_id(pack.record_types, record.type);
  if (type == nullptr) {
    return unknown_in_record(pack, record, context,
                             unknown("record.unknownType", "record type", record.type, "/type",
                                     ids_of(pack.record_types)));
  }
  if (model::by_id(type->states, record.state) == nullptr) {
    return unknown_in_record(
        pack, record, context,
        unknown("record.unknownState", "state", record.state, "/state", ids_of(type->states)));
  }
  auto unfit = model::unfit_settings(pack, context);
  if (!unfit.empty()) return unfit;
  if (model::by_id(pack.profiles, context.profile) == nullptr) {
    return unknown("context.unknownProfile", "deadline profile", context.profile, "/profile",
                   ids_of(pack.profiles));
  }
  return Subject{type, model::profile_of(pack, *type, record, context.profile)};
}

Evaluation evaluate(const Ruleset& ruleset, const Subject& subject, const model::Record& record,
                    const model::Context& context) {
  const Facts facts(ruleset, *subject.type, record, context);
  return Evaluator(ruleset, subject, facts).run();
}

}  // namespace clause10::evaluate
