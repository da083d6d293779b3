#include <catch_amalgamated.hpp>

#include <optional>
#include <string>
#include <variant>

#include "cel/parse/ast.h"
#include "check/declarations.h"
#include "evaluate/facts.h"
#include "register/condition.h"
#include "register/date_comparison.h"
#include "support/register.h"

// Comparisons of dates that are counted in columns. That they agree with the evaluation of one
// record in every case is what agreement_test.cpp looks for; here stands what is meant.

namespace {

using namespace clause10;
using columns::Compared;
using columns::Part;

const model::RecordType& type() {
  return test::register_rules().pack().record_types.front();
}

cel::Program compiled(const std::string& condition) {
  const auto declarations = check::declarations_of(test::register_rules().pack(), type());
  auto outcome = cel::compile(condition, declarations);
  if (const auto* error = std::get_if<cel::Error>(&outcome)) FAIL(condition << error->message);
  return std::get<cel::Program>(outcome);
}

/// What it comes to on 2026-11-23, a Monday, for a record with these dates; "" is none.
std::string verdict(const std::string& condition, const std::string& detected,
                    const std::string& triaged) {
  test::Register reg;
  model::Record record;
  record.pack = "iso27001";
  record.type = type().id;
  record.id = "a";
  record.state = type().initial;
  record.fields = {{"detectedOn", detected}, {"triagedOn", triaged}};
  reg.put(record);
  const columns::TypePlan& plan = reg.plan->types.front();
  const cel::Program program = compiled(condition);
  const auto comparison = columns::date_comparison_of(program, program.ast().root, plan);
  if (!comparison) return "not counted";
  const model::Context context = test::context_on("2026-11-23");
  const evaluate::Facts names(test::register_rules(), type(), record, context);
  const auto& rules = test::register_rules();
  const columns::ComparisonAt at(comparison, names, rules.calendar("weekdays"));
  std::int64_t room[columns::most_counts];
  auto compared = Compared::ask;
  at.run(plan, reg.store.blocks().front(), 0, 1, room, &compared);
  constexpr const char* names_of[] = {"no", "yes", "undecided", "ask"};
  return names_of[static_cast<std::size_t>(compared)];
}

Part::Kind kind(const std::string& condition) {
  const columns::Plan plan = columns::plan_of(test::register_rules());
  return columns::part_of(compiled(condition), plan.types.front()).kind;
}

}  // namespace

TEST_CASE("dates are counted and compared", "[register][dates]") {
  struct Example {
    const char* condition;
    const char* detected;
    const char* triaged;
    const char* expected;
  };
  const Example example = GENERATE(values<Example>({
      {"daysBetween(detectedOn, today) > 30", "2026-10-23", "", "yes"},
      {"daysBetween(detectedOn, today) > 30", "2026-10-24", "", "no"},
      {"daysBetween(detectedOn, today) > daysBetween(triagedOn, today) + 14", "2026-10-01",
       "2026-10-15", "no"},
      {"daysBetween(detectedOn, today) > daysBetween(triagedOn, today) + 14", "2026-10-01",
       "2026-10-16", "yes"},
      {"addDays(detectedOn, parameters.recurrenceMonths) == triagedOn", "2026-01-30", "2026-02-11",
       "yes"},
      {"detectedOn <= triagedOn", "2026-10-01", "2026-10-01", "yes"},
      {"days(daysBetween(detectedOn, triagedOn)) - days(2) == days(5)", "2026-10-01", "2026-10-08",
       "yes"},
      {"workingDaysBetween(detectedOn, triagedOn) * 2 == 10", "2026-11-16", "2026-11-23", "yes"},
      {"addWorkingDays(detectedOn, 3) < today()", "2026-11-19", "", "no"},
      // Absent: no date to count from is an error, and a null is equal to another alone.
      {"daysBetween(detectedOn, today) > 30", "", "", "undecided"},
      {"detectedOn < triagedOn", "", "2026-10-01", "undecided"},
      {"detectedOn == triagedOn", "", "2026-10-01", "no"},
      {"detectedOn != triagedOn", "", "2026-10-01", "yes"},
      {"detectedOn == triagedOn", "", "", "yes"},
      {"detectedOn == addDays(triagedOn, 1)", "", "", "undecided"},
      {"detectedOn != addWorkingDays(triagedOn, 1)", "", "2026-10-01", "yes"},
      // What is no date is a text: the program knows.
      {"detectedOn < triagedOn", "soon", "2026-10-01", "ask"},
      {"detectedOn < 'soon'", "2026-10-01", "", "ask"},
      // Out of range.
      {"addDays(detectedOn, 2912119) > today", "2026-10-01", "", "yes"},
      {"addDays(detectedOn, 2912200) > today", "2026-12-01", "", "undecided"},
      {"addDays(detectedOn, 9223372036854775807) > today", "2026-10-01", "", "undecided"},
      {"daysBetween(detectedOn, today) + 9223372036854775807 > 0", "2026-11-22", "", "undecided"},
      {"daysBetween(detectedOn, today) - 9223372036854775807 < 0", "2026-11-24", "", "yes"},
      {"daysBetween(detectedOn, today) - 9223372036854775807 < 0", "2026-11-25", "", "undecided"},
      {"daysBetween(detectedOn, today) * 9223372036854775807 > 0", "2026-11-21", "", "undecided"},
      {"days(daysBetween(detectedOn, today) * 106752) > days(0)", "2026-11-22", "", "undecided"},
      {"days(daysBetween(detectedOn, today) * 106751) > days(0)", "2026-11-22", "", "yes"},
      {"addWorkingDays(detectedOn, 100001) > today", "2026-11-22", "", "undecided"},
      {"daysBetween(detectedOn, addDays(today, 9223372036854775807)) > 0", "2026-11-22", "",
       "undecided"},
  }));
  INFO(example.condition << " with \"" << example.detected << "\", \"" << example.triaged << '"');
  CHECK(verdict(example.condition, example.detected, example.triaged) == example.expected);
}

TEST_CASE("which parts of conditions are counted in columns", "[register][dates]") {
  CHECK(kind("daysBetween(detectedOn, today) > daysBetween(triagedOn, today)") ==
        Part::Kind::dates);
  // One date alone: a table of all days answers for a block at once.
  CHECK(kind("daysBetween(detectedOn, today) > 30") == Part::Kind::day);
  // Without the day: found out once, when the record comes in.
  CHECK(kind("daysBetween(detectedOn, triagedOn) > 30") == Part::Kind::fact);
  // A text is no date.
  CHECK(kind("daysBetween(title, today) > daysBetween(triagedOn, today)") == Part::Kind::kept);
  CHECK(kind("detectedOn.size() + daysBetween(triagedOn, today) > 3") == Part::Kind::kept);
  // So many calls might use up the budget of one condition: it is run as a whole.
  std::string many = "daysBetween(detectedOn, triagedOn) > 0";
  for (int i = 0; i < 9; ++i) {
    many += " || workingDaysBetween(detectedOn, triagedOn) == " + std::to_string(i);
  }
  CHECK(kind(many) == Part::Kind::kept);
}
