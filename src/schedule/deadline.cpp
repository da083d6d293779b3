#include "schedule/deadline.h"

namespace clause10::schedule {

std::optional<model::Date> end_of(const model::Period& period, const WorkingCalendar& calendar,
                                  model::Date start) {
  return period.unit == model::Period::Unit::working_days ? calendar.add(start, period.amount)
                                                          : add_days(start, period.amount);
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
