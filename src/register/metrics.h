#pragma once
#include "evaluate/ruleset.h"
#include "model/context.h"
#include "model/metrics.h"
#include "register/store.h"

namespace clause10::columns {

/// Counts everything; violations by clause as the runner left them, so it must have run on the same
/// context. The context must fit the pack.
model::Metrics metrics_of(const evaluate::Ruleset& ruleset, const Store& store,
                          const model::Context& context);

}  // namespace clause10::columns
