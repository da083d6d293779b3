#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "model/context.h"
#include "register/moment.h"
#include "register/row_deadlines.h"
#include "register/store.h"

namespace clause10::columns {

/// Runs the rules over the blocks of a store, and keeps count of what is violated.
class Runner {
 public:
  /// Ruleset and store must outlive the runner.
  Runner(const evaluate::Ruleset& ruleset, Store& store);

  /// Brings the results up to date: rows that changed, and on another day, with another calendar or
  /// other parameters what depends on them.
  void evaluate(const model::Context& context);
  /// Runs every rule on every record anew.
  void reevaluate(const model::Context& context);

  /// Records with any violation.
  std::uint32_t violating() const { return violating_; }
  /// Rows that violate it; by type, and by position in its violations.
  std::uint32_t count(std::uint32_t type, std::uint32_t violation) const {
    return counts_[type][violation];
  }

 private:
  bool move(const model::Context& context);
  void run_all(bool moved, bool anew);
  void settle(Block& block, std::uint32_t number, bool all);
  void run(Block& block, std::uint32_t number, const Program& program, std::uint32_t first,
           std::uint32_t words);
  void look_up_codes(const Instruction& step, const Block& block, std::uint32_t number,
                     std::uint32_t first, std::uint32_t words, std::uint64_t* result);
  void look_up_days(const Instruction& step, const Block& block, std::uint32_t first,
                    std::uint32_t words, std::uint64_t* result);
  void compare_dates(const Instruction& step, const Block& block, std::uint32_t number,
                     std::uint32_t first, std::uint32_t words, std::uint64_t* result);
  void store(std::uint64_t* column, const std::uint64_t* rows, std::uint32_t words,
             std::uint32_t& count);
  void sum_up(Block& block, std::uint32_t first, std::uint32_t words);

  const evaluate::Ruleset& ruleset_;
  Store& store_;
  std::optional<RowDeadlines> deadlines_;           ///< of context_, where a condition asks
  std::vector<Moment> moments_;                     ///< by type
  std::vector<std::vector<std::uint32_t>> counts_;  ///< by type and violation
  std::vector<std::uint64_t> sets_;                 ///< results of steps, 16 words each
  std::vector<std::int64_t> counts_room_;           ///< of comparisons of dates, for a piece
  std::uint32_t violating_ = 0;
  model::Context context_;
  bool started_ = false;  ///< there are results, for context_
};

}  // namespace clause10::columns
