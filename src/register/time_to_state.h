#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/metrics.h"
#include "register/store.h"

namespace clause10::columns {

/// For each state but the initial one.
std::vector<model::TimeToState> time_to_state_of(const Store& store, std::uint32_t type,
                                                 std::string_view locale);

}  // namespace clause10::columns
