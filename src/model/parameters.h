#pragma once
#include <string>
#include <string_view>

#include "model/context.h"
#include "model/diagnostic.h"
#include "model/pack.h"

namespace clause10::model {

/// Before a parameter's id in conditions.
constexpr std::string_view parameters_prefix = "parameters.";

/// Why the value cannot be the parameter's, to be put after its name: "must be a whole number".
/// Empty when it can.
std::string misfit(const Parameter& parameter, const Value& value);

/// The value in this context: what is set there, else the default; null for an unknown id. The
/// pointer lives as long as pack and context.
const Value* parameter_value(const Pack& pack, const Context& context, std::string_view id);

/// Parameters and roles of the context that the pack does not have, and values that do not fit;
/// pointers are into the context.
Diagnostics unfit_settings(const Pack& pack, const Context& context);

}  // namespace clause10::model
