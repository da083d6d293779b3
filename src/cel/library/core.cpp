#include "cel/library/function.h"
#include "cel/parse/ast.h"
#include "cel/regex/regex.h"
#include "model/text.h"

/// Functions of the language definition on texts, lists and types (langdef, "Standard
/// Definitions").
namespace clause10::cel {
namespace {

Value size(const Call& call) {
  if (call[0].is(Kind::text)) {
    call.context.spend(call[0].text().size() / 64);
    return Value::of(static_cast<std::int64_t>(model::code_points(call[0].text())));
  }
  const std::size_t counted = call[0].is(Kind::bytes) ? call[0].text().size() : call[0].size();
  return Value::of(static_cast<std::int64_t>(counted));
}

Value contains(const Call& call) {
  call.context.spend(call[0].text().size() / 64 * (1 + call[1].text().size() / 64));
  return Value::of(call[0].text().find(call[1].text()) != std::string_view::npos);
}

Value starts_with(const Call& call) {
  return Value::of(call[0].text().starts_with(call[1].text()));
}

Value ends_with(const Call& call) {
  return Value::of(call[0].text().ends_with(call[1].text()));
}

Value matches(const Call& call) {
  if (call.node.regex) return call.node.regex->found_in(call[0].text(), call.context);
  // Repetitions take more than the pattern's length shows.
  if (!call.context.spend(1000 + call[1].text().size())) return call.context.exhaustion();
  const auto compiled = Regex::compile(call[1].text());
  if (const Error* error = std::get_if<Error>(&compiled)) return Value::error(error->message);
  const auto& regex = *std::get_if<std::shared_ptr<const Regex>>(&compiled);
  if (!call.context.produce(regex->bytes())) return call.context.exhaustion();
  return regex->found_in(call[0].text(), call.context);
}

Value type(const Call& call) {
  return Value::type(type_name(call[0].kind()));
}

Value same(const Call& call) {
  return call[0];
}

}  // namespace

const Function core_functions[] = {
    {"size", "s:i|y:i|LA:i|MAB:i|s.:i|y.:i|LA.:i|MAB.:i", size},
    {"contains", "s.s:b", contains},
    {"startsWith", "s.s:b", starts_with},
    {"endsWith", "s.s:b", ends_with},
    {"matches", "s.s:b|ss:b", matches},
    {"type", "A:T", type},
    {"dyn", "A:D", same},
    {},
};

}  // namespace clause10::cel
