#include "cel/library/function.h"
#include "model/date.h"

/// Functions on civil dates. A date is an ISO text, 2026-11-23: so dates of records compare with <
/// as they are. What is no date is an error. The day and the calendar come from whoever evaluates.
///
///   date(text)                   the text itself, once it has been checked
///   today()                      the day of the evaluation
///   days(n)                      a duration of n days of 24 hours
///   addDays(date, n)             the date that many days later, or earlier when n is negative
///   daysBetween(a, b)            days from a to b, negative when b lies before
///   addWorkingDays(date, n)      the date on which n working days have passed
///   workingDaysBetween(a, b)     working days after a up to b, negative when b lies before
namespace clause10::cel {
namespace {

constexpr std::int64_t farthest = 100'000;
constexpr std::int64_t nanos_of_day = std::int64_t{86400} * 1'000'000'000;

Value no_date(const Value& value) {
  return Value::error("\"" + std::string(value.text().substr(0, 40)) +
                      "\" is no date: " + model::explain_date(value.text()));
}

Value result(const std::optional<model::Date>& date) {
  if (!date) return Value::error("the date would lie outside 1900-01-01 to 9999-12-31");
  return Value::of(date->text());
}

/// The calendar, or null after `error` was set.
const WorkingDays* calendar(const Call& call, std::int64_t days, Value& error) {
  const WorkingDays* found = call.context.variables().working_days();
  if (found == nullptr) error = Value::error("there is no calendar to count working days with");
  if (days > farthest || days < -farthest) {
    // Nothing is counted then, and so nothing spent.
    error = Value::error("working days are counted up to " + std::to_string(farthest));
  } else if (!call.context.spend(static_cast<std::uint64_t>(days < 0 ? -days : days))) {
    error = call.context.exhaustion();
  }
  return error.is_error() ? nullptr : found;
}

Value date(const Call& call) {
  return model::Date::parse(call[0].text()) ? call[0] : no_date(call[0]);
}

Value today(const Call& call) {
  const WorkingDays* days = call.context.variables().working_days();
  if (days == nullptr) return Value::error("nobody says what day it is");
  return Value::of(days->today().text());
}

Value days(const Call& call) {
  std::int64_t nanos = 0;
  if (__builtin_mul_overflow(call[0].integer(), nanos_of_day, &nanos)) {
    return Value::error("out of range: a duration is some 290 years at most (range error)");
  }
  return Value::duration(nanos);
}

Value add_days(const Call& call) {
  const auto start = model::Date::parse(call[0].text());
  if (!start) return no_date(call[0]);
  std::int64_t sum = 0;
  if (__builtin_add_overflow(std::int64_t{start->days_since_1970()}, call[1].integer(), &sum)) {
    return result(std::nullopt);
  }
  return result(model::Date::from_days(sum));
}

Value days_between(const Call& call) {
  const auto from = model::Date::parse(call[0].text());
  const auto to = model::Date::parse(call[1].text());
  if (!from || !to) return no_date(call[from ? 1 : 0]);
  return Value::of(std::int64_t{to->days_since_1970()} - from->days_since_1970());
}

Value add_working_days(const Call& call) {
  const auto start = model::Date::parse(call[0].text());
  if (!start) return no_date(call[0]);
  Value error;
  const WorkingDays* counting = calendar(call, call[1].integer(), error);
  return counting == nullptr ? error : result(counting->add(*start, call[1].integer()));
}

Value working_days_between(const Call& call) {
  const auto from = model::Date::parse(call[0].text());
  const auto to = model::Date::parse(call[1].text());
  if (!from || !to) return no_date(call[from ? 1 : 0]);
  Value error;
  const std::int64_t days = std::int64_t{to->days_since_1970()} - from->days_since_1970();
  const WorkingDays* counting = calendar(call, days, error);
  return counting == nullptr ? error : Value::of(counting->between(*from, *to));
}

}  // namespace

const Function date_functions[] = {
    {"date", "s:s", date},
    {"today", ":s", today},
    {"days", "i:r", days},
    {"addDays", "si:s", add_days},
    {"daysBetween", "ss:i", days_between},
    {"addWorkingDays", "si:s", add_working_days},
    {"workingDaysBetween", "ss:i", working_days_between},
    {},
};

}  // namespace clause10::cel
