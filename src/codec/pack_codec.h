#pragma once
#include <optional>
#include <string_view>

#include "model/diagnostic.h"
#include "model/pack.h"

namespace clause10::codec {

/// What could be read of a pack, for who wants to know everything that is wrong with it at once.
/// An empty id stands for an item, or for a whole list, that could not be read.
struct PackReading {
  std::optional<model::Pack> pack;  ///< nothing when the text is no JSON object
  model::Diagnostics problems;
};

/// Reads as much as can be read; a member that stands twice counts with its last value.
PackReading read_pack_leniently(std::string_view json);

/// Reads a pack. Reports everything that does not have the shape of packs/schema/pack.schema.json,
/// at once; whether names and conditions make sense is for check/ to say.
model::Result<model::Pack> read_pack(std::string_view json);

}  // namespace clause10::codec
