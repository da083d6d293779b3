#pragma once
#include <vector>

#include "codec/json_writer.h"
#include "codec/reader.h"
#include "model/migration.h"
#include "model/pack.h"

namespace clause10::codec {

/// The steps of each of the pack's migrations; what has not the shape of packs/schema/
/// pack.schema.json is reported. Whether they make sense is for check/ to say.
std::vector<model::MigrationSteps> read_steps(const model::Pack& pack, Problems& problems);

/// {"record", "changes": [{"step", "place", "before"?, "after"?}]}
void write(JsonWriter& out, const model::Migrated& migrated);

}  // namespace clause10::codec
