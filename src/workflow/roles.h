#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/context.h"
#include "model/evaluation.h"
#include "model/pack.h"

/// Who may do what. Where the context does not say what the user is, nothing is refused.
namespace clause10::workflow {

/// True unless roles are asked for, the user's are known, and none of them is among those.
bool is_permitted(const std::vector<std::string>& roles, const model::Context& context);

/// Their labels as a list for people: Owner or Management.
std::string role_labels(const model::Pack& pack, const std::vector<std::string>& roles,
                        std::string_view locale);

/// That the transition is for others to take; id workflow.role:<transition>.
model::Violation role_violation(const model::Pack& pack, const model::Transition& transition,
                                const model::Context& context);

}  // namespace clause10::workflow
