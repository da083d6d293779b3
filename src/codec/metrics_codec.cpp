#include "codec/metrics_codec.h"

#include <string>
#include <string_view>
#include <utility>

namespace clause10::codec {
namespace {

using model::List;
using model::Object;
using model::Value;

struct Number {
  std::string_view name;
  std::int64_t value;
};

void add(Object& members, std::initializer_list<Number> numbers) {
  for (const Number& each : numbers) {
    members.push_back({std::string(each.name), each.value});
  }
}

/// {name: id, "label": …}; a label that says nothing is left out.
Object named(std::string_view name, const std::string& id, const std::string& label) {
  Object members = {{std::string(name), id}};
  if (!label.empty()) members.push_back({"label", label});
  return members;
}

Value member_of(const model::StateCount& each);
Value member_of(const model::DeadlineCounts& each);
Value member_of(const model::ValueCount& each);
Value member_of(const model::DimensionCounts& each);
Value member_of(const model::RecurrenceValue& each);
Value member_of(const model::TimeToState& each);
Value member_of(const model::MonthCounts& each);
Value member_of(const model::ClauseCounts& each);
Value member_of(const model::TypeMetrics& each);

template <class Items>
Value list_of(const Items& items) {
  List list;
  for (const auto& item : items) {
    list.push_back(member_of(item));
  }
  return list;
}

Value member_of(const model::StateCount& each) {
  Object members = named("state", each.state, each.label);
  add(members, {{"records", each.records}});
  return members;
}

Value member_of(const model::DeadlineCounts& each) {
  Object members = named("deadline", each.deadline, each.label);
  add(members, {{"met", each.met},
                {"overdue", each.overdue},
                {"dueToday", each.due_today},
                {"upcoming", each.upcoming},
                {"dueWithin7", each.within_7},
                {"dueWithin30", each.within_30}});
  return members;
}

Value member_of(const model::ValueCount& each) {
  Object members = named("value", each.value, each.label);
  add(members, {{"records", each.records}, {"open", each.open}, {"overdue", each.overdue}});
  return members;
}

Value member_of(const model::DimensionCounts& each) {
  Object members = named("field", each.field, each.label);
  members.push_back({"values", list_of(each.values)});
  add(members, {{"more", each.more}, {"without", each.without}});
  return members;
}

Value member_of(const model::RecurrenceValue& each) {
  Object members = named("value", each.value, each.label);
  add(members, {{"records", each.records}, {"pairs", each.pairs}});
  return members;
}

Value member_of(const model::RecurrenceCounts& each) {
  Object members = {{"by", each.by}, {"since", each.since}};
  add(members, {{"months", each.months}, {"records", each.records}, {"pairs", each.pairs}});
  members.push_back({"values", list_of(each.values)});
  add(members, {{"more", each.more}});
  return members;
}

Value member_of(const model::TimeToState& each) {
  Object members = named("state", each.state, each.label);
  add(members, {{"records", each.records}});
  if (each.records == 0) return members;
  members.push_back({"mean", each.mean});
  members.push_back({"median", each.median});
  add(members, {{"p90", each.p90}});
  return members;
}

Value member_of(const model::MonthCounts& each) {
  Object members = {{"month", each.month}};
  add(members, {{"opened", each.opened}, {"closed", each.closed}});
  return members;
}

Value member_of(const model::ClauseCounts& each) {
  Object members = {{"clause", each.clause}};
  add(members, {{"errors", each.errors}, {"warnings", each.warnings}});
  return members;
}

Value ageing(const model::Ageing& ageing) {
  List buckets;
  std::int64_t from = 0;
  for (std::size_t i = 0; i < ageing.records.size(); ++i) {
    Object bucket;
    add(bucket, {{"from", from}});
    if (i < model::Ageing::last_days.size()) {
      add(bucket, {{"to", model::Ageing::last_days[i]}});
      from = model::Ageing::last_days[i] + 1;
    }
    add(bucket, {{"records", ageing.records[i]}});
    buckets.push_back(std::move(bucket));
  }
  Object members = {{"buckets", std::move(buckets)}};
  add(members, {{"undated", ageing.undated}});
  return members;
}

Value member_of(const model::TypeMetrics& each) {
  Object members = named("type", each.type, each.label);
  add(members, {{"records", each.records},
                {"open", each.open},
                {"closed", each.closed},
                {"cancelled", each.cancelled},
                {"overdue", each.overdue},
                {"dueWithin7", each.within_7},
                {"dueWithin30", each.within_30}});
  members.push_back({"states", list_of(each.states)});
  members.push_back({"deadlines", list_of(each.deadlines)});
  members.push_back({"ageing", ageing(each.ageing)});
  members.push_back({"dimensions", list_of(each.dimensions)});
  if (each.recurrence) members.push_back({"recurrence", member_of(*each.recurrence)});
  members.push_back({"timeToState", list_of(each.time_to_state)});
  members.push_back({"months", list_of(each.months)});
  return members;
}

}  // namespace

Value to_value(const model::Metrics& metrics) {
  Object members = {{"today", metrics.today}};
  add(members, {{"records", metrics.records}});
  members.push_back({"types", list_of(metrics.types)});
  Object violations;
  add(violations, {{"errors", metrics.errors}, {"warnings", metrics.warnings}});
  members.push_back({"violations", std::move(violations)});
  members.push_back({"clauses", list_of(metrics.clauses)});
  Object memory;
  add(memory, {{"bytes", metrics.bytes}});
  if (metrics.records != 0) {
    add(memory, {{"perRecord", (metrics.bytes + metrics.records / 2) / metrics.records}});
  }
  members.push_back({"memory", std::move(memory)});
  return members;
}

}  // namespace clause10::codec
