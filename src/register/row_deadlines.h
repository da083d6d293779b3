#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "model/value.h"
#include "register/due_dates.h"
#include "register/moment.h"

namespace clause10::columns {

/// What conditions of rules read of deadlines, for the rows of a block: deadlines.ID.due, .original
/// and .status, on one day under one profile.
class RowDeadlines {
 public:
  /// All must outlive this.
  RowDeadlines(const evaluate::Ruleset& ruleset, const Store& store, const model::Context& context);

  /// Works out the dates that the row parts of the block's type ask for. The block must not change
  /// while these are asked.
  void look_at(const Block& block);

  /// What the row part at that place in the type's says of a row of the block looked at.
  Verdict decide(std::size_t part, const Moment& moment, Row row);

 private:
  /// One deadline of all rows of the block.
  struct Dates {
    std::string_view id;
    const DueDates::Deadline* deadline = nullptr;  ///< null: no row can have it
    std::unique_ptr<DueDates::Days> due;
  };

  const Dates& dates(std::string_view id) const;
  model::Value value(std::string_view name, std::uint32_t place) const;

  const Store& store_;
  std::int32_t today_;
  DueDates due_dates_;
  const Block* block_ = nullptr;
  const TypePlan* plan_ = nullptr;
  std::vector<Dates> dates_;
  /// By row part and status, absent first: what was decided where nothing else matters.
  std::vector<std::array<std::optional<Verdict>, 5>> by_status_;
};

}  // namespace clause10::columns
