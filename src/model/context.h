#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/date.h"
#include "model/value.h"

namespace clause10::model {

struct User {
  std::int64_t id = 0;  ///< the platform's number
  std::string name;
};

/// Everything that is known besides pack and record. Nothing in the engine reads a clock.
struct Context {
  Date today;                                     ///< the user's civil date
  std::optional<std::string> now = std::nullopt;  ///< moment in UTC, needed to apply a transition
  std::string locale = "en";
  std::optional<User> user = std::nullopt;  ///< who acts, needed to apply a transition
  std::string profile = "default";
  /// Ids of the user's roles. Nothing: not known, and rules about roles are not checked.
  std::optional<std::vector<std::string>> roles = std::nullopt;
  Object parameters = {};  ///< what the organisation has set; the pack's defaults hold otherwise
};

}  // namespace clause10::model
