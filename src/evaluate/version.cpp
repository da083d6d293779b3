#include "evaluate/version.h"

#include "evaluate/wording.h"
#include "model/version.h"

namespace clause10::evaluate {

using model::VersionStanding;

std::string other_version(const model::Pack& pack, std::string_view record_version,
                          std::string_view locale) {
  switch (model::standing_of(pack, record_version)) {
    case VersionStanding::to_migrate:
      return say(wording::older_pack, locale, {record_version, pack.version});
    case VersionStanding::no_way:
      return say(wording::no_migration, locale,
                 {record_version, pack.version, pack.migrations.front().from});
    case VersionStanding::newer:
      return say(wording::newer_pack, locale, {record_version, pack.version});
    case VersionStanding::fits:
      break;
  }
  return {};
}

std::optional<model::Violation> version_violation(const model::Pack& pack,
                                                  std::string_view record_version,
                                                  std::string_view locale) {
  const VersionStanding standing = model::standing_of(pack, record_version);
  if (standing == VersionStanding::fits) return std::nullopt;
  model::Violation made;
  made.rule = standing == VersionStanding::newer ? "record.newerPack" : "record.olderPack";
  made.id = made.rule;
  made.fields = {"/packVersion"};
  made.clause = version_clause;
  made.message = other_version(pack, record_version, locale);
  made.args = {{"from", record_version}, {"to", pack.version}};
  made.in_force = true;
  return made;
}

}  // namespace clause10::evaluate
