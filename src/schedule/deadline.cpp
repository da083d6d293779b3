#include "schedule/deadline.h"

#include "schedule/months.h"

namespace clause10::schedule {

std::optional<model::Date> end_of(const model::Period& period, const WorkingCalendar& calendar,
                                  model::Date start) {
  constexpr std::int64_t hours_a_day = 24;
  switch (period.unit) {
    case model::Period::Unit::working_days:
      return calendar.add(start, period.amount);
    case model::Period::Unit::months:
      return model::Date::from_days(add_months(start.days_since_1970(), period.amount));
    case model::Period::Unit::hours:
      return add_days(start, (period.amount + hours_a_day - 1) / hours_a_day);
    default:
      return add_days(start, period.amount);
  }
}

std::optional<model::Date> next_reminder(const std::vector<std::int64_t>& offsets, model::Date due,
                                         model::Date today) {
  for (const std::int64_t offset : offsets) {
    const auto day = add_days(due, offset);
    if (day && today <= *day) return day;
  }
  return std::nullopt;
}

model::DeadlineState state_of(model::Date due, model::Date today, bool met) {
  if (met) return model::DeadlineState::met;
  if (due < today) return model::DeadlineState::overdue;
  return due == today ? model::DeadlineState::due_today : model::DeadlineState::upcoming;
}

}  // namespace clause10::schedule
