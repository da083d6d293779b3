#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/pack.h"

/// Where a state stands on the main path, and what that means for rules and fields.
namespace clause10::workflow {

/// True when a record in `present` has come to `target` or past it on the main path. A state aside
/// (cancelled) is reached by nothing but itself.
bool has_reached(const model::RecordType& type, std::string_view present, std::string_view target);

/// True when the rule holds now. Without gates it always does. With gates it does from the earliest
/// state on that one of them leads to. A rule that gates an exit holds where that exit has led.
bool in_force(const model::RecordType& type, const model::Rule& rule, std::string_view present);

/// True when the rule has something to say in that state: it is in force, or a gate of it may still
/// come. Out of a final state lead exits only, such as reopening.
bool is_reported(const model::RecordType& type, const model::Rule& rule, std::string_view present);

/// True when the transition starts from that state.
bool starts_from(const model::Transition& transition, std::string_view state);

/// True when the field may no longer be edited in that state: it is locked from it or from an
/// earlier one; in a final state every field is that ever locks.
bool is_locked(const model::RecordType& type, const model::Field& field, std::string_view present);

/// The ids of the fields that are locked in that state.
std::vector<std::string> locked_fields(const model::RecordType& type, std::string_view present);

}  // namespace clause10::workflow
