#include "evaluate/deadlines.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "evaluate/tasks.h"
#include "model/pointer.h"
#include "schedule/calendar.h"
#include "schedule/deadline.h"
#include "workflow/order.h"

namespace clause10::evaluate {
namespace {

using model::Date;
using model::DeadlineRule;

/// The first period whose condition holds. One that cannot be decided is passed over: a date that
/// nobody can explain is worse than none.
const model::Period* period_of(const Ruleset& ruleset, const DeadlineRule& rule,
                               const Facts& facts) {
  for (const model::Period& period : rule.periods) {
    const auto& when = ruleset.period_program(period);
    if (!when) return &period;
    const auto outcome = cel::evaluate(*when, facts);
    const auto* value = std::get_if<model::Value>(&outcome);
    if (value != nullptr && value->truth() != nullptr && *value->truth()) return &period;
  }
  return nullptr;
}

/// The earlier of a date and the fields named, as far as there are any.
std::optional<Date> capped(std::optional<Date> due, const std::vector<std::string>& fields,
                           const Facts& facts) {
  for (const std::string& field : fields) {
    const auto cap = facts.date(field);
    if (cap && (!due || *cap < *due)) due = cap;
  }
  return due;
}

std::optional<Date> projected(const Ruleset& ruleset, const model::DeadlineProfile& profile,
                              const DeadlineRule& rule, const Facts& facts) {
  if (rule.due_field) return facts.date(*rule.due_field);
  const model::Period* period = period_of(ruleset, rule, facts);
  const schedule::WorkingCalendar* calendar = ruleset.calendar(profile.calendar);
  if (period == nullptr || calendar == nullptr || !rule.starts_on) return std::nullopt;
  const Date start = facts.date(*rule.starts_on).value_or(facts.context().today);
  const auto due = schedule::end_of(*period, *calendar, start);
  return capped(capped(due, rule.not_after, facts), period->not_after, facts);
}

const std::string* text_in(const model::Value& line, std::string_view column) {
  const model::Value* value = line.find(column);
  return value == nullptr ? nullptr : value->text();
}

/// The requests that moved the date, which is moved on by them.
std::vector<model::AppliedExtension> extend(Date& due, const DeadlineRule& rule,
                                            const Facts& facts) {
  std::vector<model::AppliedExtension> applied;
  const model::ExtendedBy& by = *rule.extended_by;
  const model::Value* list = facts.sound(by.list);
  if (list == nullptr || list->list() == nullptr) return applied;
  for (std::size_t i = 0; i < list->list()->size(); ++i) {
    const auto later = extension_in((*list->list())[i], rule.id, by);
    if (!later || *later <= due) continue;
    const model::Value* line = &(*list->list())[i];
    applied.push_back({model::item_of(model::field_pointer(by.list), i), due, *later,
                       by.by ? user_of(line->find(*by.by)) : std::nullopt});
    due = *later;
  }
  return applied;
}

/// The levels whose day has come.
std::vector<model::EscalationStatus> escalation_of(const model::DeadlineProfile& profile, Date due,
                                                   const Facts& facts) {
  std::vector<model::EscalationStatus> reached;
  for (const model::Escalation& level : profile.escalation) {
    const auto since = schedule::add_days(due, level.after);
    if (!since || facts.context().today < *since) break;
    reached.push_back({level.after, *since, assignee_of(level.to, facts)});
  }
  return reached;
}

/// True when the transition sets the day that the deadline counts from and was taken before: that
/// begins another round, and the date counts from there.
bool starts_anew(const DeadlineRule& rule, const model::RecordType& type,
                 const model::Record& record, std::string_view transition) {
  const auto* step = model::by_id(type.transitions, transition);
  if (step == nullptr || !rule.starts_on) return false;
  const bool sets_start = std::any_of(step->sets.begin(), step->sets.end(), [&](const auto& set) {
    return set.first == *rule.starts_on;
  });
  return sets_start &&
         std::any_of(record.history.begin(), record.history.end(), [&](const model::Value& entry) {
           const std::string* taken = text_in(entry, "transition");
           return taken != nullptr && *taken == transition;
         });
}

bool is_aside(const Facts& facts) {
  const auto* state = model::by_id(facts.type().states, facts.record().state);
  return state != nullptr && state->aside;
}

}  // namespace

std::optional<Date> extension_in(const model::Value& line, std::string_view deadline,
                                 const model::ExtendedBy& by) {
  const std::string* about = text_in(line, by.deadline);
  const std::string* state = text_in(line, "state");
  const std::string* due = text_in(line, by.due);
  if (about == nullptr || *about != deadline || state == nullptr || *state != by.state ||
      due == nullptr) {
    return std::nullopt;
  }
  return Date::parse(*due);
}

std::vector<model::DeadlineStatus> deadlines_of(const Ruleset& ruleset,
                                                const model::DeadlineProfile& profile,
                                                const Facts& facts) {
  std::vector<model::DeadlineStatus> statuses;
  const auto* rules = profile.deadlines_of(facts.type().id);
  if (rules == nullptr || is_aside(facts)) return statuses;
  const Date today = facts.context().today;
  for (const DeadlineRule& rule : *rules) {
    const auto frozen = model::frozen_deadline(facts.record(), rule.id);
    auto due = projected(ruleset, profile, rule, facts);
    // What moves by approval moves by nothing else.
    if (frozen && (!rule.due_field || !due || rule.extended_by)) due = frozen->due;
    if (!due) continue;
    std::vector<model::AppliedExtension> extensions;
    if (frozen && rule.extended_by) extensions = extend(*due, rule, facts);
    const bool met =
        rule.met_at && workflow::has_reached(facts.type(), facts.record().state, *rule.met_at);
    model::DeadlineStatus status{rule.id,
                                 std::string(rule.label.in(facts.context().locale)),
                                 rule.clause,
                                 *due,
                                 frozen ? frozen->original : *due,
                                 frozen.has_value(),
                                 schedule::state_of(*due, today, met),
                                 schedule::days_between(today, *due)};
    if (!met) status.next_reminder = schedule::next_reminder(profile.reminders, *due, today);
    if (status.status == model::DeadlineState::overdue) {
      status.escalation = escalation_of(profile, *due, facts);
    }
    status.extensions = std::move(extensions);
    statuses.push_back(std::move(status));
  }
  return statuses;
}

void freeze(const Ruleset& ruleset, const model::DeadlineProfile& profile,
            const model::RecordType& type, const model::Context& context,
            std::string_view transition, model::Record& record) {
  const auto* rules = profile.deadlines_of(type.id);
  if (rules == nullptr) return;
  std::vector<std::pair<std::string, Date>> dues;
  {
    const Facts facts(ruleset, type, record, context);
    for (const DeadlineRule& rule : *rules) {
      if (rule.frozen_at != transition) continue;
      if (model::find(record.deadlines, rule.id) != nullptr &&
          !starts_anew(rule, type, record, transition))
        continue;
      const auto due = projected(ruleset, profile, rule, facts);
      if (due) dues.emplace_back(rule.id, *due);
    }
  }
  for (const auto& [id, due] : dues) {
    const auto there = model::frozen_deadline(record, id);
    const std::string original = there ? there->original.text() : due.text();
    model::Value dates{model::Object{{"due", due.text()}, {"original", original}}};
    const auto known = std::find_if(record.deadlines.begin(), record.deadlines.end(),
                                    [&id = id](const auto& member) { return member.name == id; });
    if (known == record.deadlines.end()) {
      record.deadlines.push_back({id, std::move(dates)});
    } else {
      known->value = std::move(dates);
    }
  }
}

}  // namespace clause10::evaluate
