#pragma once
#include <cstdint>

namespace clause10::cel {

/// A day of the proleptic Gregorian calendar.
struct Civil {
  std::int64_t year = 1970;
  unsigned month = 1;
  unsigned day = 1;
};

/// Days since 1970-01-01. By counting eras of 400 years whose years start in March, so that the
/// leap day is the last of its year.
constexpr std::int64_t days_of(std::int64_t year, unsigned month, unsigned day) {
  if (month <= 2) --year;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const auto of_era = static_cast<unsigned>(year - era * 400);
  const unsigned of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + (of_era * 365 + of_era / 4 - of_era / 100 + of_year) - 719468;
}

constexpr Civil civil_of(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const auto of_era = static_cast<unsigned>(days - era * 146097);
  const unsigned years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const unsigned of_year = of_era - (365 * years + years / 4 - years / 100);
  const unsigned shifted = (5 * of_year + 2) / 153;
  const unsigned month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {years + era * 400 + (month <= 2 ? 1 : 0), month, of_year - (153 * shifted + 2) / 5 + 1};
}

constexpr std::int64_t seconds_of_day = 86400;

/// Division that rounds down.
constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

/// 0 is Sunday.
constexpr std::int64_t weekday_of(std::int64_t days) {
  return ((days + 4) % 7 + 7) % 7;
}

constexpr unsigned days_in_month(std::int64_t year, unsigned month) {
  const std::int64_t next = month == 12 ? days_of(year + 1, 1, 1) : days_of(year, month + 1, 1);
  return static_cast<unsigned>(next - days_of(year, month, 1));
}

}  // namespace clause10::cel
