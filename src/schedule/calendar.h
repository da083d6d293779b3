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

/// Sorted numbers that are asked how many of them lie below another. An index of blocks leads to
/// the few that are worth comparing.
class Ladder {
 public:
  Ladder() = default;
  /// `steps` ascending; equal ones are counted each.
  explicit Ladder(std::vector<std::int32_t> steps);

  std::int32_t below(std::int32_t number) const;

 private:
  std::vector<std::int32_t> steps_;
  std::vector<std::int32_t> starts_;  ///< by block: how many steps lie below it
  int shift_ = 0;  ///< a block spans 2^shift numbers, the first begins at steps_[0]
};

/// A calendar of the pack, prepared so that no day is walked through: weeks are a division, and
/// only the holidays are looked up. About ten bytes for each holiday.
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
  // Days are counted from Monday 1900-01-01, which is day 0.
  std::int32_t weekdays_through(std::int32_t day) const;
  std::int32_t working_days_through(std::int32_t day) const;

  std::int32_t per_week_ = 0;
  std::array<std::int32_t, 7> through_{};  ///< days of the week that are worked, Monday to this one
  std::array<std::int32_t, 7> position_{};  ///< the weekday (0 is Monday) of each day worked
  Ladder holidays_;                         ///< those that fall on a day that is worked otherwise
  Ladder worked_before_;                    ///< for each of these, the working days before it
};

/// The date that many calendar days later; the starting day does not count. May be negative.
std::optional<model::Date> add_days(model::Date start, std::int64_t days);

/// Calendar days from one date to the other; negative when the other lies before.
std::int64_t days_between(model::Date from, model::Date to);

}  // namespace clause10::schedule
