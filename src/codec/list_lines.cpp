#include <array>
#include <utility>

#include "codec/pack_parts.h"
#include "model/suggest.h"

namespace clause10::codec {
namespace {

using model::Value;

constexpr std::array<std::pair<std::string_view, model::FieldType>, 10> field_types = {{
    {"text", model::FieldType::text},
    {"longText", model::FieldType::long_text},
    {"date", model::FieldType::date},
    {"enum", model::FieldType::enumeration},
    {"user", model::FieldType::user},
    {"issue", model::FieldType::issue},
    {"refs", model::FieldType::refs},
    {"list", model::FieldType::list},
    {"truth", model::FieldType::truth},
    {"integer", model::FieldType::integer},
}};

model::Column column(const Value& value, const std::string& pointer, Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::Column read;
  read.id = reader.id("id");
  read.type = read_field_type(reader);
  read.label = read_localized(reader, "label");
  read.help = read_optional_localized(reader, "help");
  read.example = read_optional_localized(reader, "example");
  read.enumeration = reader.optional_text("enum");
  read.needed = reader.flag("needed");
  read.mirrors = reader.optional_text("mirrors");
  reader.finish();
  return read;
}

model::LinkedRecords linked_records(const Value& value, const std::string& pointer,
                                    Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::LinkedRecords read;
  read.type = reader.text("type");
  const std::string bond = reader.text("bond");
  read.child = bond == "child";
  if (!bond.empty() && bond != "child" && bond != "related") {
    problems.add("unknownBond", "a bond is \"child\" or \"related\"", reader.pointer_to("bond"),
                 model::suggest(bond, {"child", "related"}));
  }
  if (const Value* fill = reader.optional("fill")) {
    ObjectReader sources(*fill, reader.pointer_to("fill"), problems);
    for (const std::string& field : sources.names()) {
      read.fill.emplace_back(field, sources.text(field));
    }
  }
  reader.finish();
  return read;
}

}  // namespace

model::FieldType read_field_type(ObjectReader& reader) {
  const std::string written = reader.text("type");
  std::vector<std::string> known;
  for (const auto& [name, type] : field_types) {
    if (name == written) return type;
    known.emplace_back(name);
  }
  if (!written.empty()) {
    reader.problems().add("unknownType", "there is no field type \"" + written + "\"",
                          reader.pointer_to("type"), model::suggest(written, known));
  }
  return model::FieldType::text;
}

model::Lines read_lines(ObjectReader& field) {
  model::Lines read;
  if (const auto each = field.optional_text("each")) {
    if (*each == "user") {
      read.each = model::FieldType::user;
    } else if (*each == "issue") {
      read.each = model::FieldType::issue;
    } else {
      field.problems().add("unknownType", "a line is itself a \"user\" or an \"issue\"",
                           field.pointer_to("each"), model::suggest(*each, {"user", "issue"}));
    }
  }
  field.each_optional_item(
      "items",
      [&](const Value& item, const std::string& at) {
        read.columns.push_back(column(item, at, field.problems()));
      },
      1);
  if (const Value* of = field.optional("of")) {
    read.of = linked_records(*of, field.pointer_to("of"), field.problems());
  }
  return read;
}

}  // namespace clause10::codec
