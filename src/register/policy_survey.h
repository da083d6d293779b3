#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "evaluate/ruleset.h"
#include "model/context.h"
#include "model/policy_findings.h"
#include "register/links.h"
#include "register/policy.h"
#include "register/record_names.h"
#include "register/store.h"

namespace clause10::columns {

/// Which findings are asked for.
struct PolicyQuestion {
  std::optional<std::vector<std::string>> violations;  ///< ids; none: all
  std::optional<bool> raised;                          ///< only those with, or without, a record
  std::size_t from = 0;
  std::size_t limit = 1000;  ///< of the list; what is counted is always counted in full
};

/// Looks through a register for violations of the policy, on one day. The runner must have run on
/// the same context, the pack's policy must have no faults, and the store must not change.
class PolicySurvey {
 public:
  PolicySurvey(const evaluate::Ruleset& ruleset, const Store& store, const model::Context& context);

  model::PolicyFindings find(const PolicyQuestion& question);

 private:
  struct Found {
    const ViolationOf* by = nullptr;
    std::string id;
    Row row = no_row;
    std::size_t line = 0;
    std::optional<model::Date> since;  ///< where the expression does not say it
    Row raised_as = no_row;
  };
  /// The last time that something happened which is to happen again and again.
  struct Last {
    const ViolationOf* by = nullptr;
    std::int32_t day = 0;
    Row row = no_row;
  };

  void look_at_block(std::uint32_t number, const std::vector<bool>& asked);
  void ask(const ViolationOf& violation, Row row);
  void remember(const ViolationOf& violation, Row row);
  void look_at_last(const Last& last);
  bool holds(const Expression& when) const;
  void add(const ViolationOf& violation, Row row, std::size_t line);
  void add_related(const ViolationOf& violation);
  void stand_at(const Found& found);
  model::PolicyFinding told(const Found& found);
  std::optional<model::Date> since(const Found& found) const;
  std::string draft_id(const std::string& finding) const;
  std::optional<model::Date> first_day() const;

  const evaluate::Ruleset& ruleset_;
  const Store& store_;
  const Policy& policy_;
  const model::Context& context_;
  RecordNames names_;
  RecordNames others_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, RowsByIssue> related_;  ///< by type and field
  std::vector<Last> last_;  ///< by position of the violation in the pack
  std::vector<Found> found_;
};

}  // namespace clause10::columns
