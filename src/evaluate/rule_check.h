#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "evaluate/facts.h"
#include "evaluate/ruleset.h"
#include "model/pack.h"
#include "model/value.h"

namespace clause10::evaluate {

/// One way in which a record violates a rule.
struct Finding {
  std::string field;                ///< set where one rule can be violated by several fields
  std::vector<std::string> fields;  ///< field ids at which it stands
  model::Object args;               ///< for the placeholders of the message
  std::string error;                ///< set when a condition could not be decided
};

/// Whether the rule's `when` holds. A condition that cannot be decided counts as holding, so that a
/// faulty rule shows instead of passing silently; the error is handed out.
bool applies(const RulePrograms& programs, const Facts& facts, std::string& error);

/// Every way in which the record violates the rule; empty when it holds or does not apply.
std::vector<Finding> findings_of(const model::Rule& rule, const RulePrograms& programs,
                                 const Facts& facts);

/// What the program comes to; null where it cannot be worked out.
model::Value value_of(const std::optional<cel::Program>& program, const cel::Activation& names);

/// Adds what a rule or a proposal itself puts into its message.
void add_parameters(const std::vector<std::pair<std::string, std::string>>& with,
                    const Ruleset& ruleset, const model::RecordType& type,
                    const cel::Activation& names, model::Object& args);

}  // namespace clause10::evaluate
