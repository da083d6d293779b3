#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/evaluation.h"
#include "model/value.h"

namespace clause10::codec {

/// An evaluation as packs/schema/evaluation.schema.json describes it.
model::Value to_value(const model::Evaluation& evaluation);

std::string_view name_of(model::Severity severity);

/// {"violations": [...]}, the answer to a question about an edit.
model::Value violations_value(const std::vector<model::Violation>& violations);

model::Value to_value(const model::Diagnostic& diagnostic);

/// {"errors": [...]}, the answer to bad input.
model::Value errors_value(const model::Diagnostics& diagnostics);

}  // namespace clause10::codec
