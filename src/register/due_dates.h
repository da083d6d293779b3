#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "evaluate/ruleset.h"
#include "model/context.h"
#include "register/block.h"
#include "register/period_conditions.h"
#include "register/plan.h"

namespace clause10::columns {

/// The deadlines of whole blocks on one day, each record under its own profile where it names one
/// and else under the context's: what evaluate::deadlines_of says of each record. Frozen dates and
/// dates of fields stand in columns, the others are counted anew.
class DueDates {
 public:
  /// The context must name a profile of the pack. All three must outlive this.
  DueDates(const evaluate::Ruleset& ruleset, const Store& store, const model::Context& context);

  /// A deadline as one profile has it.
  struct Rule {
    const model::DeadlineRule* rule = nullptr;
    std::uint8_t profile = 0;  ///< position in the pack
    const schedule::WorkingCalendar* calendar = nullptr;
    Column<std::int32_t> frozen;
    Column<std::int32_t> original;   ///< what was frozen at first; no_day where nothing is
    Column<std::int32_t> extended;   ///< to when at most, where requests can move it
    Column<std::int32_t> starts_on;  ///< of date fields, where the rule names them
    Column<std::int32_t> due_field;
    std::vector<std::vector<Column<std::int32_t>>> caps;  ///< by period
    std::array<bool, 256> met = {};                       ///< by state: met in it
  };

  /// What records of one type call by the same id, whatever their profile.
  struct Deadline {
    std::string_view id;
    bool of_context = false;  ///< the context's profile has it
    std::vector<Rule> rules;  ///< that of the context's profile first
  };

  /// In the order of the context's profile, then those that only records of other profiles have.
  const std::vector<Deadline>& deadlines(std::uint32_t type) const {
    return types_[type].deadlines;
  }

  using Days = std::array<std::int32_t, rows_per_block>;
  /// The due day of each row of the block; no_day where it has none: a row without a record, a
  /// record aside, or no period that applies.
  void find(const Block& block, const Deadline& deadline, Days& due);

  /// That of the row's profile; null where that has no such deadline.
  const Rule* rule_of(const Block& block, const Deadline& deadline, std::uint32_t place) const;

  bool is_met(const Block& block, const Deadline& deadline, std::uint32_t place) const;

 private:
  struct Type {
    std::vector<Deadline> deadlines;
    std::array<bool, 256> without = {};          ///< by state: aside, or no record
    Column<std::uint8_t> named;                  ///< code of the field that names the profile
    std::array<std::uint8_t, 256> profile = {};  ///< by that code
  };

  void add(std::uint32_t type, std::uint8_t profile, bool of_context,
           const evaluate::Ruleset& ruleset);
  void find(const Block& block, const Rule& rule, const Rows& rows, Days& due);
  std::uint8_t profile_of(const Block& block, std::uint32_t place) const;
  std::int32_t projected(const Block& block, const Rule& rule, std::size_t period,
                         std::uint32_t place) const;

  const Plan& plan_;
  std::int32_t today_;
  PeriodConditions conditions_;
  std::vector<Type> types_;
};

}  // namespace clause10::columns
