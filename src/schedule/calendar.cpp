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
  const std::int64_t step = days < 0 ? -1 : 1;
  std::optional<Date> date = start;
  // Ends at the latest with the calendar: add_days has nothing outside 1900 to 9999.
  for (std::int64_t left = days; date && left != 0;) {
    date = add_days(*date, step);
    if (date && is_working_day(calendar, *date)) left -= step;
  }
  while (date && !is_working_day(calendar, *date)) {
    date = add_days(*date, step);
  }
  return date;
}

std::int64_t working_days_between(const Calendar& calendar, Date from, Date to) {
  if (to < from) return -working_days_between(calendar, to, from);
  std::int64_t counted = 0;
  for (std::optional<Date> date = add_days(from, 1); date && *date <= to;
       date = add_days(*date, 1)) {
    if (is_working_day(calendar, *date)) ++counted;
  }
  return counted;
}

std::int64_t days_between(Date from, Date to) {
  return std::int64_t{to.days_since_1970()} - from.days_since_1970();
}

}  // namespace clause10::schedule
