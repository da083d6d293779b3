#include "migrate/step.h"

#include <algorithm>
#include <utility>

#include "model/pointer.h"
#include "model/same.h"

namespace clause10::migrate {
namespace {

using model::MigrationStep;
using model::Object;
using model::Value;
using Kind = MigrationStep::Kind;

/// The field's value, or null where there is nothing to speak of.
const Value* filled(const Work& work, const std::string& field) {
  const Value* value = model::find(work.record.fields, field);
  return value == nullptr || model::is_absent(*value) ? nullptr : value;
}

void note(Work& work, std::string place, std::optional<Value> before, std::optional<Value> after) {
  work.changes.push_back({work.step, std::move(place), std::move(before), std::move(after)});
}

/// Keeps what is about to be taken away or written over.
void keep(Work& work, const std::string& place, const Value& value) {
  const Value entry = Object{{"at", place}, {"value", value}, {"migration", work.version}};
  note(work, model::item_of("/former", work.record.former.size()), std::nullopt, entry);
  work.record.former.push_back(entry);
}

void remove(Work& work, const std::string& field) {
  std::erase_if(work.record.fields, [&](const auto& each) { return each.name == field; });
}

void put(Work& work, const std::string& field, Value value) {
  const Value* present = model::find(work.record.fields, field);
  const std::optional<Value> before = present == nullptr ? std::nullopt : std::optional(*present);
  note(work, model::field_pointer(field), before, value);
  model::set(work.record.fields, field, std::move(value));
}

void drop_field(Work& work, const std::string& field) {
  const Value* value = filled(work, field);
  if (value == nullptr) return;
  const std::string place = model::field_pointer(field);
  const Value before = *value;
  keep(work, place, before);
  note(work, place, before, std::nullopt);
  remove(work, field);
}

void rename_field(const MigrationStep& step, Work& work) {
  const Value* value = filled(work, step.from);
  if (value == nullptr) return;
  if (filled(work, step.to) != nullptr) return drop_field(work, step.from);
  remove(work, step.to);  // an empty one
  const auto member = std::find_if(work.record.fields.begin(), work.record.fields.end(),
                                   [&](const auto& each) { return each.name == step.from; });
  member->name = step.to;  // where it stood
  note(work, model::field_pointer(step.from), member->value, std::nullopt);
  note(work, model::field_pointer(step.to), std::nullopt, member->value);
}

void rename_state(const MigrationStep& step, Work& work) {
  std::string& state = work.record.state;
  if (state != step.from) return;
  keep(work, "/state", state);
  note(work, "/state", Value(state), Value(step.to));
  state = step.to;
}

/// The new name of a value; the same where it has none.
Value renamed(const Value& value, const MigrationStep& step) {
  if (value.text() == nullptr) return value;
  for (const auto& [from, to] : step.renamed) {
    if (*value.text() == from) return to;
  }
  return value;
}

void rename_values(const MigrationStep& step, Work& work) {
  const Value* value = filled(work, step.from);
  if (value == nullptr) return;
  Value after = renamed(*value, step);
  if (model::List* items = after.list()) {
    for (Value& item : *items) {
      item = renamed(item, step);
    }
  }
  if (model::same(*value, after)) return;
  keep(work, model::field_pointer(step.from), Value(*value));
  put(work, step.from, std::move(after));
}

void split_value(const MigrationStep& step, Work& work) {
  const Value* value = filled(work, step.from);
  if (value == nullptr || !model::same(*value, step.value)) return;
  const std::string place = model::field_pointer(step.from);
  const Value before = *value;
  keep(work, place, before);
  if (model::find(step.into, step.from) == nullptr) {
    note(work, place, before, std::nullopt);
    remove(work, step.from);
  }
  for (const model::Member& each : step.into) {
    // What somebody wrote there counts more than what is taken to be meant.
    if (each.name == step.from || filled(work, each.name) == nullptr) {
      put(work, each.name, each.value);
    }
  }
}

void set_default(const MigrationStep& step, Work& work) {
  const auto& states = step.states;
  const bool concerned =
      states.empty() || std::find(states.begin(), states.end(), work.record.state) != states.end();
  if (concerned && filled(work, step.from) == nullptr) put(work, step.from, step.value);
}

void convert_field(const MigrationStep& step, Work& work) {
  const Value* value = filled(work, step.from);
  if (value == nullptr) return;
  auto after = converted(*value, step);
  if (!after) return;
  keep(work, model::field_pointer(step.from), Value(*value));
  put(work, step.from, std::move(*after));
}

}  // namespace

void take(const MigrationStep& step, Work& work) {
  switch (step.kind) {
    case Kind::rename_field:
      return rename_field(step, work);
    case Kind::rename_state:
      return rename_state(step, work);
    case Kind::rename_values:
      return rename_values(step, work);
    case Kind::split_value:
      return split_value(step, work);
    case Kind::set_default:
      return set_default(step, work);
    case Kind::drop_field:
      return drop_field(work, step.from);
    case Kind::convert_field:
      return convert_field(step, work);
  }
}

}  // namespace clause10::migrate
