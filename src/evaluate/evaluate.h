#pragma once
#include "evaluate/ruleset.h"
#include "model/context.h"
#include "model/diagnostic.h"
#include "model/evaluation.h"
#include "model/record.h"

namespace clause10::evaluate {

/// What the record and the context name in the pack. Pointers into the ruleset.
struct Subject {
  const model::RecordType* type;
  const model::DeadlineProfile* profile;  ///< the record's own where it names one
};

/// Refuses a record of another pack, an unknown type or state, and a context with an unknown
/// profile, role or parameter or with a value that the parameter cannot have.
model::Result<Subject> subject_of(const Ruleset& ruleset, const model::Record& record,
                                  const model::Context& context);

/// What the rules say about the record today. Same input, same answer, in every build.
///
/// A violated rule that is in force blocks every way out of the present state but exits, and its
/// own gates; one that is not in force yet blocks its gates only. In a final state only rules in
/// force are reported, since no gate lies ahead. Warnings block nothing.
model::Evaluation evaluate(const Ruleset& ruleset, const Subject& subject,
                           const model::Record& record, const model::Context& context);

}  // namespace clause10::evaluate
