#include <catch_amalgamated.hpp>

#include "schedule/calendar.h"
#include "schedule/deadline.h"

using clause10::model::Calendar;
using clause10::model::Date;
using clause10::model::DeadlineState;
using clause10::schedule::WorkingCalendar;
namespace schedule = clause10::schedule;

namespace {

Date day(const std::string& text) {
  return *Date::parse(text);
}

Calendar weekdays() {
  return {"weekdays", {6, 7}, {}};
}

/// Christmas 2026 as in much of Europe: Friday 25, Saturday 26, and Friday 1 January.
Calendar christmas() {
  return {"christmas", {6, 7}, {day("2026-12-25"), day("2026-12-26"), day("2027-01-01")}};
}

Calendar friday_weekend() {
  return {"gulf", {5, 6}, {}};
}

std::string text(const std::optional<Date>& date) {
  return date ? date->text() : "none";
}

}  // namespace

TEST_CASE("working days from Monday to Friday", "[schedule]") {
  const auto [start, days, due] = GENERATE(table<std::string, int, std::string>({
      {"2026-11-23", 0, "2026-11-23"},  // a working day itself
      {"2026-11-21", 0, "2026-11-23"},  // Saturday: the next working day
      {"2026-11-23", 1, "2026-11-24"},
      {"2026-11-20", 1, "2026-11-23"},  // Friday
      {"2026-11-21", 1, "2026-11-23"},  // Saturday
      {"2026-11-22", 1, "2026-11-23"},  // Sunday
      {"2026-11-20", 5, "2026-11-27"},
      {"2026-11-23", 10, "2026-12-07"},
      {"2026-12-31", 1, "2027-01-01"},  // across the year
      {"2024-02-28", 1, "2024-02-29"},  // leap day
      {"2024-02-29", 1, "2024-03-01"},
      {"2026-02-27", 1, "2026-03-02"},  // no leap day, and a weekend
      {"2026-11-23", 260, "2027-11-22"},
      {"9999-12-30", 1, "9999-12-31"},
      {"9999-12-31", 1, "none"},
  }));
  INFO(start << " + " << days);
  CHECK(text(WorkingCalendar(weekdays()).add(day(start), days)) == due);
}

TEST_CASE("holidays are not worked", "[schedule]") {
  const auto [start, days, due] = GENERATE(table<std::string, int, std::string>({
      {"2026-12-24", 1, "2026-12-28"},
      {"2026-12-24", 5, "2027-01-04"},
      {"2026-12-25", 0, "2026-12-28"},
      {"2026-12-31", 1, "2027-01-04"},
  }));
  INFO(start << " + " << days);
  CHECK(text(WorkingCalendar(christmas()).add(day(start), days)) == due);
}

TEST_CASE("a weekend may lie elsewhere", "[schedule]") {
  CHECK(text(WorkingCalendar(friday_weekend()).add(day("2026-11-26"), 1)) == "2026-11-29");
}

TEST_CASE("calendar days", "[schedule]") {
  const auto [start, days, due] = GENERATE(table<std::string, int, std::string>({
      {"2026-11-23", 0, "2026-11-23"},
      {"2026-11-23", 14, "2026-12-07"},
      {"2026-11-23", 90, "2027-02-21"},
      {"2024-02-28", 1, "2024-02-29"},
      {"2023-02-28", 1, "2023-03-01"},
      {"2026-01-01", -1, "2025-12-31"},
      {"9999-12-31", 1, "none"},
      {"1900-01-01", -1, "none"},
  }));
  INFO(start << " + " << days);
  CHECK(text(schedule::add_days(day(start), days)) == due);
}

TEST_CASE("due today is not overdue", "[schedule]") {
  const Date due = day("2026-11-23");
  CHECK(schedule::state_of(due, day("2026-11-22"), false) == DeadlineState::upcoming);
  CHECK(schedule::state_of(due, day("2026-11-23"), false) == DeadlineState::due_today);
  CHECK(schedule::state_of(due, day("2026-11-24"), false) == DeadlineState::overdue);
  CHECK(schedule::state_of(due, day("2026-11-24"), true) == DeadlineState::met);
  CHECK(schedule::days_between(day("2026-11-24"), due) == -1);
}
