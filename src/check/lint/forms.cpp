#include <algorithm>
#include <optional>
#include <variant>

#include "check/lint/lints.h"
#include "check/reach.h"
#include "model/pointer.h"
#include "model/text.h"
#include "workflow/order.h"

// Fields that nobody can fill in, and what they block.
namespace clause10::check {
namespace {

using model::Field;
using model::item_of;
using model::RecordType;
using model::Transition;

bool holds(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

/// The states in which some form shows the field; nothing when that cannot be said, since the
/// section's transition does not exist.
std::optional<std::vector<std::string>> shown_in(const RecordType& type, const std::string& field) {
  std::vector<std::string> states;
  for (const model::Section& section : type.sections) {
    if (!holds(section.fields, field)) continue;
    const Transition* transition = by_id(type.transitions, section.transition);
    if (transition == nullptr) return std::nullopt;
    states.insert(states.end(), transition->from.begin(), transition->from.end());
  }
  return states;
}

std::vector<const Transition*> setters_of(const RecordType& type, const std::string& field) {
  std::vector<const Transition*> setters;
  for (const Transition& transition : type.transitions) {
    for (const auto& [name, setting] : transition.sets) {
      if (name == field) setters.push_back(&transition);
    }
  }
  return setters;
}

void lint_field(const RecordType& type, const Field& field, const std::string& at,
                Findings& findings) {
  if (field.computed) {
    if (!setters_of(type, field.id).empty()) return;
    findings.add("pack.neverSet",
                 "\"" + field.id + "\" is computed, and no transition sets it; add it to \"sets\"",
                 at);
    return;
  }
  const auto states = shown_in(type, field.id);
  if (!states) return;
  if (states->empty()) {
    findings.add("pack.inNoSection",
                 "no section shows \"" + field.id + "\", so nobody can fill it in", at);
    return;
  }
  const bool always_locked =
      field.locked_from && std::all_of(states->begin(), states->end(), [&](const auto& state) {
        return holds(workflow::locked_fields(type, state), field.id);
      });
  if (always_locked) {
    findings.add("pack.alwaysLocked",
                 "\"" + field.id +
                     "\" is locked wherever a section shows it, so nobody can fill "
                     "it in",
                 at + "/lockedFrom");
  }
}

/// Whether a record may come to where the gate starts with the field set before.
bool is_set_before(const RecordType& type, const std::string& field, const Transition& gate) {
  const std::vector<std::string> reached = reachable_states(type);
  const auto setters = setters_of(type, field);
  return std::any_of(setters.begin(), setters.end(), [&](const Transition* setter) {
    const bool is_taken = std::any_of(setter->from.begin(), setter->from.end(),
                                      [&](const auto& state) { return holds(reached, state); });
    const std::vector<std::string> onward = reachable_from(type, setter->to);
    return is_taken && std::any_of(gate.from.begin(), gate.from.end(),
                                   [&](const auto& state) { return holds(onward, state); });
  });
}

void lint_required(const RecordType& type, const model::Rule& rule, const std::string& at,
                   Findings& findings) {
  const auto* require = std::get_if<model::Require>(&rule.check);
  if (require == nullptr || rule.severity != model::Severity::error) return;
  for (std::size_t i = 0; i < require->fields.size(); ++i) {
    const Field* field = by_id(type.fields, require->fields[i]);
    if (field == nullptr || !field->computed) continue;
    std::vector<std::string> blocked;
    for (const std::string& id : rule.gates) {
      const Transition* gate = by_id(type.transitions, id);
      if (gate != nullptr && !is_set_before(type, field->id, *gate)) blocked.push_back(id);
    }
    if (blocked.empty()) continue;
    findings.add("pack.neverHolds",
                 "nothing sets \"" + field->id + "\" before " + model::join(blocked) +
                     ", so this rule blocks it for ever",
                 item_of(at + "/require", i));
  }
}

}  // namespace

void lint_forms(const RecordType& type, const std::string& pointer, Findings& findings) {
  if (!is_read(type.states) || !is_read(type.transitions) || !is_read(type.sections)) return;
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const Field& field = type.fields[i];
    if (!field.id.empty()) lint_field(type, field, item_of(pointer + "/fields", i), findings);
  }
  for (std::size_t i = 0; i < type.rules.size(); ++i) {
    lint_required(type, type.rules[i], item_of(pointer + "/rules", i), findings);
  }
}

}  // namespace clause10::check
