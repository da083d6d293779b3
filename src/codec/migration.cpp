#include "codec/migration.h"

#include <array>
#include <string_view>
#include <utility>

#include "codec/pack_parts.h"
#include "codec/record_codec.h"
#include "model/pointer.h"
#include "model/suggest.h"
#include "model/version.h"

namespace clause10::codec {
namespace {

using model::MigrationStep;
using model::Value;
using Kind = MigrationStep::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 7> kinds = {{
    {"renameField", Kind::rename_field},
    {"renameState", Kind::rename_state},
    {"renameValues", Kind::rename_values},
    {"splitValue", Kind::split_value},
    {"setDefault", Kind::set_default},
    {"dropField", Kind::drop_field},
    {"convertField", Kind::convert_field},
}};

constexpr std::array<std::pair<std::string_view, model::Conversion>, 7> conversions = {{
    {"split", model::Conversion::split},
    {"join", model::Conversion::join},
    {"wrap", model::Conversion::wrap},
    {"unwrap", model::Conversion::unwrap},
    {"number", model::Conversion::number},
    {"text", model::Conversion::text},
    {"truth", model::Conversion::truth},
}};

std::string version(ObjectReader& reader, std::string_view name) {
  std::string written = reader.text(name);
  if (!written.empty() && !model::is_version(written)) {
    reader.problems().add("badVersion", "a version is three numbers such as 1.0.0",
                          reader.pointer_to(name));
  }
  return written;
}

model::Migration migration(const Value& value, const std::string& pointer, Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::Migration read{version(reader, "from"), version(reader, "to"), {}};
  const auto keep = [](const Value&, const std::string&) {};
  if (reader.each_item("steps", keep)) read.steps = *reader.optional("steps");
  reader.finish();
  return read;
}

void read_renamed(ObjectReader& reader, MigrationStep& step) {
  reader.each_member(
      "values", [&](const std::string& old, const Value& item, const std::string& at) {
        if (item.text() != nullptr && !item.text()->empty()) {
          step.renamed.emplace_back(old, *item.text());
        } else {
          reader.problems().add("wrongType", "the value's new name is expected here, a text", at);
        }
      });
}

void read_conversion(ObjectReader& reader, MigrationStep& step) {
  const std::string written = reader.text("rule");
  std::vector<std::string> known;
  bool found = written.empty();
  for (const auto& [name, conversion] : conversions) {
    if (name == written) {
      step.conversion = conversion;
      found = true;
    }
    known.emplace_back(name);
  }
  if (!found) {
    reader.problems().add("unknownConversion", "there is no conversion \"" + written + "\"",
                          reader.pointer_to("rule"), model::suggest(written, known));
  }
  const bool separated =
      step.conversion == model::Conversion::split || step.conversion == model::Conversion::join;
  const Value* separator = separated && found ? reader.required("separator") : nullptr;
  if (separator == nullptr) return;
  if (separator->text() == nullptr || separator->text()->empty()) {
    reader.problems().add("wrongType", "a separator is a text of one character or more",
                          reader.pointer_to("separator"));
  } else {
    step.separator = *separator->text();
  }
}

/// What stands under the name of the kind.
void read_content(ObjectReader& reader, MigrationStep& step) {
  const bool renames = step.kind == Kind::rename_field || step.kind == Kind::rename_state;
  step.from = reader.text(renames ? "from" : "field");
  switch (step.kind) {
    case Kind::rename_field:
    case Kind::rename_state:
      step.to = reader.text("to");
      break;
    case Kind::rename_values:
      read_renamed(reader, step);
      break;
    case Kind::split_value:
      if (const Value* value = reader.required("value")) step.value = *value;
      reader.each_member("into",
                         [&](const std::string& field, const Value& value, const std::string&) {
                           step.into.push_back({field, value});
                         });
      break;
    case Kind::set_default:
      if (const Value* value = reader.required("value")) step.value = *value;
      step.states = reader.optional_texts("states", 1).value_or(std::vector<std::string>());
      break;
    case Kind::drop_field:
      break;
    case Kind::convert_field:
      read_conversion(reader, step);
      break;
  }
  reader.finish();
}

MigrationStep step_of(const Value& value, const std::string& pointer, Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  MigrationStep step;
  step.type = reader.text("type");
  int found = 0;
  for (const auto& [name, kind] : kinds) {
    const Value* content = reader.optional(name);
    if (content == nullptr) continue;
    ++found;
    step.kind = kind;
    ObjectReader content_reader(*content, reader.pointer_to(name), problems);
    read_content(content_reader, step);
  }
  reader.finish();
  if (reader.is_object() && found != 1) {
    problems.add("oneStep",
                 "a step does exactly one of renameField, renameState, renameValues, splitValue, "
                 "setDefault, dropField and convertField",
                 pointer);
  }
  return step;
}

}  // namespace

std::vector<model::Migration> read_migrations(ObjectReader& reader) {
  std::vector<model::Migration> read;
  reader.each_optional_item("migrations", [&](const Value& item, const std::string& at) {
    read.push_back(migration(item, at, reader.problems()));
  });
  return read;
}

std::vector<model::MigrationSteps> read_steps(const model::Pack& pack, Problems& problems) {
  std::vector<model::MigrationSteps> read;
  for (const model::Migration& each : pack.migrations) {
    const std::string at = model::item_of("/migrations", read.size()) + "/steps";
    model::MigrationSteps steps;
    if (const model::List* list = each.steps.list()) {
      for (std::size_t i = 0; i < list->size(); ++i) {
        steps.push_back(step_of((*list)[i], model::item_of(at, i), problems));
      }
    }
    read.push_back(std::move(steps));
  }
  return read;
}

static void write(JsonWriter& out, const model::MigrationChange& change) {
  out.begin_object();
  out.text("step", change.step);
  out.text("place", change.place);
  if (change.before) out.value("before", *change.before);
  if (change.after) out.value("after", *change.after);
  out.end_object();
}

void write(JsonWriter& out, const model::Migrated& migrated) {
  out.begin_object();
  out.thing("record", migrated.record);
  out.list("changes", migrated.changes);
  out.end_object();
}

}  // namespace clause10::codec
