#pragma once
#include <array>
#include <cstdint>

#include "model/pack.h"
#include "register/block.h"

namespace clause10::columns {

/// How a record stands: bits of one byte, none where a row has no record.
namespace standing {
constexpr std::uint8_t open = 1;
constexpr std::uint8_t closed = 2;
constexpr std::uint8_t cancelled = 4;
constexpr std::uint8_t overdue = 8;
constexpr std::uint8_t within_7 = 16;
constexpr std::uint8_t within_30 = 32;
}  // namespace standing

using Standings = std::array<std::uint8_t, 256>;  ///< by state's code
using BlockStanding = std::array<std::uint8_t, rows_per_block>;

/// Which states are open, closed and cancelled.
inline Standings standings_of(const model::RecordType& type) {
  Standings standings = {};
  for (std::size_t state = 0; state < type.states.size(); ++state) {
    const model::State& each = type.states[state];
    standings[state] = each.aside   ? standing::cancelled
                       : each.final ? standing::closed
                                    : standing::open;
  }
  return standings;
}

}  // namespace clause10::columns
