#pragma once
#include <optional>

#include "abi/engine_state.h"
#include "codec/record_codec.h"
#include "model/diagnostic.h"
#include "model/migration.h"

namespace clause10 {

/// The record migrated, or why it cannot be; reads and checks the pack's steps, which nobody but
/// who migrates needs.
model::Result<model::Migrated> migrated(const model::Pack& pack, model::Record record);

/// A save may migrate the record: where its outcome is of the pack's version and what it began with
/// is of an older one, that is migrated first, so that the save is compared with what the steps of
/// the pack make of it. Why that cannot be done; nothing when it is done or need not be.
std::optional<model::Diagnostics> migrate_before(const evaluate::Ruleset& ruleset,
                                                 codec::EditRequest& edit);

}  // namespace clause10
