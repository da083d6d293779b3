#include "codec/explanation_codec.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "codec/evaluation_codec.h"

namespace clause10::codec {
namespace {

using model::ExpressionPart;

// No deeper than a condition may nest. `text` is that of the whole condition.
void write_part(JsonWriter& out, const ExpressionPart& part, std::string_view text) {
  static constexpr std::array<std::string_view, 3> outcomes = {"value", "error", "notLookedAt"};
  out.begin_object();
  out.text("text", text.substr(part.begin, part.end - part.begin));
  out.integer("begin", static_cast<std::int64_t>(part.begin));
  out.integer("end", static_cast<std::int64_t>(part.end));
  out.text("outcome", outcomes[static_cast<std::size_t>(part.outcome)]);
  if (part.outcome == ExpressionPart::Outcome::value) out.value("value", part.value);
  if (part.outcome == ExpressionPart::Outcome::error) out.text("error", part.error);
  if (!part.names.empty()) out.value("names", part.names);
  out.begin_list("parts");
  for (const ExpressionPart& each : part.parts) {
    write_part(out, each, text);
  }
  out.end_list();
  if (part.omitted > 0) out.integer("omitted", static_cast<std::int64_t>(part.omitted));
  out.end_object();
}

void write_condition(JsonWriter& out, std::string_view name, const model::ConditionLook& look) {
  out.name(name);
  write_part(out, look.whole, look.text);
}

}  // namespace

static void write(JsonWriter& out, const model::FieldLook& look) {
  out.begin_object();
  out.text("id", look.id);
  out.text("pointer", look.pointer);
  out.text("label", look.label);
  out.truth("present", look.present);
  out.text("asked", look.asked);
  out.truth("holds", look.holds);
  if (look.present) out.value("value", look.value);
  if (look.length) out.integer("length", *look.length);
  out.end_object();
}

void write(JsonWriter& out, const model::Explanation& explanation) {
  out.begin_object();
  out.text("rule", explanation.rule);
  out.text("kind", explanation.kind);
  out.text("clause", explanation.clause);
  out.text("severity", name_of(explanation.severity));
  out.truth("applies", explanation.applies);
  out.truth("inForce", explanation.in_force);
  out.truth("violated", explanation.violated);
  out.texts("gates", explanation.gates);
  out.texts("blocks", explanation.blocks);
  out.texts("why", explanation.why);
  if (explanation.when) write_condition(out, "when", *explanation.when);
  if (explanation.check) write_condition(out, "check", *explanation.check);
  out.list("fields", explanation.fields);
  out.list("violations", explanation.violations);
  out.end_object();
}

}  // namespace clause10::codec
