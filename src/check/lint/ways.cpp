#include <algorithm>

#include "check/lint/lints.h"
#include "check/reach.h"
#include "model/pointer.h"

// Transitions that nobody can take, and states from which nothing ever ends.
namespace clause10::check {
namespace {

using model::item_of;

bool holds(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

void lint_transitions(const model::RecordType& type, const std::string& pointer,
                      Findings& findings) {
  const std::vector<std::string> reached = reachable_states(type);
  for (std::size_t i = 0; i < type.transitions.size(); ++i) {
    const auto& from = type.transitions[i].from;
    const bool starts = std::any_of(from.begin(), from.end(), [&](const std::string& state) {
      return holds(reached, state) || by_id(type.states, state) == nullptr;
    });
    if (starts || from.empty()) continue;
    findings.add(
        "pack.noWay",
        "no record comes to where \"" + type.transitions[i].id + "\" starts, so nobody can take it",
        item_of(pointer + "/transitions", i));
  }
}

void lint_ends(const model::RecordType& type, const std::string& pointer, Findings& findings) {
  const auto is_final = [&](const std::string& state) {
    const model::State* found = by_id(type.states, state);
    return found != nullptr && found->final;
  };
  const std::vector<std::string> states = ids_of(type.states);
  if (std::none_of(states.begin(), states.end(), is_final)) {
    findings.add("pack.noEnd", "no state is final, so no record is ever done", pointer + "/states");
    return;
  }
  for (std::size_t i = 0; i < states.size(); ++i) {
    const std::vector<std::string> onward = reachable_from(type, states[i]);
    // One that nothing leads out of has been reported as a dead end.
    if (onward.size() < 2 || std::any_of(onward.begin(), onward.end(), is_final)) continue;
    findings.add("pack.noEnd", "no way leads from \"" + states[i] + "\" to a final state",
                 item_of(pointer + "/states", i));
  }
}

}  // namespace

void lint_ways(const model::RecordType& type, const std::string& pointer, Findings& findings) {
  if (!is_read(type.states) || !is_read(type.transitions)) return;
  if (by_id(type.states, type.initial) == nullptr) return;
  lint_transitions(type, pointer, findings);
  lint_ends(type, pointer, findings);
}

}  // namespace clause10::check
