#pragma once
#include <cstdint>
#include <optional>

#include "model/date.h"
#include "model/pack.h"

/// Counting days. Nothing is returned where a date would leave 1900 to 9999.
namespace clause10::schedule {

bool is_working_day(const model::Calendar& calendar, model::Date date);

/// The date that many calendar days later; the starting day does not count. May be negative.
std::optional<model::Date> add_days(model::Date start, std::int64_t days);

/// The date on which that many working days have passed; the starting day does not count. With 0
/// it is the starting day itself, or the next working day where that is none; a negative number
/// counts back in the same way.
std::optional<model::Date> add_working_days(const model::Calendar& calendar, model::Date start,
                                            std::int64_t days);

/// Working days after `from` up to and including `to`; negative when `to` lies before, and then
/// those after `to` up to and including `from`.
std::int64_t working_days_between(const model::Calendar& calendar, model::Date from,
                                  model::Date to);

/// Calendar days from one date to the other; negative when the other lies before.
std::int64_t days_between(model::Date from, model::Date to);

}  // namespace clause10::schedule
