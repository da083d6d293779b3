#pragma once
#include <cstdint>
#include <optional>

#include "model/context.h"
#include "model/metrics.h"
#include "register/store.h"

namespace clause10::columns {

/// Nothing where the pack does not say what comes back.
std::optional<model::RecurrenceCounts> recurrence_of(const Store& store, std::uint32_t type,
                                                     const model::Context& context);

}  // namespace clause10::columns
