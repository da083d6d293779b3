#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "register/dictionary.h"

namespace clause10::columns {

/// What the engine says about a record without a rule of the pack: another version of the pack
/// wrote it, a value does not fit its field, a name is not known, a waiver does not count. Few
/// records have any, and those mostly the same, so each set of such violations is kept once and
/// rows hold its number.
class Extras {
 public:
  static constexpr std::uint32_t rules = 8;
  /// Which of the rules above, in the order in which an evaluation lists them.
  enum Rule : std::uint32_t { older, newer, type, date, choice, field, member, waiver };
  static std::string_view name_of(std::uint32_t rule);
  /// The id of the violation, as an evaluation has it.
  static std::string id_of(std::uint32_t rule, std::string_view subject);
  /// Faults of values are errors; unknown names, and waivers that do not count, are warnings.
  static bool is_error(std::uint32_t rule) { return rule <= choice; }

  /// Forgets what was collected.
  void begin() { collected_.clear(); }
  void add(Rule rule, std::string_view subject);
  /// The number of the set that was collected; 0 for the empty one.
  std::uint32_t finish() { return collected_.empty() ? 0 : sets_.add(collected_) + 1; }

  /// A row has this set now, or no longer.
  void count(std::uint32_t set, bool now);
  /// Violations of that rule in all rows.
  std::uint32_t violations(std::uint32_t rule) const { return counts_[rule]; }

  struct Violation {
    Rule rule;
    std::string_view subject;  ///< a view until finish is called again
  };
  std::vector<Violation> of(std::uint32_t set) const;

  std::uint32_t sets() const { return sets_.size(); }
  void save(SnapshotWriter& writer) const;
  void load(SnapshotReader& reader);

 private:
  static bool is_sound(std::string_view set);

  Dictionary sets_;
  std::string collected_;
  std::array<std::uint32_t, rules> counts_ = {};
};

}  // namespace clause10::columns
