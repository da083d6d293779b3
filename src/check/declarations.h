#pragma once
#include <string>

#include "cel/cel.h"
#include "check/findings.h"
#include "model/pack.h"

namespace clause10::check {

/// The names that a condition about such a record may use: its fields, `state`, `today` and
/// `parameters.ID`. Dates and enum values are texts there; ISO dates compare as texts in the order
/// of time.
cel::Declarations declarations_of(const model::Pack& pack, const model::RecordType& type);

/// The conditions about one record type.
class Conditions {
 public:
  Conditions(const model::Pack& pack, const model::RecordType& type);

  /// Reports everything that is wrong with a condition, with its place in the condition's text.
  void check(const std::string& text, const std::string& pointer, Findings& findings) const;

 private:
  cel::Declarations declarations_;
  bool names_are_known_;
};

}  // namespace clause10::check
