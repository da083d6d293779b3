#pragma once
#include <cstdint>
#include <vector>

#include "evaluate/evaluate.h"
#include "model/context.h"
#include "model/evaluation.h"
#include "model/record.h"

namespace clause10::evaluate {

/// Whether one save (edits of fields, steps taken, or both) may turn `before` into `after`: what is
/// recorded stays, nothing is lost, computed and locked fields change by steps alone, frozen
/// deadlines never, and the context's roles permit it. Empty when it may. Whether the content is
/// right is not asked here; evaluate says that of `after`.
///
/// Without `before` the record is new: all that it holds beyond a draft must follow from its
/// history. The subject is that of `before`, of a new record its own. Where the context names a
/// user, the steps added must be theirs; where it says "now", none may lie in the future.
std::vector<model::Violation> check_edit(const Ruleset& ruleset, const Subject& subject,
                                         const model::Record* before, const model::Record& after,
                                         const model::Context& context);

/// That an edit has turned the record into one of another format, which this engine cannot judge.
model::Violation format_violation(std::int64_t format, std::string_view locale);

}  // namespace clause10::evaluate
