#include "register/counted.h"

#include <algorithm>
#include <set>

#include "evaluate/deadlines.h"
#include "evaluate/facts.h"
#include "model/profiles.h"
#include "model/text.h"
#include "support/register.h"

namespace clause10::test::counted {
namespace {

using model::Date;
using model::Record;
using model::Value;

const model::RecordType& type_of(const Record& record) {
  return *model::by_id(pack().record_types, record.type);
}

std::optional<std::int64_t> day_of(const Value& entry) {
  const Value* on = entry.find("on");
  if (on == nullptr || on->text() == nullptr) return std::nullopt;
  const auto date = Date::parse(on->text()->substr(0, 10));
  return date ? std::optional<std::int64_t>(date->days_since_1970()) : std::nullopt;
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

}  // namespace

const model::Pack& pack() {
  return register_rules().pack();
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
  const evaluate::Facts facts(register_rules(), type_of(record), record, context);
  const auto* profile = model::profile_of(pack(), type_of(record), record, context.profile);
  for (const auto& each : evaluate::deadlines_of(register_rules(), *profile, facts)) {
    if (!seen.open || each.status == model::DeadlineState::met) continue;
    seen.overdue = seen.overdue || each.days_left < 0;
    seen.within_7 = seen.within_7 || (each.days_left >= 0 && each.days_left <= 7);
    seen.within_30 = seen.within_30 || (each.days_left >= 0 && each.days_left <= 30);
  }
  return seen;
}

model::DeadlineCounts deadline(const std::vector<Seen>& all, const std::string& id,
                               const model::Context& context) {
  model::DeadlineCounts counts;
  for (const Seen& seen : all) {
    const evaluate::Facts facts(register_rules(), type_of(*seen.record), *seen.record, context);
    const auto* profile =
        model::profile_of(pack(), type_of(*seen.record), *seen.record, context.profile);
    for (const auto& each : evaluate::deadlines_of(register_rules(), *profile, facts)) {
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

model::RecurrenceCounts recurrence(const std::vector<Seen>& all, const model::Recurrence& pack_says,
                                   int months) {
  model::RecurrenceCounts counts;
  std::map<std::string, std::multiset<std::string>> days;
  for (const Seen& seen : all) {
    const Value* since = model::find(seen.record->fields, pack_says.since);
    if (seen.cancelled || since == nullptr || since->text() == nullptr) continue;
    if (!Date::parse(*since->text())) continue;
    std::vector<std::string> together = {""};
    for (const std::string& field : pack_says.by) {
      std::vector<std::string> longer;
      for (const std::string& before : together) {
        for (const std::string& value : values_of(*seen.record, field)) {
          longer.push_back(before.empty() ? value : before + " · " + value);
        }
      }
      together = longer;
    }
    for (const std::string& value : together) {
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

}  // namespace clause10::test::counted
