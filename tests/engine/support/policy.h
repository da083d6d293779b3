#pragma once
#include <memory>
#include <string>
#include <vector>

#include "clause10/register.h"
#include "model/value.h"

/// Cases about a whole register: tests/corpus/policy.json.
namespace clause10::test {

struct PolicyCase {
  std::string name;  ///< "violation: name"
  std::string violation;
  std::vector<std::string> records;
  std::string context;
  model::Value request;  ///< {"violations": [the violation]}
  model::Value finds;    ///< ids
};

/// All cases, read once.
const std::vector<PolicyCase>& policy_cases();

/// A register with the case's records.
std::unique_ptr<Register> filled(const PolicyCase& each);

}  // namespace clause10::test
