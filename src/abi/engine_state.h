#pragma once
#include <cstdint>
#include <utility>

#include "clause10/engine.h"
#include "evaluate/ruleset.h"

namespace clause10 {

/// What an engine holds. Registers share it, so that they outlive the engine they were made with.
class Engine::State {
 public:
  State(evaluate::Ruleset compiled, std::uint64_t hash)
      : ruleset(std::move(compiled)), text_hash(hash) {}
  evaluate::Ruleset ruleset;
  std::uint64_t text_hash;  ///< of the pack's text: a snapshot belongs to just this pack
};

}  // namespace clause10
