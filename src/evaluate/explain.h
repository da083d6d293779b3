#pragma once
#include <string_view>

#include "evaluate/evaluate.h"
#include "model/context.h"
#include "model/diagnostic.h"
#include "model/explanation.h"
#include "model/record.h"

namespace clause10::evaluate {

/// Why a rule of the record's type says what it says today: its conditions with the value of each
/// part, the fields that it looks at, whether it is in force, and what it blocks. `rule` is the id
/// of the rule or of one of its violations. Refuses an unknown one.
model::Result<model::Explanation> explain(const Ruleset& ruleset, const Subject& subject,
                                          const model::Record& record,
                                          const model::Context& context, std::string_view rule);

}  // namespace clause10::evaluate
