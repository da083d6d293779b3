#pragma once
#include "evaluate/ruleset.h"
#include "register/plan.h"

namespace clause10::columns {

/// Adds to the plan what the rules of its type need: facts, tables, steps and a place for every
/// violation. Field columns must be there.
void plan_rules(const evaluate::Ruleset& ruleset, TypePlan& plan);

}  // namespace clause10::columns
