#pragma once
#include <cstddef>
#include <vector>

#include "model/value.h"

namespace clause10::codec {

/// Removes, from that place on, every member that another one of the same name follows.
void keep_last(std::vector<model::Member>& members, std::size_t first);

}  // namespace clause10::codec
