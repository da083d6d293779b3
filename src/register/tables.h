#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cel/cel.h"
#include "register/fact.h"

namespace clause10::columns {

/// What a part of a condition says for each code of an enum or of the state.
struct CodeTable {
  std::optional<cel::Program> program;  ///< none: the table never changes
  std::uint32_t field = 0;              ///< Part::state for the state
  bool moves = false;                   ///< must be filled anew on another day
  std::uint32_t filled = 0;             ///< codes below this one are known
  bool any_undecided = false;
  std::array<std::uint8_t, 256> yes = {};  ///< 255 or 0
  std::array<std::uint8_t, 256> undecided = {};

  void put(std::uint32_t code, Verdict verdict) {
    yes[code] = verdict == Verdict::yes ? 255 : 0;
    undecided[code] = verdict == Verdict::undecided ? 255 : 0;
    any_undecided = any_undecided || verdict == Verdict::undecided;
  }
};

/// What a part of a condition says for each day of a date field. Asked for day by day, as they
/// occur: a register has thousands of dates, but few different ones.
struct DayTable {
  static constexpr std::uint8_t unknown = 255;
  std::optional<cel::Program> program;
  std::uint32_t field = 0;
  std::int32_t first = 0;              ///< the day of verdicts[0]
  std::vector<std::uint8_t> verdicts;  ///< Verdict, or unknown
  std::vector<std::uint8_t> odd;       ///< of values that are no dates, by number; the first: none

  void forget() {
    verdicts.clear();
    odd.clear();
  }
};

/// What a part of a condition says that must be asked row by row.
struct RowPart {
  std::optional<cel::Program> program;
  Bits yes;
  Bits undecided;
  std::vector<std::string> deadlines = {};  ///< the deadlines.ID.… that it reads
  bool by_status = false;  ///< reads one deadline's status, and nothing else of the record
};

}  // namespace clause10::columns
