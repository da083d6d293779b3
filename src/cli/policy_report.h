#pragma once
#include <string>

#include "model/policy_findings.h"

namespace clause10::cli {

/// The violations of the policy for people, each with its record, its day and whose it is.
std::string text_of(const model::PolicyFindings& findings);

}  // namespace clause10::cli
