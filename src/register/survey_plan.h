#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "model/pack.h"
#include "register/block.h"

namespace clause10::columns {

/// Days after `opened`; entries dated before it count as 0, those more than 179 years after it as
/// the most there can be.
using DaysAfter = std::uint16_t;
constexpr DaysAfter never = std::numeric_limits<DaysAfter>::max();
constexpr std::int32_t most_days_after = never - 1;

/// A field that records are counted by.
struct Dimension {
  std::uint32_t field = 0;  ///< position in the type's fields
  bool many = false;        ///< a record may have several values: the column holds numbers of sets
  /// Numbers of values or sets plus 1, 0 for none. An enum has its codes instead.
  Column<std::uint32_t> number;
};

/// The columns that metrics need beside those of the rules, for one record type.
struct SurveyPlan {
  struct Frozen {
    std::string_view deadline;  ///< id; the profiles share it
    Column<std::int32_t> due;   ///< no_day where none is frozen
    Column<std::int32_t> original;
  };

  /// The latest date to which approved requests move a deadline; no_day where there is none.
  struct Extended {
    const model::ExtendedBy* by;
    std::string_view deadline;
    std::uint32_t list;  ///< field
    Column<std::int32_t> due;
  };

  Column<std::int32_t> opened;             ///< first left the initial state; no_day if never
  std::vector<Column<DaysAfter>> reached;  ///< by state: when first
  Column<DaysAfter> arrived;               ///< in the state that it is in now, when last
  std::vector<Frozen> frozen;
  std::vector<Extended> extended;
  std::vector<Dimension> dimensions;  ///< in the order of the pack; behind them those of recurrence
  std::uint32_t counted = 0;          ///< those before that
  std::vector<std::uint32_t> recurring;  ///< positions in dimensions of what comes back
  std::uint32_t since = 0;               ///< field
};

/// Where the dates of requests that move this deadline stand; no column where none do.
Column<std::int32_t> extended_column(const SurveyPlan& plan, const model::DeadlineRule& rule);

/// The pack must outlive the plan.
SurveyPlan survey_plan_of(const model::Pack& pack, const model::RecordType& type, Layout& layout);

}  // namespace clause10::columns
