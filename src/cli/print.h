#pragma once
#include <iosfwd>
#include <string>

#include "model/diagnostic.h"
#include "model/evaluation.h"

/// Answers for people.
namespace clause10::cli {

/// One line each: where, what, a suggestion.
void print(std::ostream& out, const std::string& file, const model::Diagnostics& diagnostics);

/// State, violations by the step they block, and deadlines.
void print(std::ostream& out, const model::Evaluation& evaluation);

}  // namespace clause10::cli
