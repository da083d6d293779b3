#include <array>
#include <limits>
#include <utility>

#include "codec/pack_parts.h"
#include "model/suggest.h"

// Roles and parameters: what an organisation fills in.
namespace clause10::codec {
namespace {

using model::Parameter;
using model::Value;

constexpr IntegerRange any_integer{std::numeric_limits<std::int32_t>::min(),
                                   std::numeric_limits<std::int32_t>::max()};

constexpr std::array<std::string_view, 4> type_names = {"integer", "text", "truth", "date"};

Parameter::Type parameter_type(ObjectReader& reader) {
  const std::string written = reader.text("type");
  for (std::size_t i = 0; i < type_names.size(); ++i) {
    if (written == type_names[i]) return static_cast<Parameter::Type>(i);
  }
  if (!written.empty()) {
    reader.problems().add("unknownType", "there is no parameter type \"" + written + "\"",
                          reader.pointer_to("type"),
                          model::suggest(written, {type_names.begin(), type_names.end()}));
  }
  return Parameter::Type::text;
}

}  // namespace

model::Role read_role(const std::string& id, const Value& value, const std::string& pointer,
                      Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::Role read;
  read.id = id;
  read.label = read_localized(reader, "label");
  read.help = read_optional_localized(reader, "help");
  reader.finish();
  return read;
}

Parameter read_parameter(const std::string& id, const Value& value, const std::string& pointer,
                         Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  Parameter read;
  read.id = id;
  read.type = parameter_type(reader);
  if (const Value* written = reader.required("default")) {
    read.default_value = *written;
    const bool may_be =
        written->integer() != nullptr || written->text() != nullptr || written->truth() != nullptr;
    if (!may_be) {
      problems.add("wrongType", "\"default\" must be a whole number, a text, true or false",
                   reader.pointer_to("default"));
      read.default_value = Value();
    }
  }
  read.min = reader.optional_integer("min", any_integer);
  read.max = reader.optional_integer("max", any_integer);
  read.values = reader.optional_texts("values", 1).value_or(std::vector<std::string>());
  read.label = read_localized(reader, "label");
  read.help = read_optional_localized(reader, "help");
  reader.finish();
  return read;
}

std::optional<model::Party> read_party(ObjectReader& reader) {
  auto field = reader.optional_text("field");
  auto role = reader.optional_text("role");
  if (!reader.is_object()) return std::nullopt;
  if (field.has_value() == role.has_value()) {
    reader.problems().add("oneParty", "a person is named by either \"field\" or \"role\"",
                          reader.pointer());
    return std::nullopt;
  }
  if (field) return model::Party{model::Party::Named::in_field, std::move(*field)};
  return model::Party{model::Party::Named::by_role, std::move(*role)};
}

}  // namespace clause10::codec
