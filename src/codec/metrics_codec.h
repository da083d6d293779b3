#pragma once
#include "model/metrics.h"
#include "model/value.h"

namespace clause10::codec {

/// Metrics as packs/schema/metrics.schema.json describes them.
model::Value to_value(const model::Metrics& metrics);

}  // namespace clause10::codec
