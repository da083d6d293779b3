#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "codec/json_writer.h"
#include "model/diagnostic.h"
#include "model/evaluation.h"
#include "model/policy_findings.h"
#include "model/record.h"

/// What is asked of a whole register, and what it answers: packs/schema/findings.schema.json.
namespace clause10::codec {

struct ViolationsRequest {
  std::optional<std::vector<std::string>> violations;  ///< ids of the pack; none: all
  std::optional<bool> raised;
  std::int64_t from = 0;
  std::int64_t limit = 1000;
};

/// {"violations"?, "raised"?, "from"?, "limit"?}
model::Result<ViolationsRequest> read_violations_request(std::string_view json);

void write(JsonWriter& out, const model::PolicyFindings& findings);

/// {"proposals", "recurrence"?}
std::string proposals_json(const std::vector<model::ProposalStatus>& proposals,
                           const std::optional<model::Repeats>& repeats);

/// {"field", "since", "lines", "from"}; without an answer no line and no field.
std::string former_roles_json(const std::optional<model::FormerRoles>& roles);

}  // namespace clause10::codec
