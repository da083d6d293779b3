#include "cel/library/function.h"
#include "cel/parse/ast.h"
#include "cel/time/civil.h"
#include "cel/time/moment.h"
#include "cel/time/zone.h"

/// Parts of timestamps and durations (langdef, "Timezones", "Date/time functions").
namespace clause10::cel {
namespace {

struct Local {
  Civil date;
  std::int64_t days = 0;
  std::int64_t of_day = 0;
};

using Part = std::int64_t (*)(const Local& local);

Value part_of(const Call& call, Part part) {
  std::int64_t seconds = call[0].seconds();
  if (call.count == 2) {
    const auto shift = zone_offset(call[1].text(), seconds);
    if (!shift) {
      return Value::error("unknown time zone \"" + std::string(call[1].text().substr(0, 40)) +
                          "\"; write UTC, an offset like +01:00 or a name like Europe/Berlin");
    }
    seconds += *shift;
    call.context.spend(100);
  }
  Local local;
  local.days = floor_divide(seconds, seconds_of_day);
  local.of_day = seconds - local.days * seconds_of_day;
  local.date = civil_of(local.days);
  return Value::of(part(local));
}

Value full_year(const Call& call) {
  return part_of(call, [](const Local& local) { return local.date.year; });
}
Value month(const Call& call) {
  return part_of(call, [](const Local& local) { return std::int64_t{local.date.month} - 1; });
}
Value date(const Call& call) {
  return part_of(call, [](const Local& local) { return std::int64_t{local.date.day}; });
}
Value day_of_month(const Call& call) {
  return part_of(call, [](const Local& local) { return std::int64_t{local.date.day} - 1; });
}
Value day_of_week(const Call& call) {
  return part_of(call, [](const Local& local) { return weekday_of(local.days); });
}
Value day_of_year(const Call& call) {
  return part_of(call,
                 [](const Local& local) { return local.days - days_of(local.date.year, 1, 1); });
}
Value hours(const Call& call) {
  return part_of(call, [](const Local& local) { return local.of_day / 3600; });
}
Value minutes(const Call& call) {
  return part_of(call, [](const Local& local) { return local.of_day / 60 % 60; });
}
Value seconds(const Call& call) {
  return part_of(call, [](const Local& local) { return local.of_day % 60; });
}
Value milliseconds(const Call& call) {
  const Value known = part_of(call, [](const Local&) { return std::int64_t{0}; });
  return known.is_error() ? known : Value::of(std::int64_t{call[0].nanos() / 1'000'000});
}

constexpr std::int64_t second = 1'000'000'000;

// A duration's hours, minutes and seconds are the whole of it; milliseconds are the part of a
// second.
Value duration_hours(const Call& call) {
  return Value::of(call[0].integer() / (3600 * second));
}
Value duration_minutes(const Call& call) {
  return Value::of(call[0].integer() / (60 * second));
}
Value duration_seconds(const Call& call) {
  return Value::of(call[0].integer() / second);
}
Value duration_milliseconds(const Call& call) {
  return Value::of(call[0].integer() % second / 1'000'000);
}

constexpr std::string_view of_timestamp = "t.:i|t.s:i";

}  // namespace

const Function time_functions[] = {
    {"getFullYear", of_timestamp, full_year},
    {"getMonth", of_timestamp, month},
    {"getDate", of_timestamp, date},
    {"getDayOfMonth", of_timestamp, day_of_month},
    {"getDayOfWeek", of_timestamp, day_of_week},
    {"getDayOfYear", of_timestamp, day_of_year},
    {"getHours", of_timestamp, hours},
    {"getHours", "r.:i", duration_hours},
    {"getMinutes", of_timestamp, minutes},
    {"getMinutes", "r.:i", duration_minutes},
    {"getSeconds", of_timestamp, seconds},
    {"getSeconds", "r.:i", duration_seconds},
    {"getMilliseconds", of_timestamp, milliseconds},
    {"getMilliseconds", "r.:i", duration_milliseconds},
    {},
};

}  // namespace clause10::cel
