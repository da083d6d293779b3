#pragma once
#include <string>

#include "cel/cel.h"
#include "check/findings.h"
#include "model/pack.h"

namespace clause10::check {

/// The names that a condition of a rule may use: the record's fields, `state`, `today`,
/// `parameters.ID` and, of every deadline of the type under any profile, `deadlines.ID.due`,
/// `.original` and `.status`. Dates and enum values are texts there; ISO dates compare as texts in
/// the order of time.
cel::Declarations declarations_of(const model::Pack& pack, const model::RecordType& type);

/// The same without deadlines, for the conditions of periods: these are what deadlines come from.
cel::Declarations declarations_for_periods(const model::Pack& pack, const model::RecordType& type);

/// What a rule's condition may use and, for a type with a recurrence, `recurrence`: the earlier
/// records that this one repeats, which only a register knows.
cel::Declarations declarations_for_proposals(const model::Pack& pack,
                                             const model::RecordType& type);

/// The conditions about one record type.
class Conditions {
 public:
  Conditions(const model::Pack& pack, const model::RecordType& type);
  /// Those that may use other names than a rule's.
  Conditions(const model::Pack& pack, const model::RecordType& type,
             cel::Declarations declarations);

  /// Reports everything that is wrong with a condition, with its place in the condition's text.
  void check(const std::string& text, const std::string& pointer, Findings& findings) const;

 private:
  cel::Declarations declarations_;
  bool names_are_known_;
};

}  // namespace clause10::check
