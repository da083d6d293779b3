#pragma once
#include "codec/json_writer.h"
#include "model/metrics.h"

namespace clause10::codec {

/// Metrics as packs/schema/metrics.schema.json describes them.
void write(JsonWriter& out, const model::Metrics& metrics);

}  // namespace clause10::codec
