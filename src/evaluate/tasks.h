#pragma once
#include <optional>
#include <vector>

#include "evaluate/facts.h"
#include "model/evaluation.h"

namespace clause10::evaluate {

/// The person that a value is; nothing for any other value.
std::optional<model::User> user_of(const model::Value* person);

/// The party with the person whom its field names, if it does.
model::Assignee assignee_of(const model::Party& party, const Facts& facts);

/// What is to be done next, one task for each way out of the present state but exits: for whom, by
/// when, and what is still in the way. Reads the evaluation's transitions, violations and
/// deadlines, which must be complete.
std::vector<model::Task> tasks_of(const model::DeadlineProfile& profile, const Facts& facts,
                                  const model::Evaluation& evaluation);

}  // namespace clause10::evaluate
