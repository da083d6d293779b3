#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "cel/cel.h"
#include "lint/lint.h"
#include "model/diagnostic.h"
#include "model/pack.h"
#include "schedule/calendar.h"

namespace clause10::evaluate {

struct RulePrograms {
  std::optional<cel::Program> when;
  std::optional<cel::Program> check;
};

/// A sound pack with its conditions compiled. Immutable; any number of records may be evaluated
/// against it.
class Ruleset {
 public:
  Ruleset(Ruleset&&) = default;
  Ruleset& operator=(Ruleset&&) = default;
  Ruleset(const Ruleset&) = delete;
  Ruleset& operator=(const Ruleset&) = delete;
  ~Ruleset() = default;

  /// Refuses an unsound pack with everything that is wrong with it.
  static model::Result<Ruleset> compile(model::Pack pack);

  const model::Pack& pack() const { return pack_; }

  /// Compiles what a message of that type is filled with, which nobody needs until it is said.
  std::optional<cel::Program> message_program(const model::RecordType& type,
                                              const std::string& text) const;

  const lint::Lexicons& lexicons() const { return lexicons_; }

  /// Null when the pack has no such calendar.
  const schedule::WorkingCalendar* calendar(std::string_view id) const;

  /// In the order of type.rules; the type must be one of pack().
  const std::vector<RulePrograms>& rule_programs(const model::RecordType& type) const;

  /// The conditions of the type's proposals, in their order.
  const std::vector<std::optional<cel::Program>>& proposal_programs(
      const model::RecordType& type) const;

  /// The condition of a period of a deadline of pack(); nothing when it always applies.
  const std::optional<cel::Program>& period_program(const model::Period& period) const;

 private:
  struct PeriodProgram {
    const model::RecordType* type;
    const model::Period* period;
    std::optional<cel::Program> when;
  };

  explicit Ruleset(model::Pack pack) : pack_(std::move(pack)) {}
  void compile_rules();
  void compile_periods();

  model::Pack pack_;
  lint::Lexicons lexicons_;
  std::vector<schedule::WorkingCalendar> calendars_;  ///< in the order of pack_.calendars
  std::vector<std::vector<RulePrograms>> rules_;      ///< by record type
  std::vector<std::vector<std::optional<cel::Program>>> proposals_;  ///< likewise
  std::vector<PeriodProgram> periods_;  ///< pointers into pack_, which moving keeps valid
};

}  // namespace clause10::evaluate
