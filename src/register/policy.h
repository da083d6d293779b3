#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cel/cel.h"
#include "evaluate/ruleset.h"
#include "model/diagnostic.h"
#include "model/survey.h"
#include "register/plan.h"

/// The pack's survey and past roles, compiled for each record type that they are about.
namespace clause10::columns {

using Expression = std::optional<cel::Program>;
using Expressions = std::vector<std::pair<std::string, Expression>>;  ///< by placeholder or field

struct RelatedPlan {
  std::string name;
  std::uint32_t type = 0;
  std::uint32_t by = 0;  ///< field
};

/// A violation of the policy, for one of its types.
struct ViolationOf {
  const model::PolicyViolation* says = nullptr;
  std::uint32_t number = 0;  ///< position in the pack
  std::uint32_t type = 0;
  Expression when;
  Expression since;
  Expression occurrence;
  Expressions with;
  Expressions draft;       ///< of the fields that are no texts
  std::uint32_t each = 0;  ///< field, where each line is asked
  std::uint32_t date = 0;  ///< field, where something is to happen again and again
  std::vector<RelatedPlan> related;
  std::vector<bool> states;  ///< in which the condition may hold
};

struct RoleOf {
  const model::PastRole* says = nullptr;
  std::uint32_t type = 0;
  std::uint32_t field = 0;
  std::string column;  ///< of the list that the field is; empty: the field itself
  Expression until;
  Expression area;
  Expressions with;
  std::vector<std::uint32_t> links;
};

struct Policy {
  model::Survey survey;
  model::PastRoles past_roles;
  /// What is wrong with these; then there is nothing below.
  model::Diagnostics faults;
  std::vector<std::vector<ViolationOf>> violations;  ///< by type, in the order of the pack
  std::vector<std::vector<RoleOf>> roles;            ///< by type
};

/// Reads and compiles both, and has the fields told that they read. Belongs to the making of a
/// plan.
void plan_policy(const evaluate::Ruleset& ruleset, Plan& plan);

}  // namespace clause10::columns
