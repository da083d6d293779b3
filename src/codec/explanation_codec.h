#pragma once
#include "model/explanation.h"

namespace clause10::codec {

/// An explanation as packs/schema/explanation.schema.json describes it.
model::Value to_value(const model::Explanation& explanation);

}  // namespace clause10::codec
