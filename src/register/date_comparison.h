#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "cel/cel.h"
#include "register/block.h"
#include "schedule/calendar.h"

/// Comparisons of what is counted from dates, such as
/// `daysBetween(detectedOn, today) > daysBetween(triagedOn, today) + 14`, as steps that each run
/// over many rows. Known are dates of fields, date, addDays, daysBetween, days, addWorkingDays,
/// workingDaysBetween, + - * of whole numbers, + - of durations, and whatever reads no field.
namespace clause10::columns {

struct TypePlan;

/// A whole number for each row: a day since 1970, a number of days, or a duration in nanoseconds.
struct Count {
  enum class Op : std::uint8_t {
    field,     ///< a: the date field
    constant,  ///< a: which
    duration,  ///< of a days
    add_days,  ///< the day a and b days
    days_between,
    add,
    subtract,
    multiply,
    add_working_days,
    working_days_between,
  };
  Op op = Op::constant;
  std::uint32_t a = 0;  ///< an earlier step, unless said otherwise
  std::uint32_t b = 0;
};

/// What one row's comparison comes to; the first three are those of Verdict.
enum class Compared : std::uint8_t { no, yes, undecided, ask };

struct DateComparison {
  /// Bits of `holds_for`.
  enum : std::uint8_t { less = 1, equal = 2, greater = 4 };
  /// What is counted: kinds of constants and of sides.
  enum class Of : std::uint8_t { days, numbers, durations };

  /// A part that reads no field. It has one value for all rows, on one day.
  struct Constant {
    cel::Program program;
    Of of;
  };
  /// A date field, and where it stands.
  struct Field {
    std::uint32_t field;
    bool counted = false;  ///< in a function: there an absent value is an error
    bool left = false;     ///< one side by itself: there it is null
    bool right = false;
  };

  std::vector<Count> counts;
  std::vector<Constant> constants;
  std::vector<Field> fields;  ///< each once
  std::uint32_t left = 0;     ///< steps
  std::uint32_t right = 0;
  std::uint8_t holds_for = 0;
  cel::Program program;  ///< the whole, for rows with a value that is no date
};

/// Most steps of a comparison.
constexpr std::size_t most_counts = 24;

/// The comparison that this part of the program is; null when it is none or has more in it than
/// is known here. Only its fields may differ between rows.
std::shared_ptr<const DateComparison> date_comparison_of(const cel::Program& whole,
                                                         std::uint32_t node, const TypePlan& plan);

/// A comparison on one day: constants have their values.
class ComparisonAt {
 public:
  /// `names` answers what constants ask; the calendar may be null. `names` may go then.
  ComparisonAt(std::shared_ptr<const DateComparison> comparison, const cel::Activation& names,
               const schedule::WorkingCalendar* calendar);

  const DateComparison& comparison() const { return *comparison_; }

  /// The verdicts on that many rows from the first one on. `ask`: a field holds what is no date, so
  /// the program has to be asked. `room` is for most_counts numbers for each row.
  void run(const TypePlan& plan, const Block& block, std::uint32_t first, std::uint32_t rows,
           std::int64_t* room, Compared* verdicts) const;

 private:
  void look_at_fields(const TypePlan& plan, const Block& block, std::uint32_t first,
                      std::uint32_t rows, std::uint8_t* flags) const;
  void count(const Count& step, std::uint32_t rows, const std::int64_t* room, std::int64_t* result,
             std::uint8_t* flags) const;
  Compared of_nulls(std::uint8_t flags) const;

  std::shared_ptr<const DateComparison> comparison_;
  const schedule::WorkingCalendar* calendar_;
  std::vector<std::int64_t> constants_;
  bool fails_ = false;       ///< a constant is an error, and so is the comparison
  bool one_by_one_ = false;  ///< a constant is no date: every row has to be asked
};

}  // namespace clause10::columns
