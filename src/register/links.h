#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "register/store.h"

namespace clause10::columns {

/// Rows by the number of an issue: the one that a record lives in, or the one that a field names.
/// Made once and looked up often; the store must not change meanwhile.
class RowsByIssue {
 public:
  /// The records of every type by their own issues.
  explicit RowsByIssue(const Store& store);
  /// Those of one type by the issue in a field that has a column for it.
  RowsByIssue(const Store& store, std::uint32_t type, std::uint32_t field);

  /// In the order in which they came in.
  std::vector<Row> find(std::uint32_t issue) const;

 private:
  void take(const Store& store, std::uint32_t number, Column<std::uint32_t> column);

  std::vector<std::pair<std::uint32_t, Row>> rows_;
};

}  // namespace clause10::columns
