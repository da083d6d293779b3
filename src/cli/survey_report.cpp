#include "cli/survey_report.h"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <vector>

#include "cli/report.h"
#include "model/text.h"

namespace clause10::cli {
namespace {

using model::TypeMetrics;

/// Rows of cells; the first cell of each stands to the left, the others to the right.
class Table {
 public:
  explicit Table(std::vector<std::string> head) { rows_.push_back(std::move(head)); }

  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

  /// Empty when there is nothing but the head.
  std::string text() const {
    if (rows_.size() == 1) return {};
    std::vector<std::size_t> widths(rows_.front().size());
    for (const auto& row : rows_) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        widths[i] = std::max(widths[i], model::code_points(row[i]));
      }
    }
    std::string text = "\n";
    for (const auto& row : rows_) {
      text += "  ";
      for (std::size_t i = 0; i < row.size(); ++i) {
        const std::string space(widths[i] - model::code_points(row[i]), ' ');
        if (i == 0) {
          text += row[i] + space;
        } else {
          text += "  " + space + row[i];
        }
      }
      text += "\n";
    }
    return text;
  }

 private:
  std::vector<std::vector<std::string>> rows_;
};

std::string number(std::int64_t value) {
  return std::to_string(value);
}

std::string records(std::int64_t count) {
  return number(count) + (count == 1 ? " record" : " records");
}

std::string tenths(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

std::string shown(const std::string& label, const std::string& id) {
  return one_line(label.empty() ? id : label);
}

std::string more(std::int64_t values) {
  return values == 0 ? std::string() : "  and " + number(values) + " more\n";
}

std::string deadlines(const TypeMetrics& type) {
  Table table({"Deadline", "overdue", "due today", "in 7 days", "in 30 days", "later", "met"});
  for (const model::DeadlineCounts& each : type.deadlines) {
    table.add({shown(each.label, each.deadline), number(each.overdue), number(each.due_today),
               number(each.within_7), number(each.within_30),
               number(each.upcoming + each.due_today - each.within_30), number(each.met)});
  }
  return table.text();
}

std::string states(const TypeMetrics& type) {
  Table table({"State", "records", "reached", "days: mean", "median", "90 %"});
  for (const model::StateCount& each : type.states) {
    std::vector<std::string> row = {shown(each.label, each.state), number(each.records)};
    for (const model::TimeToState& time : type.time_to_state) {
      if (time.state != each.state) continue;
      row.push_back(number(time.records));
      if (time.records == 0) continue;
      row.insert(row.end(), {tenths(time.mean), tenths(time.median), number(time.p90)});
    }
    table.add(std::move(row));
  }
  return table.text();
}

std::string ageing(const TypeMetrics& type) {
  Table table({"Open for", "records"});
  std::int64_t from = 0;
  for (std::size_t i = 0; i < type.ageing.records.size(); ++i) {
    const bool last = i == model::Ageing::last_days.size();
    const std::int64_t to = last ? 0 : model::Ageing::last_days[i];
    table.add({(last ? "over " + number(from - 1) : number(from) + " to " + number(to)) + " days",
               number(type.ageing.records[i])});
    from = to + 1;
  }
  table.add({"never opened", number(type.ageing.undated)});
  return table.text();
}

std::string dimension(const model::DimensionCounts& dimension) {
  Table table({shown(dimension.label, dimension.field), "records", "open", "overdue"});
  for (const model::ValueCount& each : dimension.values) {
    table.add({shown(each.label, each.value), number(each.records), number(each.open),
               number(each.overdue)});
  }
  if (dimension.without != 0) table.add({"(none)", number(dimension.without)});
  return table.text() + more(dimension.more);
}

std::string recurrence(const model::RecurrenceCounts& counts) {
  std::string text = "\n  Recurrence: " + records(counts.records) + " within " +
                     number(counts.months) + " months of an earlier one with the same " +
                     model::join(counts.by) + "\n";
  Table table({"Comes back", "records", "pairs"});
  for (const model::RecurrenceValue& each : counts.values) {
    table.add({shown(each.label, each.value), number(each.records), number(each.pairs)});
  }
  return text + table.text() + more(counts.more);
}

std::string months(const TypeMetrics& type) {
  Table table({"Month", "opened", "closed"});
  for (const model::MonthCounts& each : type.months) {
    table.add({each.month, number(each.opened), number(each.closed)});
  }
  return table.text();
}

std::string text_of(const TypeMetrics& type) {
  std::string text = "\n" + shown(type.label, type.type) + ": " + records(type.records) + ", " +
                     number(type.open) + " open, " + number(type.closed) + " closed, " +
                     number(type.cancelled) + " cancelled\n  " + number(type.overdue) +
                     " overdue, " + number(type.within_7) + " due in 7 days, " +
                     number(type.within_30) + " in 30 days\n";
  text += deadlines(type) + states(type) + ageing(type);
  for (const model::DimensionCounts& each : type.dimensions) {
    text += dimension(each);
  }
  if (type.recurrence) text += recurrence(*type.recurrence);
  return text + months(type);
}

}  // namespace

std::string text_of(const model::Metrics& metrics) {
  std::string text = records(metrics.records) + " on " + metrics.today + ", " +
                     number(metrics.errors) + " violations in force, " + number(metrics.warnings) +
                     " warnings\n";
  Table table({"Clause", "violations", "warnings"});
  for (const model::ClauseCounts& each : metrics.clauses) {
    table.add({each.clause, number(each.errors), number(each.warnings)});
  }
  text += table.text();
  for (const TypeMetrics& type : metrics.types) {
    if (type.records != 0) text += text_of(type);
  }
  return text;
}

}  // namespace clause10::cli
