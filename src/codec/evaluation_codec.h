#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "codec/json_writer.h"
#include "model/diagnostic.h"
#include "model/evaluation.h"

namespace clause10::codec {

/// An evaluation as packs/schema/evaluation.schema.json describes it.
void write(JsonWriter& out, const model::Evaluation& evaluation);

std::string_view name_of(model::Severity severity);

void write(JsonWriter& out, const model::Violation& violation);

void write(JsonWriter& out, const model::ProposalStatus& proposal);

/// Members of the object that was begun last: "field" with its "user" where it is filled, or
/// "role".
void write_assignee(JsonWriter& out, const model::Assignee& to);

/// {"violations": [...]}, the answer to a question about an edit.
std::string violations_json(const std::vector<model::Violation>& violations);

void write(JsonWriter& out, const model::Diagnostic& diagnostic);
/// The same without what begins and ends the object.
void write_members(JsonWriter& out, const model::Diagnostic& diagnostic);

/// {"errors": [...]}, the answer to bad input.
std::string errors_json(const model::Diagnostics& diagnostics);

}  // namespace clause10::codec
