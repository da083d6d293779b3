#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "register/deadline_values.h"
#include "register/moment.h"

namespace clause10::columns {

/// What conditions of rules read of deadlines, for the rows of a block: deadlines.ID.due, .original
/// and .status, on one day under one profile.
class RowDeadlines {
 public:
  /// All must outlive this.
  RowDeadlines(const evaluate::Ruleset& ruleset, const Store& store, const model::Context& context);

  /// The block must not change while it is asked about.
  void look_at(const Block& block);

  /// What the row part at that place in the type's says of a row of the block looked at.
  Verdict decide(std::size_t part, const Moment& moment, Row row);

 private:
  const Store& store_;
  DeadlineValues values_;
  const TypePlan* plan_ = nullptr;
  /// By row part and status, absent first: what was decided where nothing else matters.
  std::vector<std::array<std::optional<Verdict>, 5>> by_status_;
};

}  // namespace clause10::columns
