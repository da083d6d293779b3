#pragma once
#include <cstdint>
#include <vector>

#include "register/block.h"

namespace clause10::columns {

/// What happens to a bitset of rows in one step. Every step has a result of its own.
enum class Code : std::uint8_t {
  load,          ///< a column of bits
  second,        ///< a place for the second result of the step before
  codes,         ///< rows whose code has a true entry in a table; second: undecided ones
  days,          ///< the same by day
  dates,         ///< rows for which a comparison of dates holds; second: undecided ones
  outside,       ///< texts shorter than min or longer than max
  order,         ///< dates of one column after those of another
  after_today,   ///< dates after today
  before_today,  ///< dates before today
  both,          ///< a and b
  either,        ///< a or b
  except,        ///< a without b
  invert,        ///< not a
  store,         ///< the rows of a that violate a rule; no result
};

/// The number of a step's result.
using Set = std::uint32_t;
constexpr Set no_rows = ~Set{0};
constexpr Set all_rows = no_rows - 1;

struct Instruction {
  Code code = Code::load;
  Set a = no_rows;
  Set b = no_rows;
  std::uint32_t column = 0;  ///< offset in the block; of store: which violation
  std::uint32_t other = 0;   ///< offset of a second column; number of a table; min and max
  friend bool operator==(const Instruction&, const Instruction&) = default;
};

/// Rules as steps over bitsets. Equal steps are made once.
class Program {
 public:
  Set load(Bits column) { return add({Code::load, no_rows, no_rows, column.offset, 0}); }
  Set add(const Instruction& step);
  /// Two results: add's, and the next.
  Set add_pair(const Instruction& step);

  Set both(Set a, Set b);
  Set either(Set a, Set b);
  Set except(Set a, Set b);
  Set invert(Set a);
  void store(Set rows, std::uint32_t violation);

  const std::vector<Instruction>& steps() const { return steps_; }

  /// The steps that lead to the violations that are wanted, and no others.
  Program for_violations(const std::vector<bool>& wanted) const;

 private:
  std::vector<Instruction> steps_;
};

}  // namespace clause10::columns
