#include "schedule/calendar.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace clause10::schedule {
namespace {

using model::Date;

constexpr std::int32_t monday_1900 = -25567;  // 1900-01-01 in days since 1970

/// Three centuries of days.
constexpr std::int32_t longest_table = 300 * 366;

/// More working days than the years 1900 to 9999 have.
constexpr std::int64_t farthest = std::int64_t{8100} * 366;

std::int32_t day_of(Date date) {
  return date.days_since_1970() - monday_1900;
}

}  // namespace

DaySet::DaySet(std::vector<std::int32_t> days) : days_(std::move(days)) {
  if (days_.empty()) return;
  const std::int32_t first = days_.front();
  const std::int32_t span = std::min(days_.back() - first, longest_table);
  words_.resize(static_cast<std::size_t>(span) / 64 + 1);
  for (const std::int32_t day : days_) {
    const auto offset = static_cast<std::size_t>(day - first);
    if (offset / 64 < words_.size()) words_[offset / 64].bits |= std::uint64_t{1} << offset % 64;
  }
  std::int32_t before = 0;
  for (Word& word : words_) {
    word.before = before;
    before += std::popcount(word.bits);
  }
}

std::int32_t DaySet::through(std::int32_t day) const {
  if (days_.empty() || day < days_.front()) return 0;
  const auto offset = static_cast<std::size_t>(day - days_.front());
  if (offset / 64 < words_.size()) {
    const Word& word = words_[offset / 64];
    return word.before + std::popcount(word.bits & ~std::uint64_t{0} >> (63 - offset % 64));
  }
  if (day >= days_.back()) return static_cast<std::int32_t>(days_.size());
  return static_cast<std::int32_t>(std::upper_bound(days_.begin(), days_.end(), day) -
                                   days_.begin());
}

WorkingCalendar::WorkingCalendar(const model::Calendar& calendar) {
  const auto& weekend = calendar.weekend;
  for (std::size_t day = 0; day < 7; ++day) {
    if (std::find(weekend.begin(), weekend.end(), static_cast<int>(day) + 1) == weekend.end()) {
      position_[static_cast<std::size_t>(per_week_++)] = static_cast<std::int32_t>(day);
    }
    through_[day] = per_week_;
  }
  std::vector<std::int32_t> holidays;
  for (const Date holiday : calendar.holidays) {
    const std::int32_t day = day_of(holiday);
    const bool known = !holidays.empty() && holidays.back() == day;
    if (known || weekdays_through(day) == weekdays_through(day - 1)) continue;
    holidays.push_back(day);
  }
  holidays_ = DaySet(std::move(holidays));
}

std::int32_t WorkingCalendar::weekdays_through(std::int32_t day) const {
  if (day < 0) return 0;
  return day / 7 * per_week_ + through_[static_cast<std::size_t>(day % 7)];
}

std::int32_t WorkingCalendar::working_days_through(std::int32_t day) const {
  return weekdays_through(day) - holidays_.through(day);
}

/// The day of that weekday that is worked but for holidays, counted from 0.
std::int32_t WorkingCalendar::weekday_at(std::int32_t index) const {
  return index / per_week_ * 7 + position_[static_cast<std::size_t>(index % per_week_)];
}

bool WorkingCalendar::is_working_day(Date date) const {
  const std::int32_t day = day_of(date);
  return working_days_through(day) > working_days_through(day - 1);
}

std::optional<Date> WorkingCalendar::add(Date start, std::int64_t days) const {
  if (per_week_ == 0 || days > farthest || days < -farthest) return std::nullopt;
  const std::int32_t day = day_of(start);
  // The number, counted from 1900, of the working day that is looked for.
  const std::int64_t wanted =
      days > 0 ? working_days_through(day) + days : working_days_through(day - 1) + 1 + days;
  if (wanted <= 0) return std::nullopt;
  // Each holiday up to the day found so far moves it on; done when no further one is passed.
  std::int32_t passed = days > 0 ? holidays_.through(day) : 0;
  for (;;) {
    const std::int32_t found = weekday_at(static_cast<std::int32_t>(wanted) - 1 + passed);
    const std::int32_t through = holidays_.through(found);
    if (through == passed) return Date::from_days(std::int64_t{monday_1900} + found);
    passed = through;
  }
}

std::int64_t WorkingCalendar::between(Date from, Date to) const {
  return working_days_through(day_of(to)) - working_days_through(day_of(from));
}

std::optional<Date> add_days(Date start, std::int64_t days) {
  return Date::from_days(start.days_since_1970() + days);
}

std::int64_t days_between(Date from, Date to) {
  return std::int64_t{to.days_since_1970()} - from.days_since_1970();
}

}  // namespace clause10::schedule
