#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/date.h"
#include "model/pack.h"
#include "model/value.h"

/// What the rules say about one record on one day; packs/schema/evaluation.schema.json describes
/// it.
namespace clause10::model {

struct Violation {
  std::string id;
  std::string rule;
  Severity severity = Severity::error;
  std::vector<std::string> fields;  ///< JSON Pointers into the record
  std::string clause;
  std::string message;
  Object args;
  std::vector<std::string> blocks;  ///< transition ids
  bool in_force = false;            ///< false: only missing for the steps it blocks
};

struct RequiredFields {
  std::vector<std::string> now;
  std::vector<std::pair<std::string, std::vector<std::string>>> by_transition;
};

struct TransitionStatus {
  std::string id;
  std::string label;
  std::string to;
  std::string to_label;
  bool exit = false;
  bool open = false;
  std::vector<std::string> blocked_by;  ///< violation ids
};

enum class DeadlineState { upcoming, due_today, overdue, met };

struct DeadlineStatus {
  std::string id;
  std::string label;
  std::string clause;
  Date due;
  Date original;
  bool frozen = false;  ///< false: a projection that still moves
  DeadlineState status = DeadlineState::upcoming;
  std::int64_t days_left = 0;  ///< calendar days from today, negative when overdue
};

struct Evaluation {
  std::string type;
  std::string state;
  std::vector<Violation> violations;
  RequiredFields required;
  std::vector<TransitionStatus> transitions;
  std::vector<std::string> locked;  ///< JSON Pointers
  std::vector<DeadlineStatus> deadlines;
};

}  // namespace clause10::model
