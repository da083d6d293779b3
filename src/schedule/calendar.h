#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/date.h"
#include "model/pack.h"

/// Counting days. Nothing is returned where a date would leave 1900 to 9999.
namespace clause10::schedule {

/// Days, counted from Monday 1900-01-01 as day 0, that are asked how many of them lie up to
/// another. A bit for each day of three centuries from the first one on, with the number of days
/// before each word of bits, answers without a search; days after that are searched.
class DaySet {
 public:
  DaySet() = default;
  /// Ascending, none twice.
  explicit DaySet(std::vector<std::int32_t> days);

  std::int32_t through(std::int32_t day) const;

 private:
  struct Word {
    std::uint64_t bits = 0;
    std::int32_t before = 0;
  };

  std::vector<std::int32_t> days_;
  std::vector<Word> words_;  ///< the first begins at days_[0]
};

/// A calendar of the pack, prepared so that no day is walked through: weeks are a division, and
/// only the holidays are looked up. About 100 bytes for each year with holidays.
class WorkingCalendar {
 public:
  explicit WorkingCalendar(const model::Calendar& calendar);

  bool is_working_day(model::Date date) const;

  /// The date on which that many working days have passed; the starting day does not count. With 0
  /// it is the starting day itself, or the next working day where that is none; a negative number
  /// counts back in the same way.
  std::optional<model::Date> add(model::Date start, std::int64_t days) const;

  /// Working days after `from` up to and including `to`; negative when `to` lies before, and then
  /// those after `to` up to and including `from`.
  std::int64_t between(model::Date from, model::Date to) const;

 private:
  std::int32_t weekdays_through(std::int32_t day) const;
  std::int32_t working_days_through(std::int32_t day) const;
  std::int32_t weekday_at(std::int32_t index) const;

  std::int32_t per_week_ = 0;
  std::array<std::int32_t, 7> through_{};  ///< days of the week that are worked, Monday to this one
  std::array<std::int32_t, 7> position_{};  ///< the weekday (0 is Monday) of each day worked
  DaySet holidays_;                         ///< those that fall on a day that is worked otherwise
};

/// The date that many calendar days later; the starting day does not count. May be negative.
std::optional<model::Date> add_days(model::Date start, std::int64_t days);

/// Calendar days from one date to the other; negative when the other lies before.
std::int64_t days_between(model::Date from, model::Date to);

}  // namespace clause10::schedule
