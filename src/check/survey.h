#pragma once
#include "cel/cel.h"
#include "model/diagnostic.h"
#include "model/pack.h"
#include "model/survey.h"

namespace clause10::check {

/// What conditions and expressions of a survey may use: what a rule's may, `record` (id: the number
/// of its issue, subject), `arrivedOn` (when it came into its state), `violations` (ids of the
/// rules in force that it violates), `since` and `days`, `line` where each line is asked, and the
/// lists of related records.
cel::Declarations declarations_of(const model::Pack& pack, const model::RecordType& type,
                                  const model::PolicyViolation& violation);

/// Of past roles: as above without what only violations have, and `linked`, the records that the
/// links name.
cel::Declarations declarations_of(const model::Pack& pack, const model::RecordType& type,
                                  const model::PastRole& role);

/// Types, fields, parameters, roles and expressions that the pack has not. For lint, and for
/// whoever surveys a register: a record is judged without.
model::Diagnostics check_survey(const model::Pack& pack, const model::Survey& survey);
model::Diagnostics check_past_roles(const model::Pack& pack, const model::PastRoles& roles);

}  // namespace clause10::check
