#pragma once
#include <string>
#include <vector>

#include "model/migration.h"

namespace clause10::migrate {

/// A record while it is being migrated.
struct Work {
  model::Record& record;
  std::vector<model::MigrationChange>& changes;
  std::string version;  ///< that the migration at hand leads to
  std::string step;     ///< JSON Pointer of the step at hand
};

/// Takes one step, where it concerns the record.
void take(const model::MigrationStep& step, Work& work);

/// What the rule makes of the value; nothing when it does not know such a value.
std::optional<model::Value> converted(const model::Value& value, const model::MigrationStep& step);

}  // namespace clause10::migrate
