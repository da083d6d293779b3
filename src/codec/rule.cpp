#include <limits>
#include <utility>
#include <vector>

#include "codec/pack_parts.h"
#include "model/suggest.h"

namespace clause10::codec {
namespace {

using model::Value;

constexpr IntegerRange any_length{0, std::numeric_limits<std::int32_t>::max()};

model::OneOf one_of(const Value& value, const std::string& pointer, Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::OneOf read{reader.text("field"), reader.texts("values")};
  reader.finish();
  return read;
}

model::Length length(const Value& value, const std::string& pointer, Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::Length read{reader.text("field"), reader.optional_integer("min", any_length),
                     reader.optional_integer("max", any_length)};
  reader.finish();
  if (!read.min && !read.max) {
    problems.add("missing", "a length needs \"min\", \"max\" or both", pointer);
  } else if (read.min && read.max && *read.min > *read.max) {
    problems.add("outOfRange", "no text is longer than \"min\" and shorter than \"max\"", pointer);
  }
  return read;
}

model::DateOrder date_order(const Value& value, const std::string& pointer, Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::DateOrder read{reader.text("earlier"), reader.text("later")};
  reader.finish();
  return read;
}

model::Severity severity(ObjectReader& reader) {
  const auto written = reader.optional_text("severity");
  if (!written || *written == "error") return model::Severity::error;
  if (*written != "warning") {
    reader.problems().add("unknownSeverity", "a severity is \"error\" or \"warning\"",
                          reader.pointer_to("severity"),
                          model::suggest(*written, {"error", "warning"}));
  }
  return model::Severity::warning;
}

/// Every check the rule has; one is right.
std::vector<model::RuleCheck> checks(ObjectReader& reader, Problems& problems) {
  std::vector<model::RuleCheck> found;
  if (auto fields = reader.optional_texts("require")) {
    found.emplace_back(model::Require{std::move(*fields)});
  }
  if (auto fields = reader.optional_texts("requireOneOf")) {
    found.emplace_back(model::RequireOneOf{std::move(*fields)});
  }
  if (const Value* value = reader.optional("oneOf")) {
    found.emplace_back(one_of(*value, reader.pointer_to("oneOf"), problems));
  }
  if (const Value* value = reader.optional("length")) {
    found.emplace_back(length(*value, reader.pointer_to("length"), problems));
  }
  if (const Value* value = reader.optional("dateOrder")) {
    found.emplace_back(date_order(*value, reader.pointer_to("dateOrder"), problems));
  }
  auto fields = reader.optional_texts("fields");
  if (auto condition = reader.optional_text("check")) {
    if (!fields) reader.required("fields");
    found.emplace_back(model::Condition{std::move(*condition),
                                        std::move(fields).value_or(std::vector<std::string>())});
  } else if (fields) {
    problems.add("unknownMember", "\"fields\" goes with \"check\" only",
                 reader.pointer_to("fields"));
  }
  return found;
}

}  // namespace

std::optional<model::Rule> read_rule(const Value& value, const std::string& pointer,
                                     Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  if (!reader.is_object()) return std::nullopt;
  model::Rule read;
  read.id = reader.text("id");
  read.clause = reader.text("clause");
  read.severity = severity(reader);
  read.when = reader.optional_text("when");
  read.gates = reader.optional_texts("gates").value_or(std::vector<std::string>());
  read.message = read_localized(reader, "message");
  std::vector<model::RuleCheck> found = checks(reader, problems);
  reader.finish();
  if (found.size() != 1) {
    problems.add("oneCheck",
                 "a rule has exactly one of require, requireOneOf, oneOf, length, dateOrder and "
                 "check; this one has " +
                     std::to_string(found.size()),
                 pointer);
    return std::nullopt;
  }
  read.check = std::move(found.front());
  return read;
}

}  // namespace clause10::codec
