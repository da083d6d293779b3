#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "schedule/calendar.h"

namespace clause10::schedule {

/// Adds working days to many dates at once. `lines` are dates of ten bytes, each ended by a newline
/// (the last one may do without); the answer has the same form, line by line.
///
/// Refused, naming the first line that is at fault: what is no date (dates.badLine), and where the
/// sum leaves the years 1900 to 9999 or the calendar has no working day (dates.outOfRange).
model::Result<std::string> add_working_days(const WorkingCalendar& calendar, std::int64_t days,
                                            std::string_view lines);

}  // namespace clause10::schedule
