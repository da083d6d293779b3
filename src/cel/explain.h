#pragma once
#include "cel/cel.h"
#include "cel/program.h"
#include "model/explanation.h"

namespace clause10::cel {

/// Runs the program and its parts, one by one, to show what each comes to. Literals are left out,
/// since they stand in the text; so is what short-circuiting passes over, but it is named. Of a
/// macro the first items are shown, and the one that decides. Bounded like any evaluation; slow.
model::ExpressionPart explain(const Program& program, const Variables& variables);

}  // namespace clause10::cel
