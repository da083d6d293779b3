#include <catch_amalgamated.hpp>

#include <memory>
#include <set>

#include "evaluate/deadlines.h"
#include "evaluate/facts.h"
#include "model/profiles.h"
#include "register/due_dates.h"
#include "support/register.h"

// The deadlines of a register are those that each record has by itself.

namespace {

using namespace clause10;
using columns::DueDates;

/// One of each deadline, whatever their order.
using Shown = std::set<std::string>;

std::string shown(const std::string& id, std::int32_t due, bool met) {
  return id + " " + model::Date::from_days(due)->text() + (met ? " met" : "");
}

Shown one_by_one(const model::Record& record, const model::Context& context) {
  const auto& pack = test::register_rules().pack();
  const auto& type = *model::by_id(pack.record_types, record.type);
  const evaluate::Facts facts(test::register_rules(), type, record, context);
  const auto* profile = model::profile_of(pack, type, record, context.profile);
  Shown all;
  for (const auto& each : evaluate::deadlines_of(test::register_rules(), *profile, facts)) {
    all.insert(
        shown(each.id, each.due.days_since_1970(), each.status == model::DeadlineState::met));
  }
  return all;
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
  std::vector<Shown> found(filled.store.blocks().size() * columns::rows_per_block);
  for (const columns::Block& block : filled.store.blocks()) {
    const auto first =
        static_cast<std::size_t>(&block - filled.store.blocks().data()) * columns::rows_per_block;
    for (const DueDates::Deadline& deadline : due_dates.deadlines(block.type())) {
      due_dates.find(block, deadline, *due);
      for (std::size_t place = 0; place < columns::rows_per_block; ++place) {
        if ((*due)[place] == columns::no_day) continue;
        const bool met = due_dates.is_met(block, deadline, static_cast<std::uint32_t>(place));
        found[first + place].insert(shown(std::string(deadline.id), (*due)[place], met));
      }
    }
  }
  int with_deadlines = 0;
  for (int number = 0; number < records; ++number) {
    const model::Record record = test::any_record(number);
    const Shown expected = one_by_one(record, context);
    INFO(record.id << " " << record.state);
    REQUIRE(found[filled.store.find(record.id)] == expected);
    with_deadlines += expected.empty() ? 0 : 1;
  }
  CHECK(with_deadlines > records / 2);
}
