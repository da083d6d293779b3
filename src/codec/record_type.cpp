#include <utility>

#include "codec/pack_parts.h"

namespace clause10::codec {
namespace {

using model::Value;

model::Field field(const Value& value, const std::string& pointer, Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::Field read;
  read.id = reader.id("id");
  read.type = read_field_type(reader);
  read.label = read_localized(reader, "label");
  read.help = read_optional_localized(reader, "help");
  read.example = read_optional_localized(reader, "example");
  read.enumeration = reader.optional_text("enum");
  read.lines = read_lines(reader);
  read.computed = reader.flag("computed");
  read.locked_from = reader.optional_text("lockedFrom");
  read.editable_by = reader.optional_texts("editableBy", 1).value_or(std::vector<std::string>());
  reader.finish();
  return read;
}

model::Section section(const Value& value, const std::string& pointer, Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::Section read;
  read.id = reader.id("id");
  read.label = read_localized(reader, "label");
  read.transition = reader.text("transition");
  read.fields = reader.texts("fields");
  reader.finish();
  return read;
}

model::State state(const Value& value, const std::string& pointer, Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::State read;
  read.id = reader.id("id");
  read.label = read_localized(reader, "label");
  read.help = read_optional_localized(reader, "help");
  read.final = reader.flag("final");
  read.aside = reader.flag("aside");
  reader.finish();
  return read;
}

/// "today", "user", {"copy": field}, {"add": number} or {"clear": true}.
model::Setting setting(const Value& value, const std::string& pointer, Problems& problems) {
  using Kind = model::Setting::Kind;
  model::Setting read;
  const std::string* word = value.text();
  if (value.object() != nullptr) {
    ObjectReader reader(value, pointer, problems);
    const auto from = reader.optional_text("copy");
    const auto amount = reader.optional_integer("add", {-1000, 1000});
    const bool clear = reader.flag("clear");
    reader.finish();
    read = {from     ? Kind::copy
            : amount ? Kind::add
                     : Kind::clear,
            from.value_or(""), amount.value_or(0)};
    if (from.has_value() + amount.has_value() + clear == 1) return read;
  } else if (word != nullptr && (*word == "today" || *word == "user")) {
    read.kind = *word == "user" ? Kind::user : Kind::today;
    return read;
  }
  problems.add("unknownSource",
               "a transition sets a field to \"today\", to \"user\", or by {\"copy\": field}, "
               "{\"add\": number} or {\"clear\": true}",
               pointer);
  return read;
}

model::Transition transition(const Value& value, const std::string& pointer, Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::Transition read;
  read.id = reader.id("id");
  read.label = read_localized(reader, "label");
  read.from = reader.texts("from", 1);
  read.to = reader.text("to");
  read.clause = reader.text("clause");
  read.exit = reader.flag("exit");
  reader.each_optional_member(
      "sets", [&](const std::string& name, const Value& item, const std::string& at) {
        read.sets.emplace_back(name, setting(item, at, problems));
      });
  read.by = reader.optional_texts("by", 1).value_or(std::vector<std::string>());
  if (const Value* responsible = reader.optional("responsible")) {
    ObjectReader party(*responsible, reader.pointer_to("responsible"), problems);
    read.responsible = read_party(party);
    party.finish();
  }
  reader.finish();
  return read;
}

model::Proposal proposal(const Value& value, const std::string& pointer, Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::Proposal read;
  read.id = reader.text("id");
  read.clause = reader.text("clause");
  read.when = reader.text("when");
  read.set = read_expressions(reader, "set");
  read.message = read_localized(reader, "message");
  read.with = read_expressions(reader, "with");
  reader.finish();
  return read;
}

/// Reads the items of a list; one without id when there is no such list.
template <class Item>
void read_items(ObjectReader& reader, std::string_view name, std::size_t least,
                std::vector<Item>& into,
                Item (*read)(const Value& value, const std::string& pointer, Problems& problems)) {
  const auto each = [&](const Value& item, const std::string& at) {
    into.push_back(read(item, at, reader.problems()));
  };
  if (!reader.each_item(name, each, least)) into.push_back(Item());
}

}  // namespace

model::RecordType read_record_type(const std::string& id, const Value& value,
                                   const std::string& pointer, Problems& problems) {
  model::RecordType read;
  read.id = id;
  ObjectReader reader(value, pointer, problems);
  read.label = read_localized(reader, "label");
  read.help = read_localized(reader, "help");
  read.initial = reader.text("initial");
  read.title_field = reader.text("titleField");
  read.profile_field = reader.optional_text("profileField");
  read_items(reader, "fields", 1, read.fields, field);
  read_items(reader, "sections", 0, read.sections, section);
  read_items(reader, "states", 1, read.states, state);
  read_items(reader, "transitions", 0, read.transitions, transition);
  read_items(reader, "rules", 0, read.rules, read_rule);
  if (const Value* resets = reader.optional("resets")) {
    ObjectReader fields(*resets, reader.pointer_to("resets"), problems);
    for (const std::string& field : fields.names()) {
      read.resets.emplace_back(field, fields.texts(field, 1));
    }
  }
  if (reader.optional("proposals") != nullptr) {
    read_items(reader, "proposals", 0, read.proposals, proposal);
  }
  if (const Value* use = reader.optional("register")) {
    read.in_register = read_register_use(*use, reader.pointer_to("register"), problems);
  }
  reader.finish();
  return read;
}

}  // namespace clause10::codec
