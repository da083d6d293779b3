#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "model/date.h"
#include "model/metrics.h"

namespace clause10::columns {

/// Counts what was opened and closed in the month of a day and the 23 months before it.
class MonthCounter {
 public:
  static constexpr std::int32_t months = 24;

  explicit MonthCounter(model::Date today);

  void open(std::int32_t day) { ++opened_[month_of(day)]; }
  void close(std::int32_t day) { ++closed_[month_of(day)]; }
  std::vector<model::MonthCounts> finish() const;

 private:
  std::size_t month_of(std::int32_t day) const;

  std::array<std::int32_t, months + 1> first_days_ = {};  ///< the last is that of the next month
  // The last place counts the days that lie in none of the months.
  std::array<std::int64_t, months + 1> opened_ = {};
  std::array<std::int64_t, months + 1> closed_ = {};
};

}  // namespace clause10::columns
