#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a register says about a management system on one day (ISO/IEC 27001 9.1, 9.3.2 and 10).
/// packs/schema/metrics.schema.json describes the same for users.
///
/// A record is *cancelled* in a state aside from the main path, *closed* in any other final state,
/// else *open*. It was *opened* on the day of the first entry of its history that leads out of the
/// initial state. Entries without a day or with an unknown state count for nothing.
namespace clause10::model {

/// Records by a value; cancelled ones are left out. Of a field with several values each counts
/// once.
struct ValueCount {
  std::string value;  ///< id of an enum's value, number of a person, or the text
  std::string label;  ///< for people
  std::int64_t records = 0;
  std::int64_t open = 0;
  std::int64_t overdue = 0;  ///< open with an overdue deadline
};

/// Sorted by records, then by value. At most metrics_values values.
struct DimensionCounts {
  std::string field;
  std::string label;
  std::vector<ValueCount> values;
  std::int64_t more = 0;     ///< values that were left off
  std::int64_t without = 0;  ///< records in which the field is absent or holds no such value
};

constexpr std::size_t metrics_values = 100;

struct StateCount {
  std::string state;
  std::string label;
  std::int64_t records = 0;  ///< that are in it
};

/// Calendar days from the day a record was opened to the day it first reached the state.
struct TimeToState {
  std::string state;
  std::string label;
  std::int64_t records = 0;  ///< that ever reached it, open or not; the rest is 0 when this is 0
  double mean = 0;           ///< rounded to a tenth
  double median = 0;         ///< the mean of the two in the middle of an even number
  std::int64_t p90 = 0;      ///< the smallest that nine in ten do not exceed
};

/// Of one deadline; cancelled records have none. Met counts open and closed records, the rest open
/// ones that have not met it.
struct DeadlineCounts {
  std::string deadline;
  std::string label;
  std::int64_t met = 0;
  std::int64_t overdue = 0;  ///< due before today
  std::int64_t due_today = 0;
  std::int64_t upcoming = 0;  ///< due after today
  std::int64_t within_7 = 0;  ///< due today or in the next 7 days
  std::int64_t within_30 = 0;
};

struct RecurrenceValue {
  std::string value;  ///< of several fields: joined by " · "
  std::string label;
  std::int64_t records = 0;  ///< that came within the months after an earlier one with this value
  std::int64_t pairs = 0;    ///< two records with this value within the months of each other
};

/// Values that come back. Cancelled records and those without value or date are left out.
struct RecurrenceCounts {
  std::vector<std::string> by;
  std::string since;
  std::int64_t months = 0;
  std::int64_t records = 0;  ///< as below, over all values
  std::int64_t pairs = 0;
  std::vector<RecurrenceValue> values;  ///< with pairs; sorted by pairs, then by value
  std::int64_t more = 0;                ///< values that were left off
};

struct MonthCounts {
  std::string month;        ///< YYYY-MM
  std::int64_t opened = 0;  ///< whatever has become of them
  std::int64_t closed = 0;  ///< closed today, by the day on which they came to that state
};

/// Open records by the days since they were opened.
struct Ageing {
  static constexpr std::array<std::int32_t, 4> last_days = {30, 90, 180, 365};
  std::array<std::int64_t, 5> records = {};
  std::int64_t undated = 0;  ///< open, but never opened
};

struct TypeMetrics {
  std::string type;
  std::string label;
  std::int64_t records = 0;
  std::int64_t open = 0;
  std::int64_t closed = 0;
  std::int64_t cancelled = 0;
  std::int64_t overdue = 0;   ///< open records with an overdue deadline
  std::int64_t within_7 = 0;  ///< open records with a deadline due today or in the next 7 days
  std::int64_t within_30 = 0;
  std::vector<StateCount> states;         ///< in the order of the pack
  std::vector<DeadlineCounts> deadlines;  ///< in the order of the profile
  Ageing ageing;
  std::vector<DimensionCounts> dimensions;  ///< in the order of the pack
  std::optional<RecurrenceCounts> recurrence;
  std::vector<TimeToState> time_to_state;  ///< in the order of the pack, without the initial state
  std::vector<MonthCounts> months;         ///< 24, the last one is today's
};

/// Violations in force, by the clause that the rule names.
struct ClauseCounts {
  std::string clause;
  std::int64_t errors = 0;
  std::int64_t warnings = 0;
};

struct Metrics {
  std::string today;
  std::int64_t records = 0;
  std::int64_t unreadable = 0;     ///< beside them: what was put and cannot be used
  std::vector<TypeMetrics> types;  ///< in the order of the pack
  std::int64_t errors = 0;         ///< violations in force by rules of that severity
  std::int64_t warnings = 0;
  std::vector<ClauseCounts> clauses;  ///< the same by clause, sorted; without those that name none
  std::int64_t bytes = 0;  ///< of memory that the register's columns take, without search
};

}  // namespace clause10::model
