#pragma once
#include "codec/json_writer.h"
#include "model/explanation.h"

namespace clause10::codec {

/// An explanation as packs/schema/explanation.schema.json describes it.
void write(JsonWriter& out, const model::Explanation& explanation);

}  // namespace clause10::codec
