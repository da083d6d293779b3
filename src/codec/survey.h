#pragma once
#include "codec/reader.h"
#include "model/pack.h"
#include "model/survey.h"

namespace clause10::codec {

/// The pack's members "survey" and "pastRoles"; what has not the shape of packs/schema/
/// pack.schema.json is reported. Whether it makes sense is for check/ to say.
model::Survey read_survey(const model::Pack& pack, Problems& problems);
model::PastRoles read_past_roles(const model::Pack& pack, Problems& problems);

}  // namespace clause10::codec
