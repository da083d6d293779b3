#pragma once
#include <string_view>
#include <vector>

#include "cel/cel.h"
#include "evaluate/ruleset.h"
#include "model/evaluation.h"

namespace clause10::evaluate {

/// What the pack proposes for a record that these names stand for, in the order of the pack. A
/// proposal whose condition cannot be decided is not made, nor is one whose values the record has
/// already. Values that cannot be worked out are left out.
std::vector<model::ProposalStatus> proposals_of(const Ruleset& ruleset,
                                                const model::RecordType& type,
                                                const cel::Activation& names,
                                                std::string_view locale);

}  // namespace clause10::evaluate
