// Registers: metrics and snapshots.

#include <utility>

#include "abi/register_state.h"
#include "clause10/version.h"
#include "codec/evaluation_codec.h"
#include "codec/json.h"
#include "codec/metrics_codec.h"
#include "register/metrics.h"
#include "register/snapshot.h"

namespace clause10 {
namespace {

Reply bad_input(const model::Diagnostics& errors) {
  return {Status::bad_input, codec::errors_json(errors)};
}

columns::SnapshotOrigin origin_of(const evaluate::Ruleset& ruleset, std::uint64_t text_hash) {
  return {version(), ruleset.pack().id, ruleset.pack().version, text_hash};
}

}  // namespace

Reply Register::metrics(std::string_view context_json) {
  const auto context = state_->context_of(context_json);
  if (!context) return bad_input(context.errors());
  State& state = *state_;
  if (state.metrics_context != context_json || state.metrics_changes != state.store.changes()) {
    state.runner.evaluate(**context);
    state.metrics_text =
        codec::json_of(columns::metrics_of(state.ruleset(), state.store, **context));
    state.metrics_context = context_json;
    state.metrics_changes = state.store.changes();
  }
  return {Status::ok, state.metrics_text};
}

Reply Register::save() const {
  std::string search;
  if (state_->searched) state_->searched->index().save(search);
  const auto origin = origin_of(state_->ruleset(), state_->engine->text_hash);
  return {Status::ok, columns::save(state_->store, origin, search)};
}

Register::Created Register::load(const Engine& engine, std::string_view snapshot) {
  const auto unfit_pack = unfit(engine.state_->ruleset.pack());
  if (!unfit_pack.empty()) return {nullptr, bad_input(unfit_pack)};
  // Replaced by the context of the first call that brings one.
  auto state = std::make_unique<State>(engine.state_, model::Context{*model::Date::from_days(0)});
  std::string_view search;
  const auto errors = columns::load(snapshot, origin_of(state->ruleset(), engine.state_->text_hash),
                                    state->store, search);
  if (!errors.empty()) return {nullptr, bad_input(errors)};
  // Without an index there is nothing in its section.
  if (!search.empty()) {
    state->searched = std::make_unique<Searched>(state->ruleset().pack());
    if (!state->searched->load(search, state->store)) {
      return {nullptr, bad_input({columns::damaged("its search index")})};
    }
  }
  return {std::unique_ptr<Register>(new Register(std::move(state))), {Status::ok, "{}"}};
}

}  // namespace clause10
