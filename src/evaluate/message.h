#pragma once
#include <string>
#include <string_view>

#include "model/value.h"

namespace clause10::evaluate {

/// The text with each {name} replaced by the argument of that name; one without an argument stays.
std::string fill(std::string_view text, const model::Object& args);

}  // namespace clause10::evaluate
