#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "cel/cel.h"
#include "register/date_comparison.h"
#include "register/plan.h"

/// How a condition is taken apart for columns. The only file that knows the tree of a condition is
/// condition.cpp; every leaf is decided by the evaluator of cel/ itself, so both agree.
namespace clause10::columns {

/// A condition or a part of one.
struct Part {
  enum class Kind : std::uint8_t {
    filled,  ///< is the field filled
    code,    ///< depends on one enum or on the state: looked up by code
    day,     ///< depends on one date, and on the day: looked up by day
    dates,   ///< a comparison of dates or what is counted from them, and of the day: counted
    fact,    ///< depends on nothing that changes: found out when the record comes in
    kept,    ///< anything else: decided row by row
    all_of,
    any_of,
    negation,
    choice,  ///< condition, then, else
  };
  /// Stands for the state where a field is expected.
  static constexpr std::uint32_t state = ~std::uint32_t{0};

  Kind kind = Kind::fact;
  std::uint32_t field = state;  ///< of filled, code and day
  bool reads_state = false;
  bool moves = false;                     ///< depends on the day, the calendar or parameters
  std::uint32_t node = 0;                 ///< in the tree
  std::vector<std::uint32_t> reads = {};  ///< fields
  std::vector<Part> parts = {};
  std::shared_ptr<const DateComparison> comparison = {};  ///< of dates
};

/// The condition as parts. Fields and states of the plan must have their columns.
Part part_of(const cel::Program& program, const TypePlan& plan);

/// The deadlines.ID.… that the condition reads, each once.
std::vector<std::string> deadline_names_in(const cel::Program& program);

/// What the expression mentions, each once: declared names, and members of objects.
void mentioned_in(const cel::Program& program, std::vector<std::string>& names,
                  std::vector<std::string>& members);

/// What the condition asks of the state alone and must hold for it to hold.
std::vector<cel::Program> parts_about_state(const cel::Program& program);

/// The part at that node alone.
cel::Program program_of(const cel::Program& whole, std::uint32_t node);

/// `a == b` or `a != b` of two texts, or of the ids of two people or issues, how many items a list
/// has against a number, or a comparison of dates: the fact that decides it without running it.
/// Otherwise a fact that runs the program.
Fact fact_of(cel::Program program, const TypePlan& plan);

}  // namespace clause10::columns
