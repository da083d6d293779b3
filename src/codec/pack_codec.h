#pragma once
#include <string_view>

#include "model/diagnostic.h"
#include "model/pack.h"

namespace clause10::codec {

/// Reads a pack. Reports everything that does not have the shape of packs/schema/pack.schema.json,
/// at once; whether names and conditions make sense is for check/ to say.
model::Result<model::Pack> read_pack(std::string_view json);

}  // namespace clause10::codec
