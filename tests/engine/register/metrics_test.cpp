#include <catch_amalgamated.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "codec/metrics_codec.h"
#include "evaluate/deadlines.h"
#include "evaluate/evaluate.h"
#include "evaluate/facts.h"
#include "model/text.h"
#include "register/metrics.h"
#include "register/runner.h"
#include "register/survey_plan.h"
#include "support/register.h"
#include "support/support.h"

// Metrics counted in columns are those that a person would count from the records themselves.

namespace {

using namespace clause10;
using model::Date;
using model::Record;
using model::Value;

const model::Pack& pack() {
  return test::register_rules().pack();
}

const model::RecordType& type_of(const Record& record) {
  return *model::by_id(pack().record_types, record.type);
}

/// What one record says by itself.
struct Seen {
  const Record* record;
  bool open, closed, cancelled;
  bool overdue = false, within_7 = false, within_30 = false;
  std::optional<std::int64_t> opened = std::nullopt;
  std::optional<std::int64_t> arrived = std::nullopt;
  std::map<std::string, std::int64_t> reached = {};  ///< days after opened
};

std::optional<std::int64_t> day_of(const Value& entry) {
  const Value* on = entry.find("on");
  if (on == nullptr || on->text() == nullptr) return std::nullopt;
  const auto date = Date::parse(on->text()->substr(0, 10));
  return date ? std::optional<std::int64_t>(date->days_since_1970()) : std::nullopt;
}

Seen see(const Record& record, const model::Context& context) {
  const auto& state = *model::by_id(type_of(record).states, record.state);
  Seen seen{&record, !state.final && !state.aside, state.final && !state.aside, state.aside};
  for (const Value& entry : record.history) {
    const Value* to = entry.find("to");
    const auto day = day_of(entry);
    if (!day || model::by_id(type_of(record).states, *to->text()) == nullptr) continue;
    if (!seen.opened && *to->text() == type_of(record).initial) continue;
    if (!seen.opened) seen.opened = *day;
    const std::int64_t after = std::max<std::int64_t>(0, *day - *seen.opened);
    seen.reached.emplace(*to->text(), after);
    seen.arrived.reset();
    if (*to->text() == record.state) seen.arrived = *seen.opened + after;
  }
  const evaluate::Facts facts(test::register_rules(), type_of(record), record, context);
  for (const auto& each : evaluate::deadlines_of(
           test::register_rules(), *model::by_id(pack().profiles, context.profile), facts)) {
    if (!seen.open || each.status == model::DeadlineState::met) continue;
    seen.overdue = seen.overdue || each.days_left < 0;
    seen.within_7 = seen.within_7 || (each.days_left >= 0 && each.days_left <= 7);
    seen.within_30 = seen.within_30 || (each.days_left >= 0 && each.days_left <= 30);
  }
  return seen;
}

/// The values of a field that a record is counted by, each once; of people the number.
std::vector<std::string> values_of(const Record& record, const std::string& id) {
  const model::Field& field = *model::by_id(type_of(record).fields, id);
  const Value* value = model::find(record.fields, id);
  std::vector<std::string> values;
  if (value == nullptr) return values;
  const auto add = [&](const Value& text) {
    if (text.text() == nullptr) return;
    const std::string trimmed(model::trim(*text.text()));
    if (trimmed.empty() || std::find(values.begin(), values.end(), trimmed) != values.end()) return;
    values.push_back(trimmed);
  };
  switch (field.type) {
    case model::FieldType::enumeration: {
      const auto* choices = model::by_id(pack().enums, *field.enumeration);
      if (value->text() != nullptr && model::by_id(choices->values, *value->text()) != nullptr) {
        values.push_back(*value->text());
      }
      break;
    }
    case model::FieldType::user: {
      const Value* number = value->find("id");
      if (number != nullptr && number->integer() != nullptr) {
        values.push_back(std::to_string(*number->integer()));
      }
      break;
    }
    case model::FieldType::refs:
    case model::FieldType::list:
      if (value->list() != nullptr)
        std::for_each(value->list()->begin(), value->list()->end(), add);
      break;
    default:
      add(*value);
  }
  return values;
}

using Records = std::vector<Record>;

model::DeadlineCounts deadline(const std::vector<Seen>& all, const std::string& id,
                               const model::Context& context) {
  model::DeadlineCounts counts;
  for (const Seen& seen : all) {
    const evaluate::Facts facts(test::register_rules(), type_of(*seen.record), *seen.record,
                                context);
    for (const auto& each : evaluate::deadlines_of(
             test::register_rules(), *model::by_id(pack().profiles, context.profile), facts)) {
      if (each.id != id) continue;
      counts.met += each.status == model::DeadlineState::met;
      if (!seen.open) continue;
      counts.overdue += each.status == model::DeadlineState::overdue;
      counts.due_today += each.status == model::DeadlineState::due_today;
      counts.upcoming += each.status == model::DeadlineState::upcoming;
      if (each.status == model::DeadlineState::met || each.days_left < 0) continue;
      counts.within_7 += each.days_left <= 7;
      counts.within_30 += each.days_left <= 30;
    }
  }
  return counts;
}

model::DimensionCounts dimension(const std::vector<Seen>& all, const std::string& field) {
  model::DimensionCounts counts;
  std::map<std::string, model::ValueCount> by_value;
  for (const Seen& seen : all) {
    if (seen.cancelled) continue;
    const auto values = values_of(*seen.record, field);
    counts.without += values.empty();
    for (const std::string& value : values) {
      ++by_value[value].records;
      by_value[value].open += seen.open;
      by_value[value].overdue += seen.overdue;
    }
  }
  for (auto& [value, count] : by_value) {
    count.value = value;
    counts.values.push_back(count);
  }
  std::stable_sort(counts.values.begin(), counts.values.end(),
                   [](const auto& a, const auto& b) { return a.records > b.records; });
  if (counts.values.size() > model::metrics_values) {
    counts.more = static_cast<std::int64_t>(counts.values.size() - model::metrics_values);
    counts.values.resize(model::metrics_values);
  }
  return counts;
}

/// The last day that is `months` after it or earlier.
std::string months_later(const std::string& day, int months) {
  const int month = std::stoi(day.substr(5, 2)) - 1 + months;
  const auto digits = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const std::string start =
      std::to_string(std::stoi(day.substr(0, 4)) + month / 12) + "-" + digits(month % 12 + 1);
  for (int last = std::stoi(day.substr(8, 2)); last > 0; --last) {
    if (Date::parse(start + "-" + digits(last))) return start + "-" + digits(last);
  }
  return {};
}

model::RecurrenceCounts recurrence(const std::vector<Seen>& all, const model::Recurrence& pack_says,
                                   int months) {
  model::RecurrenceCounts counts;
  std::map<std::string, std::multiset<std::string>> days;
  for (const Seen& seen : all) {
    const Value* since = model::find(seen.record->fields, pack_says.since);
    if (seen.cancelled || since == nullptr || since->text() == nullptr) continue;
    if (!Date::parse(*since->text())) continue;
    for (const std::string& value : values_of(*seen.record, pack_says.by)) {
      days[value].insert(*since->text());
    }
  }
  for (const auto& [value, of] : days) {
    model::RecurrenceValue each{value, {}};
    for (auto later = of.begin(); later != of.end(); ++later) {
      std::int64_t earlier = 0;
      for (auto other = of.begin(); other != later; ++other) {
        earlier += months_later(*other, months) >= *later;
      }
      each.pairs += earlier;
      each.records += earlier > 0;
    }
    if (each.pairs == 0) continue;
    counts.records += each.records;
    counts.pairs += each.pairs;
    counts.values.push_back(each);
  }
  std::stable_sort(counts.values.begin(), counts.values.end(),
                   [](const auto& a, const auto& b) { return a.pairs > b.pairs; });
  return counts;
}

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

TEST_CASE("violations in force by clause are those of each record", "[register]") {
  const model::Context context = test::context_on("2026-11-23");
  test::Register filled;
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> expected;
  std::int64_t errors = 0;
  std::int64_t warnings = 0;
  for (int number = 0; number < 600; ++number) {
    const Record record = test::any_record(number);
    filled.put(record);
    const auto subject = evaluate::subject_of(test::register_rules(), record, context);
    REQUIRE(subject.ok());
    for (const auto& each :
         evaluate::evaluate(test::register_rules(), *subject, record, context).violations) {
      if (!each.in_force) continue;
      const bool error = each.severity == model::Severity::error;
      ++(error ? errors : warnings);
      if (!each.clause.empty())
        ++(error ? expected[each.clause].first : expected[each.clause].second);
    }
  }
  columns::Runner runner(test::register_rules(), filled.store);
  runner.evaluate(context);
  const auto metrics = columns::metrics_of(test::register_rules(), filled.store, context);
  CHECK(metrics.errors == errors);
  CHECK(metrics.warnings == warnings);
  CHECK(errors > 600);
  REQUIRE(metrics.clauses.size() == expected.size());
  for (const model::ClauseCounts& each : metrics.clauses) {
    INFO(each.clause);
    CHECK(std::pair(each.errors, each.warnings) == expected[each.clause]);
  }
}

TEST_CASE("an empty register has metrics, too", "[register]") {
  const test::Register filled;
  check(filled, {}, test::context_on("2026-11-23"), 12);
}

TEST_CASE("metrics as JSON", "[register]") {
  test::Register filled;
  Record record = test::any_record(1);
  record.type = "correctiveAction";
  record.state = "planned";
  record.fields = {{"owner", model::Object{{"id", 5}, {"name", "Anna Berger"}}},
                   {"due", "2026-11-20"}};
  record.history = {model::Object{{"to", "planned"}, {"on", "2026-11-03T10:00:00Z"}}};
  record.deadlines = {};
  filled.put(record);
  const Value json = test::json(codec::json_of(
      columns::metrics_of(test::register_rules(), filled.store, test::context_on("2026-11-23"))));
  CHECK(test::text_of(*test::at(json, "/types/1/deadlines/0")) ==
        R"({"deadline":"due","label":"Action done","met":0,"overdue":1,"dueToday":0,"upcoming":0,)"
        R"("dueWithin7":0,"dueWithin30":0})");
  CHECK(test::text_of(*test::at(json, "/types/1/dimensions/0/values")) ==
        R"([{"value":"5","label":"Anna Berger","records":1,"open":1,"overdue":1}])");
  CHECK(test::text_of(*test::at(json, "/types/1/timeToState/0")) ==
        R"({"state":"planned","label":"Planned","records":1,"mean":0.0,"median":0.0,"p90":0})");
  CHECK(test::text_of(*test::at(json, "/types/1/months/23")) ==
        R"({"month":"2026-11","opened":1,"closed":0})");
  CHECK(test::text_of(*test::at(json, "/types/1/ageing/buckets/0")) ==
        R"({"from":0,"to":30,"records":1})");
}
