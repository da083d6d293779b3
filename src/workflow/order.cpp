#include "workflow/order.h"

#include <algorithm>

namespace clause10::workflow {
namespace {

using model::RecordType;
using model::State;
using model::Transition;

std::ptrdiff_t position(const RecordType& type, const State& state) {
  return &state - type.states.data();
}

bool is_final(const RecordType& type, std::string_view state) {
  const State* found = model::by_id(type.states, state);
  return found != nullptr && found->final;
}

}  // namespace

bool has_reached(const RecordType& type, std::string_view present, std::string_view target) {
  if (present == target) return true;
  const State* here = model::by_id(type.states, present);
  const State* there = model::by_id(type.states, target);
  if (here == nullptr || there == nullptr || here->aside || there->aside) return false;
  return position(type, *here) >= position(type, *there);
}

bool in_force(const RecordType& type, const model::Rule& rule, std::string_view present) {
  if (rule.gates.empty()) return true;
  bool gates_exit = false;
  bool reached_exit = false;
  bool reached_any = false;
  for (const std::string& gate : rule.gates) {
    const Transition* transition = model::by_id(type.transitions, gate);
    if (transition == nullptr) continue;
    gates_exit = gates_exit || transition->exit;
    reached_exit = reached_exit || (transition->exit && transition->to == present);
    // At or after the earliest target is the same as having reached any of them.
    reached_any = reached_any || has_reached(type, present, transition->to);
  }
  return gates_exit ? reached_exit : reached_any;
}

bool is_reported(const RecordType& type, const model::Rule& rule, std::string_view present) {
  if (!is_final(type, present) || in_force(type, rule, present)) return true;
  return std::any_of(rule.gates.begin(), rule.gates.end(), [&](const std::string& gate) {
    const Transition* transition = model::by_id(type.transitions, gate);
    return transition != nullptr && starts_from(*transition, present);
  });
}

bool starts_from(const Transition& transition, std::string_view state) {
  return std::find(transition.from.begin(), transition.from.end(), state) != transition.from.end();
}

bool is_locked(const RecordType& type, const model::Field& field, std::string_view present) {
  return field.locked_from &&
         (is_final(type, present) || has_reached(type, present, *field.locked_from));
}

std::vector<std::string> locked_fields(const RecordType& type, std::string_view present) {
  std::vector<std::string> locked;
  for (const model::Field& field : type.fields) {
    if (is_locked(type, field, present)) locked.push_back(field.id);
  }
  return locked;
}

}  // namespace clause10::workflow
