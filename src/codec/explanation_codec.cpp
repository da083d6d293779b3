#include "codec/explanation_codec.h"

#include <array>
#include <utility>

#include "codec/evaluation_codec.h"

namespace clause10::codec {
namespace {

using model::ExpressionPart;
using model::Object;
using model::Value;

Value texts(const std::vector<std::string>& items) {
  model::List list(items.begin(), items.end());
  return list;
}

// No deeper than a condition may nest.
Value part_value(const ExpressionPart& part, const std::string& text) {
  static constexpr std::array<std::string_view, 3> outcomes = {"value", "error", "notLookedAt"};
  Object members = {{"text", text.substr(part.begin, part.end - part.begin)},
                    {"begin", static_cast<std::int64_t>(part.begin)},
                    {"end", static_cast<std::int64_t>(part.end)},
                    {"outcome", outcomes[static_cast<std::size_t>(part.outcome)]}};
  if (part.outcome == ExpressionPart::Outcome::value) members.push_back({"value", part.value});
  if (part.outcome == ExpressionPart::Outcome::error) members.push_back({"error", part.error});
  if (!part.names.empty()) members.push_back({"names", part.names});
  model::List parts;
  for (const ExpressionPart& each : part.parts) {
    parts.push_back(part_value(each, text));
  }
  members.push_back({"parts", std::move(parts)});
  if (part.omitted > 0) members.push_back({"omitted", static_cast<std::int64_t>(part.omitted)});
  return members;
}

Value condition(const model::ConditionLook& look) {
  return part_value(look.whole, look.text);
}

Value field(const model::FieldLook& look) {
  Object members = {{"id", look.id},           {"pointer", look.pointer}, {"label", look.label},
                    {"present", look.present}, {"asked", look.asked},     {"holds", look.holds}};
  if (look.present) members.push_back({"value", look.value});
  if (look.length) members.push_back({"length", *look.length});
  return members;
}

}  // namespace

Value to_value(const model::Explanation& explanation) {
  model::List fields;
  for (const model::FieldLook& each : explanation.fields) {
    fields.push_back(field(each));
  }
  Object members = {{"rule", explanation.rule},
                    {"kind", explanation.kind},
                    {"clause", explanation.clause},
                    {"severity", name_of(explanation.severity)},
                    {"applies", explanation.applies},
                    {"inForce", explanation.in_force},
                    {"violated", explanation.violated},
                    {"gates", texts(explanation.gates)},
                    {"blocks", texts(explanation.blocks)},
                    {"why", texts(explanation.why)}};
  if (explanation.when) members.push_back({"when", condition(*explanation.when)});
  if (explanation.check) members.push_back({"check", condition(*explanation.check)});
  members.push_back({"fields", std::move(fields)});
  Value violations = violations_value(explanation.violations);
  members.push_back(std::move(violations.object()->front()));
  return members;
}

}  // namespace clause10::codec
