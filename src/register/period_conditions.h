#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "cel/cel.h"
#include "evaluate/ruleset.h"
#include "model/context.h"
#include "register/block.h"
#include "register/condition.h"
#include "register/plan.h"
#include "register/store.h"

namespace clause10::columns {

/// One bit for each row of a block.
using Rows = std::array<std::uint64_t, words_per_block>;

/// To which records a deadline's period applies. Decided by the evaluator of cel/ itself, as for
/// one record: once for each value where the condition asks about one enum (the usual), else for
/// each row. One that cannot be decided does not apply.
class PeriodConditions {
 public:
  /// All must outlive this.
  PeriodConditions(const evaluate::Ruleset& ruleset, const Store& store,
                   const model::Context& context);

  /// Takes those rows away to which the period does not apply.
  void keep(const model::Period& period, const Block& block, Rows& rows);

 private:
  enum class Known : std::uint8_t { not_yet, applies, does_not };
  struct Condition {
    const model::Period* period;
    const cel::Program* program;
    Part part;
    std::array<Known, 256> by_code = {};
  };

  bool applies(Condition& condition, Row row) const;

  const Store& store_;
  const model::Context& context_;
  const schedule::WorkingCalendar* calendar_ = nullptr;
  std::vector<Condition> conditions_;
};

/// Has the fields kept that conditions of periods ask about, unless their columns answer. Belongs
/// to the making of a plan.
void keep_for_periods(const evaluate::Ruleset& ruleset, Plan& plan);

}  // namespace clause10::columns
