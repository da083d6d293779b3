#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/context.h"
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
  bool waivable = false;
};

/// A violation that somebody let pass: it blocks nothing and stays visible.
struct WaivedViolation {
  Violation violation;
  std::string reason;
  User by;
  std::string on;  ///< ISO date
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

/// Who is meant: whoever a user field names, or the holder of a role.
struct Assignee {
  Party party;
  std::optional<User> user = std::nullopt;  ///< of a field that is filled
};

/// A level of escalation that an overdue deadline has reached.
struct EscalationStatus {
  std::int64_t after = 0;  ///< calendar days after the due date
  Date since;
  Assignee to;
};

/// An approved request that moved a frozen date.
struct AppliedExtension {
  std::string line;  ///< JSON Pointer of the line of the list
  Date from;
  Date due;
  std::optional<User> by = std::nullopt;  ///< who approved it, where the line says so
};

struct DeadlineStatus {
  std::string id;
  std::string label;
  std::string clause;
  Date due;
  Date original;
  bool frozen = false;  ///< false: a projection that still moves
  DeadlineState status = DeadlineState::upcoming;
  std::int64_t days_left = 0;  ///< calendar days from today, negative when overdue
  std::optional<Date> next_reminder = std::nullopt;  ///< today or later; nothing once met
  std::vector<EscalationStatus> escalation = {};     ///< only while overdue
  std::vector<AppliedExtension> extensions = {};     ///< in the order of the list
};

/// What is to be done next: a way out of the present state that is no exit.
struct Task {
  std::string transition;
  std::string label;
  std::optional<Assignee> to;
  std::optional<Date> due;                         ///< the first date that taking the step meets
  DeadlineState status = DeadlineState::upcoming;  ///< of that date
  std::vector<std::string> missing;                ///< JSON Pointers of the fields still in the way
};

/// What somebody may take over into the record; nothing does so by itself.
struct ProposalStatus {
  std::string id;
  std::string clause;
  std::string message;
  Object set;  ///< values by field
};

struct Evaluation {
  std::string type;
  std::string state;
  std::vector<Violation> violations;
  std::vector<WaivedViolation> waived;
  RequiredFields required;
  std::vector<TransitionStatus> transitions;
  std::vector<std::string> locked;  ///< JSON Pointers
  std::vector<DeadlineStatus> deadlines;
  std::vector<Task> tasks;
  std::vector<ProposalStatus> proposals;
};

}  // namespace clause10::model
