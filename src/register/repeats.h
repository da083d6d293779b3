#pragma once
#include <optional>

#include "model/context.h"
#include "model/policy_findings.h"
#include "model/record.h"
#include "register/record_names.h"
#include "register/store.h"

namespace clause10::columns {

/// Which records of the register this one repeats: those with the same values, that day or up to
/// the pack's months before it, not cancelled. Of two of the same day the one with the greater id
/// repeats the other, so that records here are exactly those that metrics count. Nothing where the
/// type has no recurrence.
std::optional<model::Repeats> repeats_of(const evaluate::Ruleset& ruleset, const Store& store,
                                         const model::Record& record,
                                         const model::Context& context);

}  // namespace clause10::columns
