#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cel/cel.h"
#include "model/pack.h"
#include "register/block.h"
#include "register/date_comparison.h"
#include "register/sheet.h"

namespace clause10::columns {

struct TypePlan;

/// Something about a record that does not change with the day, such as what its texts contain:
/// found out once, when the record comes in, and kept as a bit or two.
struct Fact {
  enum class Kind : std::uint8_t {
    condition,    ///< what a program says of the record
    equal_texts,  ///< two text fields, the same for a common condition
    equal_ids,    ///< two people or issues
    items,        ///< how many items a list has
    dates,        ///< what a comparison of dates says
    length,       ///< a text's length is out of the rule's bounds
    one_of,       ///< a text is none of the rule's values
    waived,       ///< a waiver lets the rule pass
    lint,         ///< a lint check finds something
  };
  Kind kind = Kind::condition;
  bool negated = false;  ///< of equal_… and items: asks for the opposite
  std::uint32_t a = 0;   ///< fields
  std::uint32_t b = 0;
  std::int64_t least = 0;  ///< of items, both included
  std::int64_t most = 0;
  std::vector<std::uint32_t> needs;  ///< nobody asks unless all these fields are present
  std::optional<cel::Program> program;
  const model::RuleCheck* check = nullptr;
  const model::Rule* rule = nullptr;  ///< of waived and lint
  std::optional<ComparisonAt> dates;
  Bits holds;
  Bits fails;  ///< could not be decided; then holds is false
};

/// True, false, or could not be decided.
enum class Verdict : std::uint8_t { no, yes, undecided };

/// Runs a condition as one record's evaluation does.
Verdict decide(const cel::Program& program, const cel::Activation& names);

/// The value as it was written; null when the field is absent.
model::Value value_of(const Cell& cell);

/// Characters of a text after trimming.
std::size_t length_of(const Cell& cell);

/// Finds out the facts about a record and puts them into its row. The type's field columns of that
/// row must have been written.
void write_facts(const TypePlan& plan, const Sheet& sheet, Block& block, std::uint32_t place);

}  // namespace clause10::columns
