#pragma once
#include <cstdint>
#include <optional>

#include "evaluate/ruleset.h"
#include "model/context.h"
#include "model/policy_findings.h"
#include "model/record.h"
#include "register/store.h"

namespace clause10::columns {

/// Which roles the people who decide in this record had until not long ago, in its area or on
/// records that it is linked to, as other records of the register say: what goes into the pack's
/// list. With a person only theirs, whether or not the record names them. Nothing where the pack
/// asks nothing about such records; its policy must have no faults.
std::optional<model::FormerRoles> former_roles_of(const evaluate::Ruleset& ruleset,
                                                  const Store& store, const model::Record& record,
                                                  std::optional<std::int64_t> person,
                                                  const model::Context& context);

}  // namespace clause10::columns
