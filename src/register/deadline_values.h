#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "model/value.h"
#include "register/due_dates.h"
#include "register/store.h"

namespace clause10::columns {

/// What conditions read of deadlines, for the rows of a block: deadlines.ID.due, .original and
/// .status, on one day under one profile. Dates are worked out for a whole block when first asked.
class DeadlineValues {
 public:
  /// All must outlive this.
  DeadlineValues(const evaluate::Ruleset& ruleset, const Store& store,
                 const model::Context& context);

  /// The block must not change while it is asked about.
  void look_at(const Block& block);

  /// Null where that row of the block has no such deadline.
  model::Value value(std::string_view name, std::uint32_t place);

 private:
  /// One deadline of all rows of the block.
  struct Dates {
    std::string_view id;
    const DueDates::Deadline* deadline = nullptr;  ///< null: no row can have it
    std::unique_ptr<DueDates::Days> due;
  };

  const Dates& dates(std::string_view id);

  std::int32_t today_;
  DueDates due_dates_;
  const Block* block_ = nullptr;
  std::vector<Dates> dates_;
};

}  // namespace clause10::columns
