#pragma once
#include "cel/cel.h"
#include "model/pack.h"

namespace clause10::check {

/// The names that a condition about such a record may use: its fields, `state` and `today`.
/// Dates and enum values are texts there; ISO dates compare as texts in the order of time.
cel::Declarations declarations_of(const model::RecordType& type);

}  // namespace clause10::check
