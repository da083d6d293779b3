#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "clause10/status.h"

namespace clause10 {

/// The answer to a call: JSON text in UTF-8. With Status::bad_input and Status::internal_fault it
/// is
/// {"errors": [Diagnostic, …]}.
struct Reply {
  Status status = Status::ok;
  std::string json;
};

/// One rule pack, ready to judge records. Immutable: calls do not influence each other, and the
/// same input gives the same bytes in every build. Reads no clock, does no I/O, throws nothing.
/// Shapes of all JSON: packs/schema/*.schema.json.
class Engine {
 public:
  struct Loaded;

  /// Reads, checks and compiles a pack. Keeps no view of the text.
  static Loaded load(std::string_view pack_json);

  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  ~Engine();

  /// Id and version of the pack. Views that live as long as the engine.
  std::string_view pack_id() const;
  std::string_view pack_version() const;

  /// A new record from {"type", "id", "fields"}: {"record": …}.
  Reply create(std::string_view request_json, std::string_view context_json) const;

  /// What the rules say about the record on context.today: an Evaluation (10.2 a to g).
  Reply evaluate(std::string_view record_json, std::string_view context_json) const;

  /// Takes a transition, {"transition": "raise"}: {"record", "evaluation"} after it. Refused, with
  /// {"error", "evaluation"} and the record unchanged, when it is unknown, does not start in the
  /// record's state or is blocked. Needs context.user and context.now.
  Reply apply(std::string_view record_json, std::string_view request_json,
              std::string_view context_json) const;

  /// The record as one of the pack's version: {"record", "changes": [{"step", "place", "before"?,
  /// "after"?}]}, each change with the step of the pack that made it. One that fits already comes
  /// back without changes. Reading never does this: until it is migrated, a record of an older
  /// version is shown as it is and takes no step. Nothing is lost: what a step takes away stays
  /// under "former".
  Reply migrate(std::string_view record_json) const;

  /// Adds working days to many dates: {"calendar", "days"} says how, `dates` are ISO dates of ten
  /// bytes, each ended by a newline. Not JSON but such lines come back. A line that is no date, or
  /// whose sum is none, refuses the whole; the diagnostic names it.
  Reply working_days(std::string_view request_json, std::string_view dates) const;

  /// Whether one save may turn {"before": Record or null, "after": Record}: {"violations"}, refused
  /// when there are any. About the change, not the content: what is recorded stays, nothing is
  /// lost, what is computed, locked or frozen changes by steps alone, and context.roles permit it.
  Reply check_edit(std::string_view request_json, std::string_view context_json) const;

  /// An edit, {"before": Record or null, "after": Record}, with what it leaves unproven emptied by
  /// the `resets` of the pack: {"record", "reset": [JSON Pointer, …]}. A cause that is changed
  /// becomes a hypothesis again: its verification is gone unless that was written anew, too.
  /// check_edit refuses a save that keeps it.
  Reply reset(std::string_view request_json) const;

  /// Why a rule says what it says about a record, {"rule": id, "record": Record}: an Explanation,
  /// with the value of each part of its conditions. The id may be that of a violation.
  Reply explain(std::string_view request_json, std::string_view context_json) const;

 private:
  friend class Register;
  class State;
  explicit Engine(std::shared_ptr<const State> state);

  std::shared_ptr<const State> state_;
};

/// An engine, or the reply that says what is wrong with the pack.
struct Engine::Loaded {
  std::unique_ptr<Engine> engine;  ///< null when the pack was refused
  Reply reply;                     ///< with an engine: {"id", "version"} of the pack
};

}  // namespace clause10
