#pragma once
#include <utility>

#include "clause10/engine.h"
#include "evaluate/ruleset.h"

namespace clause10 {

/// What an engine holds. Registers share it, so that they outlive the engine they were made with.
class Engine::State {
 public:
  explicit State(evaluate::Ruleset compiled) : ruleset(std::move(compiled)) {}
  evaluate::Ruleset ruleset;
};

}  // namespace clause10
