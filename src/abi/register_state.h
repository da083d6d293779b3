#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "abi/engine_state.h"
#include "abi/searched.h"
#include "clause10/register.h"
#include "model/context.h"
#include "model/diagnostic.h"
#include "register/feed.h"
#include "register/plan.h"
#include "register/runner.h"
#include "register/store.h"

namespace clause10 {

/// What a register holds.
class Register::State {
 public:
  State(std::shared_ptr<const Engine::State> engine, model::Context first);

  /// The context of that text, which is the one that came last in most cases.
  model::Result<const model::Context*> context_of(std::string_view json);

  /// Into the store and, where there is one, the search index; out of both.
  columns::Store::Put put(const columns::Sheet& sheet);
  bool remove(std::string_view id);

  /// {"records", "violating", "byRule"} as the runner has them.
  std::string summary() const;

  const evaluate::Ruleset& ruleset() const { return engine->ruleset; }

  std::shared_ptr<const Engine::State> engine;
  columns::Plan plan;
  columns::Store store;
  columns::Runner runner;
  columns::Feed feed;                  ///< of the call that puts records
  std::unique_ptr<Searched> searched;  ///< null until Register::index()
  model::Context context;              ///< that came last
  std::string context_text;            ///< it, as it came
  std::string metrics_text;            ///< the last ones
  std::string metrics_context;         ///< what they were made for, as text; empty: none yet
  std::uint64_t metrics_changes = 0;   ///< what Store::changes() was then
  std::vector<std::string> labels;     ///< of every rule, for summaries
  std::size_t summary_room;            ///< bytes that the longest of them takes
};

/// Refuses a pack that no register can hold.
model::Diagnostics unfit(const model::Pack& pack);

/// Refuses a context that records of the pack could not be evaluated with.
model::Diagnostics unfit(const evaluate::Ruleset& ruleset, const model::Context& context);

}  // namespace clause10
