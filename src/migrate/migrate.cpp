#include "migrate/migrate.h"

#include <utility>

#include "migrate/step.h"
#include "model/pointer.h"
#include "model/suggest.h"
#include "model/version.h"

namespace clause10::migrate {
namespace {

using model::Diagnostic;
using model::VersionStanding;

/// Why the record cannot be migrated; nothing when it can or need not.
std::optional<Diagnostic> refusal(const model::Pack& pack, const model::Record& record) {
  if (record.pack != pack.id) {
    return Diagnostic{
        "record.otherPack",
        "the record was made with the pack \"" + record.pack + "\", this is \"" + pack.id + "\"",
        "/pack"};
  }
  if (model::by_id(pack.record_types, record.type) == nullptr) {
    Diagnostic unknown{"record.unknownType", "this pack has no record type \"" + record.type + "\"",
                       "/type"};
    unknown.suggestion = model::suggest(record.type, ids_of(pack.record_types));
    return unknown;
  }
  const VersionStanding standing = model::standing_of(pack, record.pack_version);
  const std::string versions =
      "the record was written with version " + record.pack_version + " of the pack; ";
  if (standing == VersionStanding::newer) {
    return Diagnostic{"record.newerPack",
                      versions + "this is " + pack.version + ", update Clause 10 to go on with it",
                      "/packVersion"};
  }
  if (standing == VersionStanding::no_way) {
    return Diagnostic{"record.noMigration",
                      versions + "the migrations of this one, " + pack.version + ", begin at " +
                          pack.migrations.front().from +
                          "; migrate it with an earlier release first",
                      "/packVersion"};
  }
  return std::nullopt;
}

}  // namespace

model::Result<model::Migrated> migrate(const model::Pack& pack,
                                       const std::vector<model::MigrationSteps>& steps,
                                       model::Record record) {
  if (auto refused = refusal(pack, record)) return std::move(*refused);
  model::Migrated migrated{std::move(record), {}};
  if (model::standing_of(pack, migrated.record.pack_version) == VersionStanding::fits) {
    return migrated;
  }
  const std::string before = migrated.record.pack_version;
  Work work{migrated.record, migrated.changes, {}, {}};
  for (std::size_t i = 0; i < pack.migrations.size() && i < steps.size(); ++i) {
    work.version = pack.migrations[i].to;
    if (model::compare_versions(before, work.version) >= 0) continue;
    const std::string at = model::item_of("/migrations", i) + "/steps";
    for (std::size_t j = 0; j < steps[i].size(); ++j) {
      work.step = model::item_of(at, j);
      if (steps[i][j].type == migrated.record.type) take(steps[i][j], work);
    }
  }
  migrated.record.pack_version = pack.version;
  migrated.changes.push_back({"/version", "/packVersion", before, pack.version});
  return migrated;
}

}  // namespace clause10::migrate
