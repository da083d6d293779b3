#include "register/due_dates.h"

#include <algorithm>
#include <bit>

#include "schedule/deadline.h"
#include "workflow/order.h"

namespace clause10::columns {
namespace {

Column<std::int32_t> days_of(const TypePlan& plan, const std::optional<std::string>& field) {
  if (!field) return {};
  return plan.fields[plan.field_names.find(*field)].day;
}

DueDates::Rule rule_of(const TypePlan& plan, const model::DeadlineRule& rule) {
  DueDates::Rule made;
  made.rule = &rule;
  for (const SurveyPlan::Frozen& frozen : plan.survey.frozen) {
    if (frozen.deadline != rule.id) continue;
    made.frozen = frozen.due;
    made.original = frozen.original;
  }
  made.starts_on = days_of(plan, rule.starts_on);
  made.due_field = days_of(plan, rule.due_field);
  made.not_after = days_of(plan, rule.not_after);
  if (!rule.met_at) return made;
  const auto& states = plan.type->states;
  for (std::size_t state = 0; state < states.size(); ++state) {
    made.met[state] = workflow::has_reached(*plan.type, states[state].id, *rule.met_at);
  }
  return made;
}

}  // namespace

DueDates::DueDates(const evaluate::Ruleset& ruleset, const Store& store,
                   const model::Context& context)
    : plan_(store.plan()),
      today_(context.today.days_since_1970()),
      conditions_(ruleset, store, context),
      types_(plan_.types.size()) {
  const auto* profile = model::by_id(plan_.pack->profiles, context.profile);
  if (profile == nullptr) return;
  calendar_ = ruleset.calendar(profile->calendar);
  for (std::size_t type = 0; type < types_.size(); ++type) {
    const TypePlan& own = plan_.types[type];
    Type& made = types_[type];
    made.without[no_state] = true;
    for (std::size_t state = 0; state < own.type->states.size(); ++state) {
      made.without[state] = own.type->states[state].aside;
    }
    const auto* rules = profile->deadlines_of(own.type->id);
    if (rules == nullptr) continue;
    for (const model::DeadlineRule& rule : *rules) {
      made.rules.push_back(rule_of(own, rule));
    }
  }
}

void DueDates::find(const Block& block, const Rule& rule, Days& due) {
  const TypePlan& plan = plan_.types[block.type()];
  const auto& without = types_[block.type()].without;
  const std::uint8_t* states = block.at(plan.state);
  const std::int32_t* frozen = block.at(rule.frozen);
  const std::int32_t* given = rule.due_field.exists() ? block.at(rule.due_field) : nullptr;
  const bool counts = calendar_ != nullptr && rule.starts_on.exists() && given == nullptr;
  Rows open = {};  // those whose period is to be found
  for (std::uint32_t place = 0; place < block.used; ++place) {
    due[place] = no_day;
    if (without[states[place]]) continue;
    due[place] = frozen[place];
    if (given != nullptr && is_day(given[place])) due[place] = given[place];
    if (counts && due[place] == no_day) open[place / 64] |= std::uint64_t{1} << place % 64;
  }
  std::fill(due.begin() + block.used, due.end(), no_day);
  for (const model::Period& period : rule.rule->periods) {
    Rows taken = open;
    conditions_.keep(period, block, taken);
    for (std::uint32_t word = 0; word < words_per_block; ++word) {
      for (std::uint64_t rest = taken[word]; rest != 0; rest &= rest - 1) {
        const auto place = word * 64 + static_cast<std::uint32_t>(std::countr_zero(rest));
        due[place] = projected(block, rule, period, place);
      }
      open[word] &= ~taken[word];
    }
  }
}

std::int32_t DueDates::projected(const Block& block, const Rule& rule, const model::Period& period,
                                 std::uint32_t place) const {
  const std::int32_t start = block.at(rule.starts_on)[place];
  const auto from = model::Date::from_days(is_day(start) ? start : today_);
  const auto end = schedule::end_of(period, *calendar_, *from);
  const std::int32_t cap = rule.not_after.exists() ? block.at(rule.not_after)[place] : no_day;
  if (!is_day(cap)) return end ? end->days_since_1970() : no_day;
  return end ? std::min(cap, end->days_since_1970()) : cap;
}

}  // namespace clause10::columns
