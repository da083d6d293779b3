#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/date.h"
#include "model/evaluation.h"
#include "model/value.h"

/// What a survey of a whole register answers; packs/schema/findings.schema.json describes it.
namespace clause10::model {

/// A record of a register, as lists name it.
struct RecordRef {
  std::string id;
  std::string type;
  std::string state;
  std::string title;
  std::int64_t issue = 0;  ///< 0: not known
};

/// One violation of the policy.
struct PolicyFinding {
  std::string id;         ///< the same as long as it is the same violation
  std::string violation;  ///< id in the pack
  std::string label;
  std::string clause;
  std::optional<RecordRef> record;  ///< none where something is missing altogether
  std::optional<Date> since;        ///< the first day on which it was so
  std::int64_t days = 0;            ///< from then to today, both counted
  std::optional<Assignee> to;
  std::string message;
  std::string draft_type;
  std::string
      draft_id;  ///< made from the finding's id: whoever drafts it again gets the same record
  Object draft;
  std::optional<RecordRef> raised_as;  ///< the record that was drafted from it
};

struct PolicyCount {
  std::string violation;
  std::string label;
  std::string clause;
  std::int64_t count = 0;
  std::int64_t raised = 0;  ///< of these
};

struct PolicyFindings {
  std::string today;
  std::vector<PolicyFinding> findings;  ///< in the order of the pack, then by id
  std::int64_t total = 0;               ///< the list may hold fewer
  std::int64_t raised = 0;
  std::vector<PolicyCount> counts;  ///< of every violation that the pack looks for
};

/// A record that another one repeats.
struct EarlierRecord {
  RecordRef record;
  std::string on;  ///< day
};

/// Why a record counts as a repeat.
struct Repeats {
  struct By {
    std::string field;
    std::string label;
    std::vector<std::string> values;  ///< that both have
  };
  std::int64_t months = 0;
  std::vector<By> by;
  std::vector<EarlierRecord> earlier;  ///< the latest first
};

/// A role that somebody had until not long ago, as a line of the pack's list.
struct FormerRole {
  std::int64_t person = 0;
  std::string name;
  std::string role;
  std::string until;
  RecordRef record;  ///< that says so
};

struct FormerRoles {
  std::string field;              ///< that the lines belong into
  std::string since;              ///< roles that ended before this day do not count
  std::vector<FormerRole> roles;  ///< the latest first
};

}  // namespace clause10::model
