#pragma once
#include <optional>
#include <vector>

#include "evaluate/ruleset.h"
#include "model/context.h"
#include "model/evaluation.h"
#include "model/policy_findings.h"
#include "model/record.h"

namespace clause10::columns {

/// The proposals for a record, those included that need to know which earlier ones it repeats. The
/// record must be one that an evaluation takes.
std::vector<model::ProposalStatus> proposals_of(const evaluate::Ruleset& ruleset,
                                                const model::Record& record,
                                                const std::optional<model::Repeats>& repeats,
                                                const model::Context& context);

}  // namespace clause10::columns
