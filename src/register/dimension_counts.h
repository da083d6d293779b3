#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/metrics.h"
#include "register/standing.h"
#include "register/store.h"

namespace clause10::columns {

/// What stands in a dimension's column, and the values behind it.
class DimensionValues {
 public:
  DimensionValues(const Store& store, std::uint32_t type, std::size_t dimension);

  /// One more than the greatest number in the column, so that 0 is none.
  std::uint32_t numbers() const;
  /// The number of that row: 0 for none, and for a value that its enum does not have.
  std::uint32_t at(const Block& block, std::uint32_t place) const;
  /// The values (from 0) that a number other than 0 stands for.
  void values_of(std::uint32_t number, std::vector<std::uint32_t>& values) const;
  std::uint32_t values() const;
  std::string_view value(std::uint32_t value) const;
  /// The number of the value; Dictionary::unknown where no record has it.
  std::uint32_t find(std::string_view value) const;
  std::string_view label(std::uint32_t value, std::string_view locale) const;
  const model::Field& field() const { return *field_; }

 private:
  const Dimension* dimension_;
  const FieldColumns* columns_;
  const model::Field* field_;
  const model::Enumeration* choices_;  ///< of an enum
  const SurveyValues::Of* texts_;
};

/// Counts the records of one type by each of its dimensions, block by block.
class DimensionCounter {
 public:
  DimensionCounter(const Store& store, std::uint32_t type);

  void add(const Block& block, const BlockStanding& standing);
  std::vector<model::DimensionCounts> finish(std::string_view locale) const;

 private:
  struct Tally {
    std::uint32_t records = 0;
    std::uint32_t open = 0;
    std::uint32_t overdue = 0;
  };
  struct Counted {
    DimensionValues values;
    std::vector<Tally> tallies;  ///< by number in the column
  };

  std::vector<Counted> counted_;
};

/// Sorts, keeps the first model::metrics_values and says how many were left off.
template <class Before>
std::int64_t keep_first(std::vector<std::uint32_t>& values, const Before& before) {
  const std::size_t kept = std::min(values.size(), model::metrics_values);
  std::partial_sort(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(kept),
                    values.end(), before);
  const auto more = static_cast<std::int64_t>(values.size() - kept);
  values.resize(kept);
  return more;
}

}  // namespace clause10::columns
