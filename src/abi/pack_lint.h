#pragma once
#include <string_view>

#include "model/diagnostic.h"

namespace clause10::abi {

/// Everything that is wrong with a pack or cannot be meant, in the order of the text: the errors
/// that the engine refuses it for, and warnings. Faults of the shape do not hide those of the
/// meaning. Each names its place by pointer, byte, line and column.
model::Diagnostics lint_pack(std::string_view json);

}  // namespace clause10::abi
