#include <catch_amalgamated.hpp>

#include <algorithm>
#include <random>

#include "schedule/calendar.h"
#include "schedule/lines.h"
#include "support/support.h"

// Working days are looked up, not walked through. What walks through them says the same.

namespace {

using clause10::model::Calendar;
using clause10::model::Date;
using clause10::schedule::add_days;
using clause10::schedule::WorkingCalendar;

Date day(std::string_view text) {
  return *Date::parse(text);
}

bool is_worked(const Calendar& calendar, Date date) {
  const auto& weekend = calendar.weekend;
  const auto& holidays = calendar.holidays;
  return std::find(weekend.begin(), weekend.end(), date.weekday()) == weekend.end() &&
         !std::binary_search(holidays.begin(), holidays.end(), date);
}

std::optional<Date> walk(const Calendar& calendar, Date start, std::int64_t days) {
  const std::int64_t step = days < 0 ? -1 : 1;
  std::optional<Date> date = start;
  for (std::int64_t left = days; date && left != 0;) {
    date = add_days(*date, step);
    if (date && is_worked(calendar, *date)) left -= step;
  }
  while (date && !is_worked(calendar, *date)) {
    date = add_days(*date, step);
  }
  return date;
}

std::int64_t count(const Calendar& calendar, Date from, Date to) {
  if (to < from) return -count(calendar, to, from);
  std::int64_t counted = 0;
  for (auto date = add_days(from, 1); date && *date <= to; date = add_days(*date, 1)) {
    if (is_worked(calendar, *date)) ++counted;
  }
  return counted;
}

std::string text(const std::optional<Date>& date) {
  return date ? date->text() : "none";
}

class Random {
 public:
  int up_to(int last) { return static_cast<int>(engine_() % static_cast<unsigned>(last + 1)); }
  Date date(Date first, int days) { return *add_days(first, up_to(days)); }

 private:
  std::mt19937 engine_{10};  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same in every run
};

/// Holidays here and there, in clusters, on weekends and twice.
Calendar any_calendar(Random& random, Date first, int span) {
  Calendar calendar;
  for (int weekday = 1; weekday <= 7; ++weekday) {
    if (random.up_to(3) == 0) calendar.weekend.push_back(weekday);
  }
  const int clusters = random.up_to(30);
  for (int i = 0; i < clusters; ++i) {
    Date date = random.date(first, span);
    for (int length = random.up_to(9) == 0 ? random.up_to(400) : random.up_to(4); length >= 0;
         --length) {
      calendar.holidays.push_back(date);
      if (random.up_to(5) > 0) date = add_days(date, 1).value_or(date);
    }
  }
  std::sort(calendar.holidays.begin(), calendar.holidays.end());
  return calendar;
}

}  // namespace

TEST_CASE("looked-up working days are those that walking finds", "[schedule]") {
  const auto [first, span] = GENERATE(table<std::string, int>({
      {"2020-01-01", 6000},      // where records lie
      {"1900-01-01", 900},       // the first days there are
      {"9997-06-01", 943},       // and the last
      {"1900-01-01", 2'950'000}  // few holidays in thousands of years
  }));
  Random random;
  for (int round = 0; round < 60; ++round) {
    const Calendar calendar = any_calendar(random, day(first), span);
    const WorkingCalendar prepared(calendar);
    for (int i = 0; i < 60; ++i) {
      const Date start = random.date(day(first), span);
      const Date other = add_days(start, random.up_to(1000) - 500).value_or(start);
      const int days = random.up_to(600) - 300;
      INFO("round " << round << ", " << start.text() << " + " << days << ", " << other.text());
      REQUIRE(prepared.is_working_day(start) == is_worked(calendar, start));
      REQUIRE(prepared.between(start, other) == count(calendar, start, other));
      if (calendar.weekend.size() < 7) {
        REQUIRE(text(prepared.add(start, days)) == text(walk(calendar, start, days)));
      }
    }
  }
}

TEST_CASE("where nobody ever works there is no working day", "[schedule]") {
  const WorkingCalendar closed(Calendar{"closed", {1, 2, 3, 4, 5, 6, 7}, {day("2026-12-25")}});
  CHECK(text(closed.add(day("2026-11-23"), 0)) == "none");
  CHECK(text(closed.add(day("2026-11-23"), 5)) == "none");
  CHECK(closed.between(day("2026-11-23"), day("2027-11-23")) == 0);
}

TEST_CASE("no number of days is too large", "[schedule]") {
  const WorkingCalendar weekdays(Calendar{"weekdays", {6, 7}, {}});
  CHECK(text(weekdays.add(day("2026-11-23"), INT64_MAX)) == "none");
  CHECK(text(weekdays.add(day("2026-11-23"), INT64_MIN)) == "none");
  CHECK(text(weekdays.add(day("1900-01-01"), -1)) == "none");
  CHECK(weekdays.between(day("1900-01-01"), day("9999-12-31")) == 2'113'189);
}

TEST_CASE("many dates at once, line by line", "[schedule]") {
  const auto [request, dates, answer] = GENERATE(table<std::string, std::string, std::string>({
      {R"({"calendar":"weekdays","days":1})", "2026-11-20\n2026-11-23\n",
       "2026-11-23\n2026-11-24\n"},
      {R"({"calendar":"weekdays","days":-1})", "2026-11-23", "2026-11-20\n"},
      {R"({"calendar":"weekdays","days":1})", "2026-11-20\n2026-02-30\n", "line 2"},
      {R"({"calendar":"weekdays","days":1})", "2026-11-20 2026-11-23\n", "line 1"},
      {R"({"calendar":"weekdays","days":1})", "2026-11-20\n2026-11\n", "line 2"},
      {R"({"calendar":"weekdays","days":1})", "2026-11-20\n\n", "line 2"},
      {R"({"calendar":"weekdays","days":1})", "9999-12-31\n", "dates.outOfRange"},
      {R"({"calendar":"weekday","days":1})", "2026-11-20\n", "did you mean"},
      {R"({"calendar":"weekdays"})", "2026-11-20\n", "is missing"},
  }));
  INFO(request << " " << dates);
  const auto reply = clause10::test::iso27001().working_days(request, dates);
  const bool done = reply.status == clause10::Status::ok;
  CHECK(done == (answer.back() == '\n'));
  INFO(reply.json);
  CHECK((done ? reply.json == answer : reply.json.find(answer) != std::string::npos));
}
