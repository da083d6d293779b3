#pragma once
#include <vector>

#include "evaluate/facts.h"
#include "model/explanation.h"
#include "model/pack.h"

namespace clause10::evaluate {

/// The fields that a check looks at: what stands in them, what the check asks of them in words, and
/// whether they satisfy it.
std::vector<model::FieldLook> fields_of(const model::RuleCheck& check, const Facts& facts);

}  // namespace clause10::evaluate
