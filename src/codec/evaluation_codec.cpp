#include "codec/evaluation_codec.h"

#include "model/deadline_names.h"

namespace clause10::codec {

namespace {

void write_user(JsonWriter& out, std::string_view name, const model::User& user) {
  out.begin_object(name);
  out.integer("id", user.id);
  out.text("name", user.name);
  out.end_object();
}

}  // namespace

void write_assignee(JsonWriter& out, const model::Assignee& to) {
  const bool in_field = to.party.named == model::Party::Named::in_field;
  out.text(in_field ? "field" : "role", to.party.id);
  if (to.user) write_user(out, "user", *to.user);
}

namespace {

void write_required(JsonWriter& out, const model::RequiredFields& required) {
  out.begin_object("required");
  out.texts("now", required.now);
  out.begin_object("byTransition");
  for (const auto& [transition, fields] : required.by_transition) {
    out.texts(transition, fields);
  }
  out.end_object();
  out.end_object();
}

}  // namespace

static void write_members(JsonWriter& out, const model::Violation& violation) {
  out.text("id", violation.id);
  out.text("rule", violation.rule);
  out.text("severity", name_of(violation.severity));
  out.texts("fields", violation.fields);
  out.text("clause", violation.clause);
  out.text("message", violation.message);
  out.object("args", violation.args);
  out.texts("blocks", violation.blocks);
  out.truth("inForce", violation.in_force);
  if (violation.waivable) out.truth("waivable", true);
}

void write(JsonWriter& out, const model::Violation& violation) {
  out.begin_object();
  write_members(out, violation);
  out.end_object();
}

// These six are items of lists, which look for their writer where JsonWriter is at home.

static void write(JsonWriter& out, const model::WaivedViolation& waived) {
  out.begin_object();
  write_members(out, waived.violation);
  out.text("reason", waived.reason);
  write_user(out, "by", waived.by);
  out.text("on", waived.on);
  out.end_object();
}

static void write(JsonWriter& out, const model::TransitionStatus& transition) {
  out.begin_object();
  out.text("id", transition.id);
  out.text("label", transition.label);
  out.text("to", transition.to);
  out.text("toLabel", transition.to_label);
  out.truth("exit", transition.exit);
  out.truth("open", transition.open);
  out.texts("blockedBy", transition.blocked_by);
  out.end_object();
}

static void write(JsonWriter& out, const model::EscalationStatus& level) {
  out.begin_object();
  out.integer("after", level.after);
  out.text("since", level.since.text());
  write_assignee(out, level.to);
  out.end_object();
}

static void write(JsonWriter& out, const model::AppliedExtension& extension) {
  out.begin_object();
  out.text("line", extension.line);
  out.text("from", extension.from.text());
  out.text("due", extension.due.text());
  if (extension.by) write_user(out, "by", *extension.by);
  out.end_object();
}

static void write(JsonWriter& out, const model::DeadlineStatus& deadline) {
  out.begin_object();
  out.text("id", deadline.id);
  out.text("label", deadline.label);
  out.text("clause", deadline.clause);
  out.text("due", deadline.due.text());
  out.text("original", deadline.original.text());
  out.truth("frozen", deadline.frozen);
  out.text("status", model::name_of(deadline.status));
  out.integer("daysLeft", deadline.days_left);
  if (deadline.next_reminder) out.text("nextReminder", deadline.next_reminder->text());
  if (!deadline.escalation.empty()) out.list("escalation", deadline.escalation);
  if (!deadline.extensions.empty()) out.list("extensions", deadline.extensions);
  out.end_object();
}

static void write(JsonWriter& out, const model::Task& task) {
  out.begin_object();
  out.text("id", task.transition);
  out.text("transition", task.transition);
  out.text("label", task.label);
  if (task.to) {
    out.begin_object("for");
    write_assignee(out, *task.to);
    out.end_object();
  }
  if (task.due) {
    out.text("due", task.due->text());
    out.text("status", model::name_of(task.status));
  }
  out.texts("missing", task.missing);
  out.end_object();
}

void write(JsonWriter& out, const model::ProposalStatus& proposal) {
  out.begin_object();
  out.text("id", proposal.id);
  out.text("clause", proposal.clause);
  out.text("message", proposal.message);
  out.object("set", proposal.set);
  out.end_object();
}

std::string_view name_of(model::Severity severity) {
  return severity == model::Severity::error ? "error" : "warning";
}

void write(JsonWriter& out, const model::Evaluation& evaluation) {
  out.begin_object();
  out.text("type", evaluation.type);
  out.text("state", evaluation.state);
  out.list("violations", evaluation.violations);
  out.list("waived", evaluation.waived);
  write_required(out, evaluation.required);
  out.list("transitions", evaluation.transitions);
  out.texts("locked", evaluation.locked);
  out.list("deadlines", evaluation.deadlines);
  out.list("tasks", evaluation.tasks);
  if (!evaluation.proposals.empty()) out.list("proposals", evaluation.proposals);
  out.end_object();
}

std::string violations_json(const std::vector<model::Violation>& violations) {
  JsonWriter out;
  out.begin_object();
  out.list("violations", violations);
  out.end_object();
  return out.take();
}

void write_members(JsonWriter& out, const model::Diagnostic& diagnostic) {
  out.text("code", diagnostic.code);
  out.text("message", diagnostic.message);
  out.text("pointer", diagnostic.pointer);
  if (diagnostic.line) out.natural("line", *diagnostic.line);
  if (diagnostic.column) out.natural("column", *diagnostic.column);
  if (diagnostic.offset) out.natural("offset", *diagnostic.offset);
  if (!diagnostic.suggestion.empty()) out.text("suggestion", diagnostic.suggestion);
}

void write(JsonWriter& out, const model::Diagnostic& diagnostic) {
  out.begin_object();
  write_members(out, diagnostic);
  out.end_object();
}

std::string errors_json(const model::Diagnostics& diagnostics) {
  JsonWriter out;
  out.begin_object();
  out.list("errors", diagnostics);
  out.end_object();
  return out.take();
}

}  // namespace clause10::codec
