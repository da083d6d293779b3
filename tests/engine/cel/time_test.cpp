#include <catch_amalgamated.hpp>

#include "support/expression.h"

using clause10::test::Expected;
using clause10::test::yields;

TEST_CASE("timestamps and durations", "[cel]") {
  const auto [expression, result] = GENERATE(values<Expected>({
      {"timestamp('2026-11-23T10:20:30.123Z')", "timestamp(2026-11-23T10:20:30.123Z)"},
      {"timestamp('2026-11-23T10:20:30+01:30')", "timestamp(2026-11-23T08:50:30Z)"},
      {"timestamp('2024-02-29T00:00:00Z') + duration('24h')", "timestamp(2024-03-01T00:00:00Z)"},
      {"timestamp('1969-12-31T23:59:59.5Z') - duration('1s')",
       "timestamp(1969-12-31T23:59:58.500Z)"},
      {"timestamp('2026-01-02T00:00:00Z') - timestamp('2026-01-01T00:00:00.5Z')",
       "duration(86399.5s)"},
      {"timestamp(0)", "timestamp(1970-01-01T00:00:00Z)"},
      {"duration('1h30m') + duration('-0.5s')", "duration(5399.5s)"},
      {"duration('1ms') + duration('1us') + duration('1ns')", "duration(0.001001001s)"},
      {"duration('1h') > duration('59m')", "true"},
      {"string(duration('-1.5s'))", "\"-1.5s\""},
      {"duration('90m').getHours()", "1"},
      {"duration('90m').getMinutes()", "90"},
      {"duration('1.234s').getMilliseconds()", "234"},
      {"duration('1')", "error 1:1: a duration is written like 1h30m or 90s, not \"1\""},
      {"duration('1d')", "error 1:1: a duration is written like 1h30m or 90s, not \"1d\""},
      {"duration('10000000000s')",
       "error 1:1: out of range: a duration is some 290 years at most (range error)"},
      {"timestamp('2026-02-30T00:00:00Z')",
       "error 1:1: a timestamp is written like 2026-11-23T10:00:00Z, not "
       "\"2026-02-30T00:00:00Z\""},
      {"timestamp('9999-12-31T23:59:59Z') + duration('1s')",
       "error 1:35: out of range: a timestamp lies in the years 1 to 9999 (range error)"},
  }));
  INFO(expression);
  std::string wanted = result;
  // Fractions are written as short as they are.
  if (const auto at = wanted.find(".500Z"); at != std::string::npos) wanted.erase(at + 2, 2);
  CHECK(yields(expression) == wanted);
}

TEST_CASE("parts of a timestamp", "[cel]") {
  const std::string moment = "timestamp('2026-03-29T00:59:58.123Z')";
  const auto [call, result] = GENERATE(values<Expected>({
      {".getFullYear()", "2026"},
      {".getMonth()", "2"},
      {".getDate()", "29"},
      {".getDayOfMonth()", "28"},
      {".getDayOfWeek()", "0"},
      {".getDayOfYear()", "87"},
      {".getHours()", "0"},
      {".getMinutes()", "59"},
      {".getSeconds()", "58"},
      {".getMilliseconds()", "123"},
      {".getHours('UTC')", "0"},
      {".getHours('+05:45')", "6"},
      {".getDate('-01:00')", "28"},
      {".getHours('Europe/Berlin')", "1"},
      {".getHours('Asia/Kolkata')", "6"},
      {".getHours('America/New_York')", "20"},
      {".getHours('Australia/Sydney')", "11"},
  }));
  INFO(call);
  CHECK(yields(moment + call) == result);
}

TEST_CASE("daylight saving time begins and ends", "[cel]") {
  // The European change is at 01:00 UTC.
  CHECK(yields("timestamp('2026-03-29T00:59:59Z').getHours('Europe/Berlin')") == "1");
  CHECK(yields("timestamp('2026-03-29T01:00:00Z').getHours('Europe/Berlin')") == "3");
  CHECK(yields("timestamp('2026-10-25T00:59:59Z').getHours('Europe/Berlin')") == "2");
  CHECK(yields("timestamp('2026-10-25T01:00:00Z').getHours('Europe/Berlin')") == "2");
  CHECK(yields("timestamp('2026-10-25T02:00:00Z').getHours('Europe/Berlin')") == "3");
  CHECK_THAT(yields("timestamp(0).getHours('Europe/Atlantis')"),
             Catch::Matchers::StartsWith("error 1:14: unknown time zone \"Europe/Atlantis\""));
  CHECK_THAT(yields("timestamp(0).getHours('+25:00')"),
             Catch::Matchers::StartsWith("error 1:14: unknown time zone"));
}
