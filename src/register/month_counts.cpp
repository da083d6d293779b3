#include "register/month_counts.h"

#include "schedule/months.h"

namespace clause10::columns {

MonthCounter::MonthCounter(model::Date today) {
  for (std::int32_t i = 0; i <= months; ++i) {
    first_days_[static_cast<std::size_t>(i)] = schedule::first_of_month(today, i - months + 1);
  }
}

std::size_t MonthCounter::month_of(std::int32_t day) const {
  if (day < first_days_.front() || day >= first_days_.back()) return months;
  // No month is longer than 31 days, so the guess is too low by one at most.
  auto month = static_cast<std::size_t>((day - first_days_.front()) / 31);
  while (day >= first_days_[month + 1]) {
    ++month;
  }
  return month;
}

std::vector<model::MonthCounts> MonthCounter::finish() const {
  std::vector<model::MonthCounts> made;
  for (std::size_t i = 0; i < months; ++i) {
    const auto first = model::Date::from_days(first_days_[i]);
    if (!first) continue;
    made.push_back({first->text().substr(0, 7), opened_[i], closed_[i]});
  }
  return made;
}

}  // namespace clause10::columns
