#pragma once
#include "model/metrics.h"
#include "register/store.h"

namespace clause10::columns {

/// Counts the violations in force, in all and by clause, as the runner left the results.
void count_violations(const Store& store, model::Metrics& metrics);

}  // namespace clause10::columns
