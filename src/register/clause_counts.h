#pragma once
#include <vector>

#include "model/metrics.h"
#include "register/store.h"

namespace clause10::columns {

/// Violations in force by clause, sorted by clause, as the runner left the results. What names no
/// clause is left out.
std::vector<model::ClauseCounts> clause_counts_of(const Store& store);

}  // namespace clause10::columns
