#include <catch_amalgamated.hpp>

#include "cel/cel.h"
#include "support/support.h"

namespace cel = clause10::cel;
using clause10::model::Date;
using clause10::model::Value;

namespace {

/// Every day counts but Saturday and Sunday; today is Monday, 2026-11-23.
class Weekdays final : public cel::Activation, public cel::WorkingDays {
 public:
  const Value* find(std::string_view name) const override {
    return name == "detectedOn" ? &detected_on_ : nullptr;
  }
  const cel::WorkingDays* working_days() const override { return this; }
  Date today() const override { return *Date::parse("2026-11-23"); }
  std::optional<Date> add(Date start, std::int64_t days) const override {
    std::optional<Date> date = start;
    while (date && days > 0) {
      date = Date::from_days(std::int64_t{date->days_since_1970()} + 1);
      if (date && date->weekday() < 6) --days;
    }
    return date;
  }
  std::int64_t between(Date from, Date to) const override {
    return to.days_since_1970() - from.days_since_1970();
  }

 private:
  Value detected_on_ = Value("2026-11-20");
};

std::string result_of(const std::string& expression, const cel::Activation& activation) {
  const auto compiled =
      cel::compile(expression, {{"detectedOn", cel::Type::text}, {"closedOn", cel::Type::text}});
  if (const auto* error = std::get_if<cel::Error>(&compiled)) return error->message;
  const auto outcome = cel::evaluate(*std::get_if<cel::Program>(&compiled), activation);
  if (const auto* error = std::get_if<cel::Error>(&outcome)) return error->message;
  return clause10::test::text_of(*std::get_if<Value>(&outcome));
}

}  // namespace

TEST_CASE("functions on civil dates", "[cel]") {
  const auto [expression, result] = GENERATE(table<std::string, std::string>({
      {"today()", "\"2026-11-23\""},
      {"detectedOn < today()", "true"},
      {"date('2026-11-23') == today()", "true"},
      {"addDays(detectedOn, 30)", "\"2026-12-20\""},
      {"addDays('2026-03-01', -1)", "\"2026-02-28\""},
      {"daysBetween(detectedOn, today())", "3"},
      {"daysBetween(detectedOn, today()) <= 5 && today() <= addWorkingDays(detectedOn, 5)", "true"},
      {"addWorkingDays(detectedOn, 1)", "\"2026-11-23\""},
      {"workingDaysBetween(detectedOn, '2026-11-25')", "5"},
      {"days(2) == duration('48h')", "true"},
      {"date('2026-02-30')", "\"2026-02-30\" is no date: the calendar has no such day"},
      {"date('soon')", "\"soon\" is no date: a date is written YYYY-MM-DD, such as 2026-11-23"},
      {"addDays('9999-12-31', 1)", "the date would lie outside 1900-01-01 to 9999-12-31"},
      {"addDays(detectedOn, 9223372036854775807)",
       "the date would lie outside 1900-01-01 to 9999-12-31"},
      {"addWorkingDays(detectedOn, 100001)", "working days are counted up to 100000"},
      {"days(9223372036854775807)",
       "out of range: a duration is some 290 years at most (range error)"},
      {"!has(closedOn) || closedOn >= detectedOn", "true"},
      {"date(closedOn)", "no such overload: date(null_type)"},
  }));
  INFO(expression);
  CHECK(result_of(expression, Weekdays()) == result);
}

TEST_CASE("without a calendar nothing counts working days", "[cel]") {
  class Nothing final : public cel::Activation {
   public:
    const Value* find(std::string_view) const override { return nullptr; }
  };
  CHECK(result_of("today()", Nothing()) == "nobody says what day it is");
  CHECK(result_of("addWorkingDays('2026-11-23', 1)", Nothing()) ==
        "there is no calendar to count working days with");
}

TEST_CASE("what JSON has no form for becomes text", "[cel]") {
  const auto [expression, result] = GENERATE(table<std::string, std::string>({
      {"timestamp('2026-11-23T10:00:00Z')", "\"2026-11-23T10:00:00Z\""},
      {"duration('90s')", "\"90s\""},
      {"b'a'", "\"YQ==\""},
      {"type(1)", "\"int\""},
      {"optional.of(1)", "1"},
      {"optional.none()", "null"},
      {"{1: 'a', true: 'b'}", R"({"true":"b","1":"a"})"},
  }));
  CHECK(result_of(expression, Weekdays()) == result);
}
