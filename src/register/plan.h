#pragma once
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "evaluate/ruleset.h"
#include "model/pack.h"
#include "register/block.h"
#include "register/dictionary.h"
#include "register/fact.h"
#include "register/label.h"
#include "register/program.h"
#include "register/survey_plan.h"
#include "register/tables.h"

namespace clause10::columns {

/// An id as it is kept: the bytes of a UUID in its usual spelling, or the number of a text.
struct Key {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  friend bool operator==(const Key&, const Key&) = default;
};

/// A state's code is its position; a row without a record has this one.
constexpr std::uint8_t no_state = 255;

/// Codes of an enum's column: absent, then its values from 1 on, then values that are not on its
/// list in the order in which they came. The last stands for all for which no code was left; such a
/// row keeps the value itself.
constexpr std::uint8_t no_value = 0;
constexpr std::uint8_t other_value = 255;

/// A date's column holds days since 1970-01-01. What is no date is far below, numbered as it came.
constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();
constexpr std::int32_t first_day = -1'000'000;
constexpr bool is_day(std::int32_t day) {
  return day >= first_day;
}

struct Policy;

/// The columns of one field.
struct FieldColumns {
  const model::Field* field = nullptr;
  Label name;          ///< its id
  Dictionary choices;  ///< of an enum, its values
  Bits present;
  Column<std::uint8_t> code;     ///< of an enum
  Column<std::int32_t> day;      ///< of a date
  Column<std::uint32_t> points;  ///< of an issue, where other records are found by it: its number
  Column<std::uint16_t> length;  ///< characters after trimming, where a rule asks; 0: no such text
};

/// One way to violate a rule.
struct ViolationPlan {
  std::uint32_t rule;  ///< position in the type's rules
  std::string id;      ///< "rule" or "rule:field"
  bool moves;          ///< depends on the day, the calendar or parameters
};

/// How records of one type become columns, and how rules run over them. Refers to the pack.
struct TypePlan {
  const model::RecordType* type = nullptr;
  const lint::Lexicons* lexicons = nullptr;
  Layout layout;
  Column<Key> key;
  Bits named;  ///< the key is the number of a text
  Column<std::uint8_t> state;
  Column<std::uint32_t> issue;   ///< that the record lives in; 0 where that is not known
  Column<std::uint32_t> extras;  ///< what no rule of the pack says, see Extras; 0 is none
  Bits has_extras;
  std::vector<FieldColumns> fields;  ///< by position in type->fields
  Dictionary field_names;            ///< numbers are these positions
  Dictionary state_names;
  SurveyPlan survey;
  std::vector<Fact> facts;
  std::vector<std::uint32_t> told;  ///< fields without such a column that surveys read
  std::vector<std::uint32_t> kept;  ///< fields that are kept as they are, for row_parts
  std::vector<CodeTable> code_tables;
  std::vector<DayTable> day_tables;
  std::vector<std::shared_ptr<const DateComparison>> date_comparisons;
  std::vector<RowPart> row_parts;

  std::vector<ViolationPlan> violations;
  Bits first_violation;    ///< a column for each violation, one after the other
  Bits violating;          ///< rows with any violation, extras included
  Bits unsettled;          ///< rows that row_parts must look at anew
  Program program;         ///< everything
  Program moving_program;  ///< what depends on the day, the calendar or parameters
};

struct Plan {
  const model::Pack* pack = nullptr;
  std::vector<TypePlan> types;  ///< by position in the pack
  Dictionary type_names;
  std::shared_ptr<const Policy> policy;
};

/// Most states of a record type, so that a byte holds one.
constexpr std::size_t most_states = no_state;

/// The ruleset must outlive the plan. Every type may have most_states.
Plan plan_of(const evaluate::Ruleset& ruleset);

}  // namespace clause10::columns
