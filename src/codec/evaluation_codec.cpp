#include "codec/evaluation_codec.h"

#include <array>
#include <string_view>
#include <vector>

namespace clause10::codec {
namespace {

using model::Object;
using model::Value;

template <class Items, class Convert>
Value list_of(const Items& items, const Convert& convert) {
  model::List list;
  list.reserve(items.size());
  for (const auto& item : items) {
    list.push_back(convert(item));
  }
  return list;
}

Value texts(const std::vector<std::string>& items) {
  return list_of(items, [](const std::string& text) { return Value(text); });
}

std::string_view name_of(model::Severity severity) {
  return severity == model::Severity::error ? "error" : "warning";
}

std::string_view name_of(model::DeadlineState state) {
  static constexpr std::array<std::string_view, 4> names = {"upcoming", "dueToday", "overdue",
                                                            "met"};
  return names[static_cast<std::size_t>(state)];
}

Value violation(const model::Violation& each) {
  return Object{{"id", each.id},
                {"rule", each.rule},
                {"severity", name_of(each.severity)},
                {"fields", texts(each.fields)},
                {"clause", each.clause},
                {"message", each.message},
                {"args", each.args},
                {"blocks", texts(each.blocks)},
                {"inForce", each.in_force}};
}

Value required(const model::RequiredFields& each) {
  Object by_transition;
  for (const auto& [transition, fields] : each.by_transition) {
    by_transition.push_back({transition, texts(fields)});
  }
  return Object{{"now", texts(each.now)}, {"byTransition", std::move(by_transition)}};
}

Value transition(const model::TransitionStatus& each) {
  return Object{{"id", each.id},
                {"label", each.label},
                {"to", each.to},
                {"toLabel", each.to_label},
                {"exit", each.exit},
                {"open", each.open},
                {"blockedBy", texts(each.blocked_by)}};
}

Value deadline(const model::DeadlineStatus& each) {
  return Object{{"id", each.id},
                {"label", each.label},
                {"clause", each.clause},
                {"due", each.due.text()},
                {"original", each.original.text()},
                {"frozen", each.frozen},
                {"status", name_of(each.status)},
                {"daysLeft", each.days_left}};
}

}  // namespace

Value to_value(const model::Evaluation& evaluation) {
  return Object{{"type", evaluation.type},
                {"state", evaluation.state},
                {"violations", list_of(evaluation.violations, violation)},
                {"required", required(evaluation.required)},
                {"transitions", list_of(evaluation.transitions, transition)},
                {"locked", texts(evaluation.locked)},
                {"deadlines", list_of(evaluation.deadlines, deadline)}};
}

Value to_value(const model::Diagnostic& diagnostic) {
  Object members = {
      {"code", diagnostic.code}, {"message", diagnostic.message}, {"pointer", diagnostic.pointer}};
  if (diagnostic.line) members.push_back({"line", *diagnostic.line});
  if (diagnostic.column) members.push_back({"column", *diagnostic.column});
  if (diagnostic.offset) members.push_back({"offset", *diagnostic.offset});
  if (!diagnostic.suggestion.empty()) members.push_back({"suggestion", diagnostic.suggestion});
  return members;
}

Value errors_value(const model::Diagnostics& diagnostics) {
  return Object{{"errors", list_of(diagnostics,
                                   [](const model::Diagnostic& each) { return to_value(each); })}};
}

}  // namespace clause10::codec
