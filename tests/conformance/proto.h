#pragma once
#include <optional>
#include <string>

#include "cel/value/value.h"
#include "model/value.h"

namespace clause10::conformance {

/// A cel.expr.Value in proto3's JSON form; nothing for what needs protobuf messages.
std::optional<cel::Value> value_of(const model::Value& json);

/// A cel.expr.Type as a code of cel/library/function.h; nothing for messages.
std::optional<std::string> code_of(const model::Value& json);

/// The overloads of a cel.expr.Decl's function as such codes.
std::optional<std::string> overloads_of(const model::Value& json);

/// Replaces what the text format's escapes left in an expected text: \uHHHH, \UHHHHHHHH and \?. The
/// JSON form of the cases has them where the original's strings were not read to the end.
std::string resolved(std::string_view text);

}  // namespace clause10::conformance
