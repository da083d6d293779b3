#include <catch_amalgamated.hpp>

#include <algorithm>

#include "register/counted.h"
#include "register/metrics.h"
#include "support/register.h"

// Metrics counted in columns are those that a person would count from the records themselves.

namespace {

using namespace clause10;
using namespace clause10::test::counted;
using model::Date;
using model::Record;
using Records = std::vector<Record>;

void check(const model::TypeMetrics& found, const std::vector<Seen>& all,
           const model::RecordType& type, const model::Context& context, int months) {
  const auto count = [&](const auto& holds) {
    return std::count_if(all.begin(), all.end(), holds);
  };
  INFO(type.id);
  CHECK(found.records == static_cast<std::int64_t>(all.size()));
  CHECK(found.open == count([](const Seen& each) { return each.open; }));
  CHECK(found.closed == count([](const Seen& each) { return each.closed; }));
  CHECK(found.cancelled == count([](const Seen& each) { return each.cancelled; }));
  CHECK(found.overdue == count([](const Seen& each) { return each.overdue; }));
  CHECK(found.within_7 == count([](const Seen& each) { return each.within_7; }));
  CHECK(found.within_30 == count([](const Seen& each) { return each.within_30; }));
  for (const model::StateCount& each : found.states) {
    INFO(each.state);
    CHECK(each.records ==
          count([&](const Seen& seen) { return seen.record->state == each.state; }));
  }
  for (const model::DeadlineCounts& each : found.deadlines) {
    INFO(each.deadline);
    const auto expected = deadline(all, each.deadline, context);
    CHECK(each.met == expected.met);
    CHECK(each.overdue == expected.overdue);
    CHECK(each.due_today == expected.due_today);
    CHECK(each.upcoming == expected.upcoming);
    CHECK(each.within_7 == expected.within_7);
    CHECK(each.within_30 == expected.within_30);
  }
  const auto age = [&](const Seen& each) { return context.today.days_since_1970() - *each.opened; };
  const auto aged = [&](std::int64_t from, std::int64_t to) {
    return count([&](const Seen& each) {
      return each.open && each.opened && age(each) >= from && age(each) <= to;
    });
  };
  CHECK(found.ageing.records == std::array<std::int64_t, 5>{aged(-9999, 30), aged(31, 90),
                                                            aged(91, 180), aged(181, 365),
                                                            aged(366, 99999)});
  CHECK(found.ageing.undated == count([](const Seen& each) { return each.open && !each.opened; }));
  for (const model::DimensionCounts& each : found.dimensions) {
    INFO(each.field);
    const auto expected = dimension(all, each.field);
    CHECK(each.without == expected.without);
    CHECK(each.more == expected.more);
    REQUIRE(each.values.size() == expected.values.size());
    for (std::size_t i = 0; i < each.values.size(); ++i) {
      CHECK(each.values[i].value == expected.values[i].value);
      CHECK(each.values[i].records == expected.values[i].records);
      CHECK(each.values[i].open == expected.values[i].open);
      CHECK(each.values[i].overdue == expected.values[i].overdue);
    }
  }
  REQUIRE(found.recurrence.has_value() == type.in_register.recurrence.has_value());
  if (found.recurrence) {
    const auto expected = recurrence(all, *type.in_register.recurrence, months);
    CHECK(found.recurrence->months == months);
    CHECK(found.recurrence->records == expected.records);
    CHECK(found.recurrence->pairs == expected.pairs);
    REQUIRE(found.recurrence->values.size() == expected.values.size());
    for (std::size_t i = 0; i < expected.values.size(); ++i) {
      CHECK(found.recurrence->values[i].value == expected.values[i].value);
      CHECK(found.recurrence->values[i].pairs == expected.values[i].pairs);
    }
  }
  for (const model::TimeToState& each : found.time_to_state) {
    INFO(each.state);
    std::vector<std::int64_t> days;
    for (const Seen& seen : all) {
      const auto reached = seen.reached.find(each.state);
      if (reached != seen.reached.end()) days.push_back(reached->second);
    }
    std::sort(days.begin(), days.end());
    REQUIRE(each.records == static_cast<std::int64_t>(days.size()));
    if (days.empty()) continue;
    double sum = 0;
    for (const std::int64_t day : days)
      sum += static_cast<double>(day);
    const std::size_t n = days.size();
    CHECK(std::abs(each.mean - sum / static_cast<double>(n)) <= 0.0501);
    CHECK(each.median == static_cast<double>(days[(n - 1) / 2] + days[n / 2]) / 2);
    CHECK(each.p90 == days[(n * 9 + 9) / 10 - 1]);
  }
  REQUIRE(found.months.size() == 24);
  CHECK(found.months.back().month == context.today.text().substr(0, 7));
  for (const model::MonthCounts& each : found.months) {
    INFO(each.month);
    const auto in_month = [&](std::optional<std::int64_t> day) {
      return day && Date::from_days(*day)->text().starts_with(each.month);
    };
    CHECK(each.opened == count([&](const Seen& seen) { return in_month(seen.opened); }));
    CHECK(each.closed ==
          count([&](const Seen& seen) { return seen.closed && in_month(seen.arrived); }));
  }
}

void check(const test::Register& filled, const Records& records, const model::Context& context,
           int months) {
  const auto metrics = columns::metrics_of(test::register_rules(), filled.store, context);
  REQUIRE(metrics.types.size() == pack().record_types.size());
  for (std::size_t i = 0; i < metrics.types.size(); ++i) {
    std::vector<Seen> all;
    for (const Record& record : records) {
      if (record.type == pack().record_types[i].id) all.push_back(see(record, context));
    }
    check(metrics.types[i], all, pack().record_types[i], context, months);
  }
}

}  // namespace

TEST_CASE("metrics are what counting the records says", "[register]") {
  test::Register filled;
  Records records;
  for (int number = 0; number < 2500; ++number) {
    records.push_back(test::any_record(number));
    filled.put(records.back());
  }
  for (const std::string today : {"2026-06-15", "2026-12-25"}) {
    for (const std::string profile : {"default", "strange"}) {
      INFO(today << " " << profile);
      model::Context context = test::context_on(today, profile);
      check(filled, records, context, 12);
      context.parameters = {{"recurrenceMonths", 3}};
      check(filled, records, context, 3);
    }
  }
}

TEST_CASE("metrics follow edits and removals", "[register]") {
  test::Register filled;
  Records records;
  for (int number = 0; number < 1200; ++number) {
    records.push_back(test::any_record(number));
    filled.put(records.back());
  }
  for (int number = 0; number < 1200; number += 3) {
    const auto index = static_cast<std::size_t>(number);
    Record edited = test::any_record(number + 5000);
    edited.id = records[index].id;
    records[index] = edited;
    filled.put(edited);
  }
  for (int removed = 0; removed < 100; ++removed) {
    filled.store.remove(records.back().id);
    records.pop_back();
  }
  records.push_back(test::any_record(9000));
  filled.put(records.back());
  check(filled, records, test::context_on("2026-11-23"), 12);
}
TEST_CASE("an empty register has metrics, too", "[register]") {
  const test::Register filled;
  check(filled, {}, test::context_on("2026-11-23"), 12);
}
