#include <algorithm>

#include "check/findings.h"
#include "check/reach.h"
#include "model/pointer.h"

namespace clause10::check {
namespace {

using model::FieldType;
using model::item_of;
using model::RecordType;
using model::State;
using model::Transition;

bool starts_from(const Transition& transition, const std::string& state) {
  return std::find(transition.from.begin(), transition.from.end(), state) != transition.from.end();
}

void check_sets(const RecordType& type, const Transition& transition, const std::string& at,
                Findings& findings) {
  for (const auto& [name, source] : transition.sets) {
    const std::string pointer = model::member_of(at + "/sets", name);
    if (!findings.expect_known(name, ids_of(type.fields), "pack.unknownField", "field", pointer)) {
      continue;
    }
    const FieldType needed = source == model::SetsSource::today ? FieldType::date : FieldType::user;
    if (by_id(type.fields, name)->type != needed) {
      findings.add("pack.wrongType",
                   source == model::SetsSource::today ? "\"today\" goes into a date field"
                                                      : "\"user\" goes into a user field",
                   pointer);
    }
  }
}

void check_transition(const RecordType& type, const Transition& transition, const std::string& at,
                      Findings& findings) {
  const std::vector<std::string> states = ids_of(type.states);
  for (std::size_t i = 0; i < transition.from.size(); ++i) {
    const std::string pointer = item_of(at + "/from", i);
    const bool known =
        findings.expect_known(transition.from[i], states, "pack.unknownState", "state", pointer);
    if (known && !transition.exit && by_id(type.states, transition.from[i])->final) {
      findings.add("pack.finalState",
                   "\"" + transition.from[i] + "\" is final: only an exit may lead out of it",
                   pointer);
    }
  }
  findings.expect_known(transition.to, states, "pack.unknownState", "state", at + "/to");
  check_sets(type, transition, at, findings);
}

void check_states(const RecordType& type, const std::string& pointer, Findings& findings) {
  const std::vector<std::string> reached = reachable_states(type);
  // A way that could not be read may be the missing one.
  const bool is_whole = is_read(type.states) && is_read(type.transitions);
  for (std::size_t i = 0; i < type.states.size(); ++i) {
    const State& state = type.states[i];
    const std::string at = item_of(pointer + "/states", i);
    if (is_whole && std::find(reached.begin(), reached.end(), state.id) == reached.end()) {
      findings.add("pack.unreachableState",
                   "no way leads from \"" + type.initial + "\" to \"" + state.id + "\"", at);
    }
    const bool has_way_out =
        std::any_of(type.transitions.begin(), type.transitions.end(),
                    [&state](const Transition& each) { return starts_from(each, state.id); });
    if (is_whole && !has_way_out && !state.final) {
      findings.add("pack.deadEnd",
                   "no way leads out of \"" + state.id + "\"; add one or mark it final", at);
    }
  }
}

}  // namespace

void check_workflow(const RecordType& type, const std::string& pointer, Findings& findings) {
  expect_distinct(type.states, pointer + "/states", findings);
  expect_distinct(type.transitions, pointer + "/transitions", findings);
  for (std::size_t i = 0; i < type.transitions.size(); ++i) {
    check_transition(type, type.transitions[i], item_of(pointer + "/transitions", i), findings);
  }
  // Without a first state every other one would be reported as out of reach.
  if (findings.expect_known(type.initial, ids_of(type.states), "pack.unknownState", "state",
                            pointer + "/initial")) {
    check_states(type, pointer, findings);
  }
}

}  // namespace clause10::check
