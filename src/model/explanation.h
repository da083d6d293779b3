#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/evaluation.h"
#include "model/severity.h"
#include "model/value.h"

/// Why a rule says what it says about a record; packs/schema/explanation.schema.json describes it.
namespace clause10::model {

/// A part of a condition and what it comes to.
struct ExpressionPart {
  enum class Outcome { value, error, not_looked_at };
  std::size_t begin = 0;  ///< bytes of the condition from begin to end
  std::size_t end = 0;
  Outcome outcome = Outcome::not_looked_at;
  Value value;                        ///< of Outcome::value; a text in its place when too long
  std::string error;                  ///< of Outcome::error
  Object names;                       ///< variables of the macro around it, for this item
  std::vector<ExpressionPart> parts;  ///< in the order in which they are looked at
  std::size_t omitted = 0;            ///< items of a macro that are not shown
};

/// A condition as written, with the values of its parts.
struct ConditionLook {
  std::string text;
  ExpressionPart whole;
};

/// A field that a rule looks at.
struct FieldLook {
  std::string id;       ///< or "today"
  std::string pointer;  ///< JSON Pointer; empty for today
  std::string label;
  bool present = false;
  Value value;
  std::optional<std::int64_t> length = std::nullopt;  ///< of a length check, in characters
  std::string asked;                                  ///< what the rule asks of it, in words
  bool holds = false;
};

struct Explanation {
  std::string rule;
  std::string kind;  ///< require, requireOneOf, oneOf, length, dateOrder or check
  std::string clause;
  Severity severity = Severity::error;
  bool applies = false;   ///< its `when` holds, or there is none
  bool in_force = false;  ///< else it only stands before the steps it gates
  bool violated = false;
  std::vector<std::string> gates;   ///< transition ids
  std::vector<std::string> blocks;  ///< transition ids that it blocks now
  std::vector<std::string> why;     ///< sentences
  std::optional<ConditionLook> when;
  std::optional<ConditionLook> check;
  std::vector<FieldLook> fields;
  std::vector<Violation> violations;
};

}  // namespace clause10::model
