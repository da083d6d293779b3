#include "schedule/months.h"

#include <date/date.h>

namespace clause10::schedule {

std::int32_t add_months(std::int32_t day, std::int64_t months) {
  const date::year_month_day fields{date::sys_days{date::days{day}}};
  const auto month = fields.year() / fields.month() + date::months{months};
  const auto moved = month / fields.day();
  const date::sys_days result =
      moved.ok() ? date::sys_days{moved} : date::sys_days{month / date::last};
  return static_cast<std::int32_t>(result.time_since_epoch().count());
}

std::int32_t first_of_month(model::Date date, std::int64_t months) {
  const date::year_month_day fields{date::sys_days{date::days{date.days_since_1970()}}};
  const date::sys_days first{(fields.year() / fields.month() + date::months{months}) / 1};
  return static_cast<std::int32_t>(first.time_since_epoch().count());
}

}  // namespace clause10::schedule
