#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "register/store.h"

namespace clause10::columns {

struct RowViolation {
  std::string id;  ///< "rule" or "rule:field"
  bool in_force;
};

/// What a record violates, in the order of an evaluation; as the runner left it.
std::vector<RowViolation> violations_of(const Store& store, Row row);

/// The rows that violate the rule or violation of that id, or anything when it is empty; ascending.
std::vector<Row> rows_violating(const Store& store, std::string_view rule);

}  // namespace clause10::columns
