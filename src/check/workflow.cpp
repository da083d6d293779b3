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

/// Why a field cannot be filled in like this; empty when it can.
std::string_view misfit(const RecordType& type, const model::Field& field,
                        const model::Setting& setting) {
  using Kind = model::Setting::Kind;
  switch (setting.kind) {
    case Kind::today:
      return field.type == FieldType::date ? "" : "\"today\" goes into a date field";
    case Kind::user:
      return field.type == FieldType::user ? "" : "\"user\" goes into a user field";
    case Kind::add:
      return field.type == FieldType::integer ? "" : "\"add\" goes with a field of type integer";
    case Kind::copy: {
      const model::Field* from = by_id(type.fields, setting.from);
      const bool fits =
          from != nullptr && from->type == field.type && from->enumeration == field.enumeration;
      return fits ? "" : "a copy goes into a field of the same type";
    }
    default:
      return "";
  }
}

void check_sets(const RecordType& type, const Transition& transition, const std::string& at,
                Findings& findings) {
  const std::vector<std::string> fields = ids_of(type.fields);
  for (const auto& [name, setting] : transition.sets) {
    const std::string pointer = model::member_of(at + "/sets", name);
    const bool copies = setting.kind == model::Setting::Kind::copy;
    if (!findings.expect_known(name, fields, "pack.unknownField", "field", pointer) ||
        (copies && !findings.expect_known(setting.from, fields, "pack.unknownField", "field",
                                          pointer + "/copy"))) {
      continue;
    }
    const std::string_view why = misfit(type, *by_id(type.fields, name), setting);
    if (!why.empty()) findings.add("pack.wrongType", std::string(why), pointer);
  }
}

void check_resets(const RecordType& type, const std::string& pointer, Findings& findings) {
  const std::vector<std::string> fields = ids_of(type.fields);
  for (const auto& [edited, others] : type.resets) {
    const std::string at = model::member_of(pointer + "/resets", edited);
    findings.expect_known(edited, fields, "pack.unknownField", "field", at);
    for (std::size_t i = 0; i < others.size(); ++i) {
      const std::string place = item_of(at, i);
      if (findings.expect_known(others[i], fields, "pack.unknownField", "field", place) &&
          by_id(type.fields, others[i])->computed) {
        findings.add("pack.wrongType",
                     "\"" + others[i] + "\" is filled in by steps; an edit cannot empty it", place);
      }
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
  check_resets(type, pointer, findings);
  // Without a first state every other one would be reported as out of reach.
  if (findings.expect_known(type.initial, ids_of(type.states), "pack.unknownState", "state",
                            pointer + "/initial")) {
    check_states(type, pointer, findings);
  }
}

}  // namespace clause10::check
