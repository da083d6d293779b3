#include <catch_amalgamated.hpp>

#include <memory>

#include "evaluate/deadlines.h"
#include "evaluate/facts.h"
#include "register/due_dates.h"
#include "support/register.h"

// The deadlines of a register are those that each record has by itself.

namespace {

using namespace clause10;
using columns::DueDates;

std::string shown(const std::string& id, std::int32_t due, bool met) {
  return id + " " + model::Date::from_days(due)->text() + (met ? " met; " : "; ");
}

std::string one_by_one(const model::Record& record, const model::Context& context) {
  const auto& pack = test::register_rules().pack();
  const auto& type = *model::by_id(pack.record_types, record.type);
  const evaluate::Facts facts(test::register_rules(), type, record, context);
  std::string text;
  for (const auto& each : evaluate::deadlines_of(
           test::register_rules(), *model::by_id(pack.profiles, context.profile), facts)) {
    text += shown(each.id, each.due.days_since_1970(), each.status == model::DeadlineState::met);
  }
  return text;
}

}  // namespace

TEST_CASE("deadlines of a register agree with those of each record", "[register]") {
  const std::string today = GENERATE("2026-06-01", "2026-12-24", "2027-11-23");
  const std::string profile = GENERATE("default", "strange");
  model::Context context = test::context_on(today, profile);
  context.parameters = {{"recurrenceMonths", today < "2027" ? 12 : 6}};
  test::Register filled;
  constexpr int records = 1500;
  for (int number = 0; number < records; ++number) {
    filled.put(test::any_record(number));
  }
  DueDates due_dates(test::register_rules(), filled.store, context);
  auto due = std::make_unique<DueDates::Days>();
  std::vector<std::string> found(filled.store.blocks().size() * columns::rows_per_block);
  for (const columns::Block& block : filled.store.blocks()) {
    const auto first =
        static_cast<std::size_t>(&block - filled.store.blocks().data()) * columns::rows_per_block;
    for (const DueDates::Rule& rule : due_dates.rules(block.type())) {
      due_dates.find(block, rule, *due);
      for (std::size_t place = 0; place < columns::rows_per_block; ++place) {
        if ((*due)[place] == columns::no_day) continue;
        const std::uint8_t state = block.at(filled.plan->types[block.type()].state)[place];
        found[first + place] += shown(rule.rule->id, (*due)[place], rule.met[state]);
      }
    }
  }
  int with_deadlines = 0;
  for (int number = 0; number < records; ++number) {
    const model::Record record = test::any_record(number);
    const std::string expected = one_by_one(record, context);
    INFO(record.id << " " << record.state);
    REQUIRE(found[filled.store.find(record.id)] == expected);
    with_deadlines += expected.empty() ? 0 : 1;
  }
  CHECK(with_deadlines > records / 2);
}
