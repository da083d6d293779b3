#pragma once
#include <vector>

#include "model/diagnostic.h"
#include "model/migration.h"
#include "model/pack.h"
#include "model/record.h"

namespace clause10::migrate {

/// The record as one of the pack's version, and what was done to it for that: every migration that
/// ends after the record's version, in order. One that fits already is returned without changes.
/// `steps` are those of the pack's migrations, sound by check::check_migrations.
///
/// Refuses a record of another pack or an unknown type (record.otherPack, record.unknownType), of a
/// newer version (record.newerPack) and one that no migration leads on from (record.noMigration).
model::Result<model::Migrated> migrate(const model::Pack& pack,
                                       const std::vector<model::MigrationSteps>& steps,
                                       model::Record record);

}  // namespace clause10::migrate
