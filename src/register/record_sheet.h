#pragma once
#include "model/record.h"
#include "register/plan.h"
#include "register/sheet.h"

namespace clause10::columns {

/// The sheet of a record that was read in full: the exact way, for what QuickReader is not sure of.
/// Views of the record. Nothing is checked; the record must be one that Engine::evaluate takes,
/// with `type` and `state` as positions in the pack.
Sheet sheet_of(const Plan& plan, const model::Record& record, std::uint32_t type,
               std::uint32_t state);

}  // namespace clause10::columns
