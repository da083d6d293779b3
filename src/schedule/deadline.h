#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "model/date.h"
#include "model/evaluation.h"
#include "model/pack.h"
#include "schedule/calendar.h"

namespace clause10::schedule {

/// When a period that starts on that date ends. Nothing beyond 9999-12-31. Months lead to the same
/// day of the month, or to the month's last. Hours are rounded up to whole days: a record holds the
/// day on which they begin, and whenever on it they do, they have passed on the day that is due.
std::optional<model::Date> end_of(const model::Period& period, const WorkingCalendar& calendar,
                                  model::Date start);

/// The first day, today or later, of those that lie so many days against the due date; `offsets`
/// are ascending. Nothing after the last.
std::optional<model::Date> next_reminder(const std::vector<std::int64_t>& offsets, model::Date due,
                                         model::Date today);

/// Met, or how the due date lies to today. Due today is not overdue.
model::DeadlineState state_of(model::Date due, model::Date today, bool met);

}  // namespace clause10::schedule
