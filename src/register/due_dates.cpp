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

void add_days_of(const TypePlan& plan, const std::vector<std::string>& fields,
                 std::vector<Column<std::int32_t>>& columns) {
  for (const std::string& field : fields) {
    columns.push_back(days_of(plan, field));
  }
}

DueDates::Rule rule_of(const TypePlan& plan, const model::DeadlineRule& rule) {
  DueDates::Rule made;
  made.rule = &rule;
  for (const SurveyPlan::Frozen& frozen : plan.survey.frozen) {
    if (frozen.deadline != rule.id) continue;
    made.frozen = frozen.due;
    made.original = frozen.original;
  }
  made.extended = extended_column(plan.survey, rule);
  made.starts_on = days_of(plan, rule.starts_on);
  made.due_field = days_of(plan, rule.due_field);
  for (const model::Period& period : rule.periods) {
    add_days_of(plan, rule.not_after, made.caps.emplace_back());
    add_days_of(plan, period.not_after, made.caps.back());
  }
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
  const auto& profiles = plan_.pack->profiles;
  const auto* of_context = model::by_id(profiles, context.profile);
  if (of_context == nullptr) return;
  const auto first = static_cast<std::uint8_t>(of_context - profiles.data());
  for (std::uint32_t type = 0; type < types_.size(); ++type) {
    const TypePlan& own = plan_.types[type];
    Type& made = types_[type];
    made.without[no_state] = true;
    for (std::size_t state = 0; state < own.type->states.size(); ++state) {
      made.without[state] = own.type->states[state].aside;
    }
    made.profile.fill(first);
    add(type, first, true, ruleset);
    if (!own.type->profile_field) continue;
    const FieldColumns& field = own.fields[own.field_names.find(*own.type->profile_field)];
    made.named = field.code;
    for (std::size_t place = 0; place < profiles.size(); ++place) {
      const auto profile = static_cast<std::uint8_t>(place);
      const std::uint32_t choice = field.choices.find(profiles[place].id);
      if (choice == Dictionary::unknown || choice + 1 >= other_value) continue;
      made.profile[choice + 1] = profile;
      if (profile != first) add(type, profile, false, ruleset);
    }
  }
}

void DueDates::add(std::uint32_t type, std::uint8_t profile, bool of_context,
                   const evaluate::Ruleset& ruleset) {
  const model::DeadlineProfile& whole = plan_.pack->profiles[profile];
  const auto* rules = whole.deadlines_of(plan_.types[type].type->id);
  if (rules == nullptr) return;
  auto& deadlines = types_[type].deadlines;
  for (const model::DeadlineRule& rule : *rules) {
    auto known = std::find_if(deadlines.begin(), deadlines.end(),
                              [&](const Deadline& each) { return each.id == rule.id; });
    if (known == deadlines.end()) {
      known = deadlines.insert(known, Deadline{rule.id, of_context, {}});
    }
    known->rules.push_back(columns::rule_of(plan_.types[type], rule));
    known->rules.back().profile = profile;
    known->rules.back().calendar = ruleset.calendar(whole.calendar);
  }
}

std::uint8_t DueDates::profile_of(const Block& block, std::uint32_t place) const {
  const Type& type = types_[block.type()];
  return type.profile[type.named.exists() ? block.at(type.named)[place] : 0];
}

const DueDates::Rule* DueDates::rule_of(const Block& block, const Deadline& deadline,
                                        std::uint32_t place) const {
  const std::uint8_t profile = profile_of(block, place);
  for (const Rule& rule : deadline.rules) {
    if (rule.profile == profile) return &rule;
  }
  return nullptr;
}

bool DueDates::is_met(const Block& block, const Deadline& deadline, std::uint32_t place) const {
  const Rule* rule = rule_of(block, deadline, place);
  return rule != nullptr && rule->met[block.at(plan_.types[block.type()].state)[place]];
}

void DueDates::find(const Block& block, const Deadline& deadline, Days& due) {
  due.fill(no_day);
  const std::uint8_t* states = block.at(plan_.types[block.type()].state);
  for (const Rule& rule : deadline.rules) {
    Rows rows = {};
    for (std::uint32_t place = 0; place < block.used; ++place) {
      const bool counts =
          !types_[block.type()].without[states[place]] && profile_of(block, place) == rule.profile;
      rows[place / 64] |= std::uint64_t{counts} << place % 64;
    }
    find(block, rule, rows, due);
  }
}

void DueDates::find(const Block& block, const Rule& rule, const Rows& rows, Days& due) {
  const std::int32_t* frozen = block.at(rule.frozen);
  const std::int32_t* given = rule.due_field.exists() ? block.at(rule.due_field) : nullptr;
  const std::int32_t* extended = rule.extended.exists() ? block.at(rule.extended) : nullptr;
  const bool counts = rule.calendar != nullptr && rule.starts_on.exists() && given == nullptr;
  Rows open = {};  // those whose period is to be found
  for (std::uint32_t word = 0; word < words_per_block; ++word) {
    for (std::uint64_t rest = rows[word]; rest != 0; rest &= rest - 1) {
      const auto bit = static_cast<std::uint32_t>(std::countr_zero(rest));
      const std::uint32_t place = word * 64 + bit;
      const bool is_frozen = is_day(frozen[place]);
      due[place] = frozen[place];
      // What moves by approval moves by nothing else.
      const bool moves = !is_frozen || extended == nullptr;
      if (given != nullptr && is_day(given[place]) && moves) due[place] = given[place];
      if (extended != nullptr && is_frozen) due[place] = std::max(due[place], extended[place]);
      if (counts && due[place] == no_day) open[word] |= std::uint64_t{1} << bit;
    }
  }
  for (std::size_t period = 0; period < rule.rule->periods.size(); ++period) {
    Rows taken = open;
    conditions_.keep(rule.rule->periods[period], block, taken);
    for (std::uint32_t word = 0; word < words_per_block; ++word) {
      for (std::uint64_t rest = taken[word]; rest != 0; rest &= rest - 1) {
        const auto place = word * 64 + static_cast<std::uint32_t>(std::countr_zero(rest));
        due[place] = projected(block, rule, period, place);
      }
      open[word] &= ~taken[word];
    }
  }
}

std::int32_t DueDates::projected(const Block& block, const Rule& rule, std::size_t period,
                                 std::uint32_t place) const {
  const std::int32_t start = block.at(rule.starts_on)[place];
  const auto from = model::Date::from_days(is_day(start) ? start : today_);
  const auto end = schedule::end_of(rule.rule->periods[period], *rule.calendar, *from);
  std::int32_t due = end ? end->days_since_1970() : no_day;
  for (const Column<std::int32_t> column : rule.caps[period]) {
    const std::int32_t cap = block.at(column)[place];
    if (is_day(cap) && (due == no_day || cap < due)) due = cap;
  }
  return due;
}

}  // namespace clause10::columns
