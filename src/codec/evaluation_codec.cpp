#include "codec/evaluation_codec.h"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace clause10::codec {
namespace {

using model::Member;
using model::Object;
using model::Value;

/// An object of these members; they are moved in, where an initializer list would copy them.
template <class... Members>
Value object(Members... members) {
  Object object;
  object.reserve(sizeof...(members));
  (object.push_back(std::move(members)), ...);
  return object;
}

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

std::string_view name_of(model::DeadlineState state) {
  static constexpr std::array<std::string_view, 4> names = {"upcoming", "dueToday", "overdue",
                                                            "met"};
  return names[static_cast<std::size_t>(state)];
}

Value violation(const model::Violation& each) {
  return object(Member{"id", each.id}, Member{"rule", each.rule},
                Member{"severity", codec::name_of(each.severity)},
                Member{"fields", texts(each.fields)}, Member{"clause", each.clause},
                Member{"message", each.message}, Member{"args", each.args},
                Member{"blocks", texts(each.blocks)}, Member{"inForce", each.in_force});
}

Value required(const model::RequiredFields& each) {
  Object by_transition;
  for (const auto& [transition, fields] : each.by_transition) {
    by_transition.push_back({transition, texts(fields)});
  }
  return object(Member{"now", texts(each.now)}, Member{"byTransition", std::move(by_transition)});
}

Value transition(const model::TransitionStatus& each) {
  return object(Member{"id", each.id}, Member{"label", each.label}, Member{"to", each.to},
                Member{"toLabel", each.to_label}, Member{"exit", each.exit},
                Member{"open", each.open}, Member{"blockedBy", texts(each.blocked_by)});
}

Value user(const model::User& each) {
  return object(Member{"id", each.id}, Member{"name", each.name});
}

/// {"field": id, "user"?} or {"role": id}, with what the owner's members begin with.
Object assignee(const model::Assignee& each) {
  const bool in_field = each.party.named == model::Party::Named::in_field;
  Object members = {{in_field ? "field" : "role", each.party.id}};
  if (each.user) members.push_back({"user", user(*each.user)});
  return members;
}

Value escalation(const model::EscalationStatus& each) {
  Object members = {{"after", each.after}, {"since", each.since.text()}};
  for (Member& member : assignee(each.to)) {
    members.push_back(std::move(member));
  }
  return members;
}

Value deadline(const model::DeadlineStatus& each) {
  Value value = object(Member{"id", each.id}, Member{"label", each.label},
                       Member{"clause", each.clause}, Member{"due", each.due.text()},
                       Member{"original", each.original.text()}, Member{"frozen", each.frozen},
                       Member{"status", name_of(each.status)}, Member{"daysLeft", each.days_left});
  if (each.next_reminder) {
    value.object()->push_back({"nextReminder", each.next_reminder->text()});
  }
  if (!each.escalation.empty()) {
    value.object()->push_back({"escalation", list_of(each.escalation, escalation)});
  }
  return value;
}

Value task(const model::Task& each) {
  Object members;
  members.reserve(7);
  members.push_back({"id", each.transition});
  members.push_back({"transition", each.transition});
  members.push_back({"label", each.label});
  if (each.to) members.push_back({"for", assignee(*each.to)});
  if (each.due) {
    members.push_back({"due", each.due->text()});
    members.push_back({"status", name_of(each.status)});
  }
  members.push_back({"missing", texts(each.missing)});
  return members;
}

}  // namespace

std::string_view name_of(model::Severity severity) {
  return severity == model::Severity::error ? "error" : "warning";
}

Value to_value(const model::Evaluation& evaluation) {
  return object(Member{"type", evaluation.type}, Member{"state", evaluation.state},
                Member{"violations", list_of(evaluation.violations, violation)},
                Member{"required", required(evaluation.required)},
                Member{"transitions", list_of(evaluation.transitions, transition)},
                Member{"locked", texts(evaluation.locked)},
                Member{"deadlines", list_of(evaluation.deadlines, deadline)},
                Member{"tasks", list_of(evaluation.tasks, task)});
}

Value violations_value(const std::vector<model::Violation>& violations) {
  return object(Member{"violations", list_of(violations, violation)});
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
  return object(Member{"errors", list_of(diagnostics, [](const model::Diagnostic& each) {
                         return to_value(each);
                       })});
}

}  // namespace clause10::codec
