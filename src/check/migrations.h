#pragma once
#include <vector>

#include "model/diagnostic.h"
#include "model/migration.h"
#include "model/pack.h"

namespace clause10::check {

/// Are the migrations of a pack sound? Versions that do not rise or leave a gap · a way that goes
/// beyond the pack's version · steps about types, fields, states or values that neither the pack
/// has nor a later step takes on · steps that change nothing. For lint, and for whoever migrates: a
/// record that needs no migration is judged without.
model::Diagnostics check_migrations(const model::Pack& pack,
                                    const std::vector<model::MigrationSteps>& steps);

}  // namespace clause10::check
