#include "codec/metrics_codec.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace clause10::codec {
namespace {

struct Number {
  std::string_view name;
  std::int64_t value;
};

void add(JsonWriter& out, std::initializer_list<Number> numbers) {
  for (const Number& each : numbers) {
    out.integer(each.name, each.value);
  }
}

/// Begins {name: id, "label": …; a label that says nothing is left out.
void begin(JsonWriter& out, std::string_view name, std::string_view id, std::string_view label) {
  out.begin_object();
  out.text(name, id);
  if (!label.empty()) out.text("label", label);
}

void write_ageing(JsonWriter& out, const model::Ageing& ageing) {
  out.begin_object("ageing");
  out.begin_list("buckets");
  std::int64_t from = 0;
  for (std::size_t i = 0; i < ageing.records.size(); ++i) {
    out.begin_object();
    out.integer("from", from);
    if (i < model::Ageing::last_days.size()) {
      out.integer("to", model::Ageing::last_days[i]);
      from = model::Ageing::last_days[i] + 1;
    }
    out.integer("records", ageing.records[i]);
    out.end_object();
  }
  out.end_list();
  out.integer("undated", ageing.undated);
  out.end_object();
}

}  // namespace

// Items of lists, which look for their writer where JsonWriter is at home.

static void write(JsonWriter& out, const model::StateCount& each) {
  begin(out, "state", each.state, each.label);
  out.integer("records", each.records);
  out.end_object();
}

static void write(JsonWriter& out, const model::DeadlineCounts& each) {
  begin(out, "deadline", each.deadline, each.label);
  add(out, {{"met", each.met},
            {"overdue", each.overdue},
            {"dueToday", each.due_today},
            {"upcoming", each.upcoming},
            {"dueWithin7", each.within_7},
            {"dueWithin30", each.within_30}});
  out.end_object();
}

static void write(JsonWriter& out, const model::ValueCount& each) {
  begin(out, "value", each.value, each.label);
  add(out, {{"records", each.records}, {"open", each.open}, {"overdue", each.overdue}});
  out.end_object();
}

static void write(JsonWriter& out, const model::DimensionCounts& each) {
  begin(out, "field", each.field, each.label);
  out.list("values", each.values);
  add(out, {{"more", each.more}, {"without", each.without}});
  out.end_object();
}

static void write(JsonWriter& out, const model::RecurrenceValue& each) {
  begin(out, "value", each.value, each.label);
  add(out, {{"records", each.records}, {"pairs", each.pairs}});
  out.end_object();
}

static void write(JsonWriter& out, const model::RecurrenceCounts& each) {
  out.begin_object();
  out.texts("by", each.by);
  out.text("since", each.since);
  add(out, {{"months", each.months}, {"records", each.records}, {"pairs", each.pairs}});
  out.list("values", each.values);
  out.integer("more", each.more);
  out.end_object();
}

static void write(JsonWriter& out, const model::TimeToState& each) {
  begin(out, "state", each.state, each.label);
  out.integer("records", each.records);
  if (each.records != 0) {
    out.value("mean", each.mean);
    out.value("median", each.median);
    out.integer("p90", each.p90);
  }
  out.end_object();
}

static void write(JsonWriter& out, const model::MonthCounts& each) {
  out.begin_object();
  out.text("month", each.month);
  add(out, {{"opened", each.opened}, {"closed", each.closed}});
  out.end_object();
}

static void write(JsonWriter& out, const model::ClauseCounts& each) {
  out.begin_object();
  out.text("clause", each.clause);
  add(out, {{"errors", each.errors}, {"warnings", each.warnings}});
  out.end_object();
}

static void write(JsonWriter& out, const model::TypeMetrics& each) {
  begin(out, "type", each.type, each.label);
  add(out, {{"records", each.records},
            {"open", each.open},
            {"closed", each.closed},
            {"cancelled", each.cancelled},
            {"overdue", each.overdue},
            {"dueWithin7", each.within_7},
            {"dueWithin30", each.within_30}});
  out.list("states", each.states);
  out.list("deadlines", each.deadlines);
  write_ageing(out, each.ageing);
  out.list("dimensions", each.dimensions);
  if (each.recurrence) out.thing("recurrence", *each.recurrence);
  out.list("timeToState", each.time_to_state);
  out.list("months", each.months);
  out.end_object();
}

void write(JsonWriter& out, const model::Metrics& metrics) {
  out.begin_object();
  out.text("today", metrics.today);
  out.integer("records", metrics.records);
  out.integer("unreadable", metrics.unreadable);
  out.list("types", metrics.types);
  out.begin_object("violations");
  add(out, {{"errors", metrics.errors}, {"warnings", metrics.warnings}});
  out.end_object();
  out.list("clauses", metrics.clauses);
  out.begin_object("memory");
  out.integer("bytes", metrics.bytes);
  if (metrics.records != 0) {
    out.integer("perRecord", (metrics.bytes + metrics.records / 2) / metrics.records);
  }
  out.end_object();
  out.end_object();
}

}  // namespace clause10::codec
