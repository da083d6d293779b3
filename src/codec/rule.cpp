#include <algorithm>
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
  model::OneOf read{reader.text("field"), reader.texts("values", 1)};
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

/// Ids joined by dots.
std::string rule_id(ObjectReader& reader) {
  std::string written = reader.text("id");
  std::size_t start = 0;
  while (!written.empty() && start <= written.size()) {
    const std::size_t dot = std::min(written.find('.', start), written.size());
    if (!is_id(std::string_view(written).substr(start, dot - start))) {
      report_bad_id(reader.problems(), written, reader.pointer_to("id"));
      break;
    }
    start = dot + 1;
  }
  return written;
}

/// Every check the rule has; one is right.
std::vector<model::RuleCheck> checks(ObjectReader& reader, Problems& problems) {
  std::vector<model::RuleCheck> found;
  if (auto fields = reader.optional_texts("require", 1)) {
    found.emplace_back(model::Require{std::move(*fields)});
  }
  if (auto fields = reader.optional_texts("requireOneOf", 2)) {
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
  if (const Value* value = reader.optional("lint")) {
    found.emplace_back(read_lint(*value, reader.pointer_to("lint"), problems));
  }
  auto fields = reader.optional_texts("fields", 1);
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

std::vector<std::pair<std::string, std::string>> read_expressions(ObjectReader& owner,
                                                                  std::string_view name) {
  std::vector<std::pair<std::string, std::string>> read;
  Problems& problems = owner.problems();
  owner.each_optional_member(
      name, [&](const std::string& id, const Value& item, const std::string& at) {
        if (!is_id(id)) report_bad_id(problems, id, at);
        if (item.text() != nullptr && !item.text()->empty()) {
          read.emplace_back(id, *item.text());
        } else {
          problems.add("wrongType", "an expression is expected here, as a text", at);
        }
      });
  return read;
}

model::Rule read_rule(const Value& value, const std::string& pointer, Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::Rule read;
  read.id = rule_id(reader);
  read.clause = reader.text("clause");
  read.severity = severity(reader);
  read.when = reader.optional_text("when");
  read.gates = reader.optional_texts("gates", 1).value_or(std::vector<std::string>());
  read.waivable = reader.flag("waivable");
  read.message = read_localized(reader, "message");
  read.with = read_expressions(reader, "with");
  std::vector<model::RuleCheck> found = checks(reader, problems);
  reader.finish();
  if (reader.is_object() && found.size() != 1) {
    problems.add("oneCheck",
                 "a rule has exactly one of require, requireOneOf, oneOf, length, dateOrder, lint "
                 "and check; this one has " +
                     std::to_string(found.size()),
                 pointer);
  }
  // A rule without a check requires a field that could not be read.
  read.check = found.empty() ? model::Require{{std::string()}} : std::move(found.front());
  return read;
}

}  // namespace clause10::codec
