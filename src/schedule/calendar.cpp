#include "schedule/calendar.h"

#include <algorithm>

namespace clause10::schedule {

using model::Calendar;
using model::Date;

bool is_working_day(const Calendar& calendar, Date date) {
  const auto& weekend = calendar.weekend;
  if (std::find(weekend.begin(), weekend.end(), date.weekday()) != weekend.end()) return false;
  return !std::binary_search(calendar.holidays.begin(), calendar.holidays.end(), date);
}

std::optional<Date> add_days(Date start, std::int64_t days) {
  return Date::from_days(start.days_since_1970() + days);
}

std::optional<Date> add_working_days(const Calendar& calendar, Date start, std::int64_t days) {
  std::optional<Date> date = start;
  // Ends at the latest with the calendar: add_days has nothing after 9999-12-31.
  for (std::int64_t left = days; date && left > 0;) {
    date = add_days(*date, 1);
    if (date && is_working_day(calendar, *date)) --left;
  }
  while (date && !is_working_day(calendar, *date)) {
    date = add_days(*date, 1);
  }
  return date;
}

std::int64_t days_between(Date from, Date to) {
  return std::int64_t{to.days_since_1970()} - from.days_since_1970();
}

}  // namespace clause10::schedule
