#include "schedule/calendar.h"

#include <algorithm>
#include <utility>

namespace clause10::schedule {
namespace {

using model::Date;

constexpr std::int32_t monday_1900 = -25567;  // 1900-01-01 in days since 1970

/// More working days than the years 1900 to 9999 have.
constexpr std::int64_t farthest = 8100 * 366;

std::int32_t day_of(Date date) {
  return date.days_since_1970() - monday_1900;
}

}  // namespace

Ladder::Ladder(std::vector<std::int32_t> steps) : steps_(std::move(steps)) {
  if (steps_.empty()) return;
  const auto span = static_cast<std::size_t>(steps_.back() - steps_.front());
  // Two months hold few holidays. Where a calendar has but a few in thousands of years, the index
  // is not to be larger than what it leads to.
  for (shift_ = 6; (span >> shift_) > 4 * steps_.size() + 16;)
    ++shift_;
  starts_.resize((span >> shift_) + 2, static_cast<std::int32_t>(steps_.size()));
  for (std::size_t i = steps_.size(); i-- > 0;) {
    starts_[static_cast<std::size_t>(steps_[i] - steps_.front()) >> shift_] =
        static_cast<std::int32_t>(i);
  }
  for (std::size_t block = starts_.size() - 1; block-- > 0;) {
    starts_[block] = std::min(starts_[block], starts_[block + 1]);
  }
}

std::int32_t Ladder::below(std::int32_t number) const {
  if (steps_.empty() || number <= steps_.front()) return 0;
  if (number > steps_.back()) return static_cast<std::int32_t>(steps_.size());
  const std::size_t block = static_cast<std::size_t>(number - steps_.front()) >> shift_;
  const auto from = steps_.begin() + starts_[block];
  const auto to = steps_.begin() + starts_[block + 1];
  return static_cast<std::int32_t>(std::lower_bound(from, to, number) - steps_.begin());
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
  std::vector<std::int32_t> worked_before;
  for (const Date holiday : calendar.holidays) {
    const std::int32_t day = day_of(holiday);
    const bool known = !holidays.empty() && holidays.back() == day;
    if (known || weekdays_through(day) == weekdays_through(day - 1)) continue;
    holidays.push_back(day);
    worked_before.push_back(weekdays_through(day) - static_cast<std::int32_t>(holidays.size()));
  }
  holidays_ = Ladder(std::move(holidays));
  worked_before_ = Ladder(std::move(worked_before));
}

std::int32_t WorkingCalendar::weekdays_through(std::int32_t day) const {
  if (day < 0) return 0;
  return day / 7 * per_week_ + through_[static_cast<std::size_t>(day % 7)];
}

std::int32_t WorkingCalendar::working_days_through(std::int32_t day) const {
  return weekdays_through(day) - holidays_.below(day + 1);
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
  const auto number = static_cast<std::int32_t>(wanted);
  const std::int32_t weekday = number + worked_before_.below(number) - 1;
  const auto within = static_cast<std::size_t>(weekday % per_week_);
  return Date::from_days(std::int64_t{monday_1900} + weekday / per_week_ * 7 + position_[within]);
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
