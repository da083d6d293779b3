#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "evaluate/ruleset.h"
#include "model/context.h"
#include "register/block.h"
#include "register/period_conditions.h"
#include "register/plan.h"

namespace clause10::columns {

/// The deadlines of whole blocks on one day under one profile: what evaluate::deadlines_of says of
/// each record. Frozen dates and dates of fields stand in columns, the others are counted anew.
class DueDates {
 public:
  /// The context must name a profile of the pack. All three must outlive this.
  DueDates(const evaluate::Ruleset& ruleset, const Store& store, const model::Context& context);

  struct Rule {
    const model::DeadlineRule* rule = nullptr;
    Column<std::int32_t> frozen;
    Column<std::int32_t> original;   ///< what was frozen at first; no_day where nothing is
    Column<std::int32_t> starts_on;  ///< of date fields, where the rule names them
    Column<std::int32_t> due_field;
    Column<std::int32_t> not_after;
    std::array<bool, 256> met = {};  ///< by state: met in it
  };

  /// In the order of the profile.
  const std::vector<Rule>& rules(std::uint32_t type) const { return types_[type].rules; }

  using Days = std::array<std::int32_t, rows_per_block>;
  /// The due day of each row of the block; no_day where it has none: a row without a record, a
  /// record aside, or no period that applies.
  void find(const Block& block, const Rule& rule, Days& due);

 private:
  struct Type {
    std::vector<Rule> rules;
    std::array<bool, 256> without = {};  ///< by state: aside, or no record
  };

  std::int32_t projected(const Block& block, const Rule& rule, const model::Period& period,
                         std::uint32_t place) const;

  const Plan& plan_;
  const schedule::WorkingCalendar* calendar_ = nullptr;
  std::int32_t today_;
  PeriodConditions conditions_;
  std::vector<Type> types_;
};

}  // namespace clause10::columns
