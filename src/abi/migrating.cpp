#include "abi/migrating.h"

#include <utility>

#include "check/migrations.h"
#include "clause10/engine.h"
#include "codec/evaluation_codec.h"
#include "codec/migration.h"
#include "migrate/migrate.h"
#include "model/version.h"

namespace clause10 {

model::Result<model::Migrated> migrated(const model::Pack& pack, model::Record record) {
  codec::Problems problems("pack");
  const auto steps = codec::read_steps(pack, problems);
  if (!problems.none()) return problems.take();
  auto unsound = check::check_migrations(pack, steps);
  if (!unsound.empty()) return unsound;
  return migrate::migrate(pack, steps, std::move(record));
}

Reply Engine::migrate(std::string_view record_json) const {
  auto record = codec::read_record(record_json);
  if (!record) return {Status::bad_input, codec::errors_json(record.errors())};
  const auto made = migrated(state_->ruleset.pack(), std::move(*record));
  if (!made) return {Status::bad_input, codec::errors_json(made.errors())};
  return {Status::ok, codec::json_of(*made)};
}

std::optional<model::Diagnostics> migrate_before(const evaluate::Ruleset& ruleset,
                                                 codec::EditRequest& edit) {
  const model::Pack& pack = ruleset.pack();
  const bool migrates =
      edit.before && edit.after.pack_version == pack.version && edit.before->pack == pack.id &&
      model::standing_of(pack, edit.before->pack_version) == model::VersionStanding::to_migrate;
  if (!migrates) return std::nullopt;
  auto made = migrated(pack, *edit.before);
  if (!made) return made.errors();
  edit.before = std::move(made->record);
  return std::nullopt;
}

}  // namespace clause10
