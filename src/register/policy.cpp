#include "register/policy.h"

#include <algorithm>
#include <iterator>
#include <memory>

#include "check/survey.h"
#include "codec/survey.h"
#include "register/condition.h"

namespace clause10::columns {
namespace {

/// Knows the state and nothing else.
class StateAlone final : public cel::Activation {
 public:
  explicit StateAlone(const std::string& state) : state_(state) {}
  const model::Value* find(std::string_view name) const override {
    return name == "state" ? &state_ : nullptr;
  }

 private:
  model::Value state_;
};

void append(model::Diagnostics& into, model::Diagnostics more) {
  into.insert(into.end(), std::make_move_iterator(more.begin()),
              std::make_move_iterator(more.end()));
}

class Planner {
 public:
  Planner(const evaluate::Ruleset& ruleset, Plan& plan, Policy& policy)
      : pack_(ruleset.pack()), plan_(plan), policy_(policy) {}

  void run() {
    policy_.violations.resize(plan_.types.size());
    policy_.roles.resize(plan_.types.size());
    for (std::uint32_t i = 0; i < policy_.survey.violations.size(); ++i) {
      for (const std::string& type : policy_.survey.violations[i].types) {
        plan(policy_.survey.violations[i], i, plan_.type_names.find(type));
      }
    }
    for (const model::PastRole& role : policy_.past_roles.roles) {
      plan(role, plan_.type_names.find(role.type));
    }
    const bool any = !policy_.survey.violations.empty() || !policy_.past_roles.roles.empty();
    for (std::uint32_t type = 0; any && type < plan_.types.size(); ++type) {
      tell(type, plan_.types[type].type->title_field);
    }
  }

 private:
  void plan(const model::PolicyViolation& says, std::uint32_t number, std::uint32_t type) {
    const TypePlan& own = plan_.types[type];
    declarations_ = check::declarations_of(pack_, *own.type, says);
    ViolationOf made;
    made.says = &says;
    made.number = number;
    made.type = type;
    made.when = compile(says.when, type);
    if (says.since) made.since = compile(*says.since, type);
    if (says.occurrence) made.occurrence = compile(*says.occurrence, type);
    made.with = compile(says.with, type);
    for (const model::DraftField& field : says.draft) {
      if (field.expression.empty()) continue;
      made.draft.emplace_back(field.field, compile(field.expression, type));
    }
    for (const model::RelatedRecords& each : says.related) {
      const std::uint32_t other = plan_.type_names.find(each.type);
      const std::uint32_t by = plan_.types[other].field_names.find(each.by);
      point(other, by);
      // Members of what is related are fields of its type.
      for (const std::string& member : members_) {
        tell(other, member);
      }
      made.related.push_back({each.name, other, by});
    }
    if (says.each) {
      made.each = own.field_names.find(*says.each);
      tell(type, *says.each);
    }
    if (says.every) made.date = own.field_names.find(says.every->date);
    if (says.responsible && says.responsible->named == model::Party::Named::in_field) {
      tell(type, says.responsible->id);
    }
    made.states = states_of(*made.when, own);
    policy_.violations[type].push_back(std::move(made));
    members_.clear();
  }

  void plan(const model::PastRole& says, std::uint32_t type) {
    const TypePlan& own = plan_.types[type];
    declarations_ = check::declarations_of(pack_, *own.type, says);
    RoleOf made;
    made.says = &says;
    made.type = type;
    const std::size_t dot = std::min(says.field.find('.'), says.field.size());
    made.field = own.field_names.find(says.field.substr(0, dot));
    made.column = says.field.substr(std::min(dot + 1, says.field.size()));
    tell(type, own.type->fields[made.field].id);
    made.until = compile(says.until, type);
    if (!says.area.empty()) made.area = compile(says.area, type);
    made.with = compile(says.with, type);
    for (const std::string& link : says.links) {
      made.links.push_back(own.field_names.find(link));
      point(type, made.links.back());
    }
    for (std::uint32_t other = 0; !says.links.empty() && other < plan_.types.size(); ++other) {
      for (const std::string& member : members_) {
        tell(other, member);
      }
    }
    policy_.roles[type].push_back(std::move(made));
    members_.clear();
  }

  Expression compile(const std::string& text, std::uint32_t type) {
    auto compiled = cel::compile(text, declarations_);
    cel::Program* program = std::get_if<cel::Program>(&compiled);
    if (program == nullptr) return std::nullopt;
    std::vector<std::string> names;
    mentioned_in(*program, names, members_);
    for (const std::string& name : names) {
      tell(type, name);
    }
    return std::move(*program);
  }

  Expressions compile(const std::vector<std::pair<std::string, std::string>>& texts,
                      std::uint32_t type) {
    Expressions made;
    for (const auto& [name, text] : texts) {
      made.emplace_back(name, compile(text, type));
    }
    return made;
  }

  /// Has the field told, where it is one and no column says it.
  void tell(std::uint32_t type, const std::string& name) {
    TypePlan& own = plan_.types[type];
    const std::uint32_t field = own.field_names.find(name);
    if (field == Dictionary::unknown) return;
    if (own.fields[field].day.exists() || own.fields[field].code.exists()) return;
    const auto place = std::lower_bound(own.told.begin(), own.told.end(), field);
    if (place == own.told.end() || *place != field) own.told.insert(place, field);
  }

  void point(std::uint32_t type, std::uint32_t field) {
    FieldColumns& columns = plan_.types[type].fields[field];
    if (!columns.points.exists()) columns.points = plan_.types[type].layout.add<std::uint32_t>();
  }

  /// The states that the condition's own parts leave, so that nobody asks about the others.
  static std::vector<bool> states_of(const cel::Program& when, const TypePlan& plan) {
    const std::vector<cel::Program> parts = parts_about_state(when);
    std::vector<bool> states;
    for (const model::State& state : plan.type->states) {
      states.push_back(std::none_of(parts.begin(), parts.end(), [&](const cel::Program& part) {
        return decide(part, StateAlone(state.id)) == Verdict::no;
      }));
    }
    return states;
  }

  const model::Pack& pack_;
  Plan& plan_;
  Policy& policy_;
  // Of what is planned at the moment.
  cel::Declarations declarations_;
  std::vector<std::string> members_;
};

}  // namespace

void plan_policy(const evaluate::Ruleset& ruleset, Plan& plan) {
  const model::Pack& pack = ruleset.pack();
  auto policy = std::make_shared<Policy>();
  codec::Problems problems("pack");
  policy->survey = codec::read_survey(pack, problems);
  policy->past_roles = codec::read_past_roles(pack, problems);
  policy->faults = problems.take();
  if (policy->faults.empty()) {
    policy->faults = check::check_survey(pack, policy->survey);
    append(policy->faults, check::check_past_roles(pack, policy->past_roles));
  }
  if (policy->faults.empty()) Planner(ruleset, plan, *policy).run();
  plan.policy = std::move(policy);
}

}  // namespace clause10::columns
