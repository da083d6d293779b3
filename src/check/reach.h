#pragma once
#include <string>
#include <vector>

#include "model/pack.h"

namespace clause10::check {

/// The states that a record in `start` can come to, that one first.
std::vector<std::string> reachable_from(const model::RecordType& type, const std::string& start);

/// Those that a new record can come to.
inline std::vector<std::string> reachable_states(const model::RecordType& type) {
  return reachable_from(type, type.initial);
}

}  // namespace clause10::check
