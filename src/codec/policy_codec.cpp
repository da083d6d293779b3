#include "codec/policy_codec.h"

#include <limits>

#include "codec/evaluation_codec.h"
#include "codec/reader.h"

namespace clause10::codec {
namespace {

constexpr IntegerRange any_row{0, std::numeric_limits<std::int32_t>::max()};
constexpr IntegerRange any_limit{1, 100'000};

void write_reference(JsonWriter& out, const model::RecordRef& record) {
  out.text("id", record.id);
  out.text("type", record.type);
  out.text("state", record.state);
  out.text("title", record.title);
  if (record.issue != 0) out.integer("issue", record.issue);
}

void write_reference(JsonWriter& out, std::string_view name, const model::RecordRef& record) {
  out.begin_object(name);
  write_reference(out, record);
  out.end_object();
}

}  // namespace

static void write(JsonWriter& out, const model::PolicyFinding& finding) {
  out.begin_object();
  out.text("id", finding.id);
  out.text("violation", finding.violation);
  out.text("label", finding.label);
  out.text("clause", finding.clause);
  if (finding.record) write_reference(out, "record", *finding.record);
  if (finding.since) {
    out.text("since", finding.since->text());
    out.integer("days", finding.days);
  }
  if (finding.to) {
    out.begin_object("for");
    write_assignee(out, *finding.to);
    out.end_object();
  }
  out.text("message", finding.message);
  out.begin_object("draft");
  out.text("type", finding.draft_type);
  out.text("id", finding.draft_id);
  out.object("fields", finding.draft);
  out.end_object();
  if (finding.raised_as) write_reference(out, "raisedAs", *finding.raised_as);
  out.end_object();
}

static void write(JsonWriter& out, const model::PolicyCount& count) {
  out.begin_object();
  out.text("violation", count.violation);
  out.text("label", count.label);
  out.text("clause", count.clause);
  out.integer("count", count.count);
  out.integer("raised", count.raised);
  out.end_object();
}

static void write(JsonWriter& out, const model::Repeats::By& by) {
  out.begin_object();
  out.text("field", by.field);
  out.text("label", by.label);
  out.texts("values", by.values);
  out.end_object();
}

static void write(JsonWriter& out, const model::EarlierRecord& earlier) {
  out.begin_object();
  write_reference(out, earlier.record);
  out.text("on", earlier.on);
  out.end_object();
}

static void write(JsonWriter& out, const model::FormerRole& role) {
  out.begin_object();
  out.integer("id", role.person);
  out.text("name", role.name);
  out.text("role", role.role);
  out.text("until", role.until);
  out.end_object();
}

model::Result<ViolationsRequest> read_violations_request(std::string_view json) {
  return read_object<ViolationsRequest>(
      json, "request", [](ObjectReader& reader, ViolationsRequest& request) {
        request.violations = reader.optional_texts("violations");
        if (reader.optional("raised") != nullptr) request.raised = reader.flag("raised");
        request.from = reader.optional_integer("from", any_row).value_or(request.from);
        request.limit = reader.optional_integer("limit", any_limit).value_or(request.limit);
        reader.finish();
      });
}

void write(JsonWriter& out, const model::PolicyFindings& findings) {
  out.begin_object();
  out.text("today", findings.today);
  out.integer("total", findings.total);
  out.integer("raised", findings.raised);
  out.list("byViolation", findings.counts);
  out.list("violations", findings.findings);
  out.end_object();
}

std::string proposals_json(const std::vector<model::ProposalStatus>& proposals,
                           const std::optional<model::Repeats>& repeats) {
  JsonWriter out;
  out.begin_object();
  out.list("proposals", proposals);
  if (repeats) {
    out.begin_object("recurrence");
    out.integer("months", repeats->months);
    out.list("by", repeats->by);
    out.list("earlier", repeats->earlier);
    out.end_object();
  }
  out.end_object();
  return out.take();
}

std::string former_roles_json(const std::optional<model::FormerRoles>& roles) {
  JsonWriter out;
  out.begin_object();
  if (roles) {
    out.text("field", roles->field);
    out.text("since", roles->since);
  }
  const std::vector<model::FormerRole> lines =
      roles ? roles->roles : std::vector<model::FormerRole>();
  out.list("lines", lines);
  out.begin_list("from");
  for (const model::FormerRole& each : lines) {
    out.begin_object();
    write_reference(out, each.record);
    out.end_object();
  }
  out.end_list();
  out.end_object();
  return out.take();
}

}  // namespace clause10::codec
