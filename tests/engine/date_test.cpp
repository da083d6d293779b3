#include <catch_amalgamated.hpp>

#include "model/date.h"

using clause10::model::Date;

TEST_CASE("dates that exist are read and written back", "[date]") {
  const auto* const text =
      GENERATE("1900-01-01", "1970-01-01", "2000-02-29", "2024-02-29", "2026-12-31", "9999-12-31");
  const auto date = Date::parse(text);
  REQUIRE(date);
  CHECK(date->text() == text);
  CHECK(Date::from_days(date->days_since_1970()) == date);
  CHECK(clause10::model::explain_date(text).empty());
}

TEST_CASE("what is no date says why", "[date]") {
  const auto [text, reason] = GENERATE(table<std::string, std::string>({
      {"", "YYYY-MM-DD"},
      {"2026-2-3", "YYYY-MM-DD"},
      {"2026/02/03", "YYYY-MM-DD"},
      {"23.11.2026", "YYYY-MM-DD"},
      {"2026-11-23T10:00:00Z", "YYYY-MM-DD"},
      {"202a-11-23", "YYYY-MM-DD"},
      {"+026-11-23", "YYYY-MM-DD"},
      {"2026-02-30", "no such day"},
      {"2026-02-29", "no such day"},
      {"1900-02-29", "no such day"},
      {"2026-13-01", "no such day"},
      {"2026-00-10", "no such day"},
      {"2026-04-31", "no such day"},
      {"2026-04-00", "no such day"},
      {"1899-12-31", "1900-01-01 to 9999-12-31"},
      {"0000-01-01", "1900-01-01 to 9999-12-31"},
  }));
  INFO(text);
  CHECK_FALSE(Date::parse(text));
  CHECK_THAT(clause10::model::explain_date(text), Catch::Matchers::ContainsSubstring(reason));
}

TEST_CASE("day numbers outside the range are refused", "[date]") {
  const auto last = Date::parse("9999-12-31")->days_since_1970();
  const auto first = Date::parse("1900-01-01")->days_since_1970();
  CHECK_FALSE(Date::from_days(std::int64_t{last} + 1));
  CHECK_FALSE(Date::from_days(std::int64_t{first} - 1));
  CHECK_FALSE(Date::from_days(INT64_MAX));
  CHECK_FALSE(Date::from_days(INT64_MIN));
}

TEST_CASE("weekdays are ISO weekdays", "[date]") {
  const auto [text, weekday] = GENERATE(table<std::string, int>(
      {{"2026-11-23", 1}, {"2026-11-29", 7}, {"2024-02-29", 4}, {"1900-01-01", 1}}));
  CHECK(Date::parse(text)->weekday() == weekday);
}

TEST_CASE("moments in UTC", "[date]") {
  const auto [text, valid] = GENERATE(table<std::string, bool>({
      {"2026-11-23T10:00:00Z", true},
      {"2026-11-23T10:00:00.123Z", true},
      {"2016-12-31T23:59:60Z", true},
      {"2026-11-23T24:00:00Z", false},
      {"2026-11-23T10:60:00Z", false},
      {"2026-11-23T10:00:00", false},
      {"2026-11-23T10:00:00+01:00", false},
      {"2026-11-23T10:00:00.Z", false},
      {"2026-11-23 10:00:00Z", false},
      {"2026-02-30T10:00:00Z", false},
      {"2026-11-23T1a:00:00Z", false},
      {"", false},
  }));
  INFO(text);
  CHECK(clause10::model::is_utc_moment(text) == valid);
}
