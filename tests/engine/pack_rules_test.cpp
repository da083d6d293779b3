#include <catch_amalgamated.hpp>

#include <algorithm>
#include <set>

#include "support/corpus.h"
#include "support/support.h"

// Every rule of the pack, violated once. That none is violated by a complete record is the first
// test.

namespace {

using clause10::model::Value;
using clause10::test::at;
using clause10::test::json;
using clause10::test::text_at;

Value evaluation_of(const Value& record) {
  const auto reply = clause10::test::iso27001().evaluate(
      clause10::test::text_of(record), clause10::test::text_of(clause10::test::corpus_context()));
  INFO(reply.json);
  REQUIRE(reply.status == clause10::Status::ok);
  return json(reply.json);
}

const Value* violation_of(const Value& evaluation, const std::string& rule) {
  for (const Value& each : *at(evaluation, "/violations")->list()) {
    if (text_at(each, "/rule") == rule) return &each;
  }
  return nullptr;
}

struct RuleCase {
  std::string rule;    ///< without the record type
  std::string record;  ///< of the corpus, complete for the gate
  std::string gate;
  std::string fields;  ///< laid over the record
  std::string at;      ///< field at which the violation stands
};

const std::vector<RuleCase> nonconformity_cases = {
    {"title.required", "draft", "raise", R"({"title":" "})", "title"},
    {"title.length", "draft", "raise", R"({"title":"Too tin"})", "title"},
    {"requirement.required", "draft", "raise", R"({"requirement":null})", "requirement"},
    {"requirement.length", "draft", "raise", R"({"requirement":"Nine char"})", "requirement"},
    {"observed.required", "draft", "raise", R"({"observed":null})", "observed"},
    {"observed.length", "draft", "raise", R"({"observed":"Nine char"})", "observed"},
    {"gap.required", "draft", "raise", R"({"gap":null})", "gap"},
    {"gap.length", "draft", "raise", R"({"gap":"Nine char"})", "gap"},
    {"requirementRefs.required", "draft", "raise", R"({"requirementRefs":[]})", "requirementRefs"},
    {"source.required", "draft", "raise", R"({"source":null})", "source"},
    {"sourceRef.required", "draft", "raise", R"({"sourceRef":null})", "sourceRef"},
    {"detectedOn.required", "draft", "raise", R"({"detectedOn":null})", "detectedOn"},
    {"detectedOn.notInFuture", "draft", "raise", R"({"detectedOn":"2026-11-24"})", "detectedOn"},
    {"severity.required", "raised", "triage", R"({"severity":null})", "severity"},
    {"severityRationale.required", "raised", "triage", R"({"severityRationale":null})",
     "severityRationale"},
    {"severityRationale.length", "raised", "triage", R"({"severityRationale":"Nine char"})",
     "severityRationale"},
    {"area.required", "raised", "triage", R"({"area":null})", "area"},
    {"owner.required", "raised", "triage", R"({"owner":null})", "owner"},
    {"approver.required", "raised", "triage", R"({"approver":null})", "approver"},
    {"certificationDeadline.required", "raised", "triage", R"({"source":"certificationAudit"})",
     "certificationDeadline"},
    {"certificationDeadline.afterDetection", "raised", "triage",
     R"({"certificationDeadline":"2026-11-15"})", "certificationDeadline"},
    {"correction.orReason", "triaged", "contain", R"({"correction":null})", "correction"},
    {"correctionBy.required", "triaged", "contain", R"({"correctionBy":null})", "correctionBy"},
    {"correctionOn.required", "triaged", "contain", R"({"correctionOn":null})", "correctionOn"},
    {"correctionOn.afterDetection", "triaged", "contain", R"({"correctionOn":"2026-11-15"})",
     "correctionOn"},
    {"correctionOn.notInFuture", "triaged", "contain", R"({"correctionOn":"2026-11-24"})",
     "correctionOn"},
    {"consequences.required", "contained", "analyse", R"({"consequences":null})", "consequences"},
    {"consequencesHandled.required", "contained", "analyse", R"({"consequencesHandled":null})",
     "consequencesHandled"},
    {"directCause.required", "contained", "analyse", R"({"directCause":null})", "directCause"},
    {"rootCause.required", "contained", "analyse", R"({"rootCause":null})", "rootCause"},
    {"rootCause.length", "contained", "analyse", R"({"rootCause":"Nineteen characters"})",
     "rootCause"},
    {"rootCause.notTitle", "contained", "analyse",
     R"({"rootCause":"Leavers keep VPN access for two weeks"})", "rootCause"},
    {"rootCause.notObserved", "contained", "analyse",
     R"({"rootCause":"Three of ten leavers could log in to the VPN on 15 October."})", "rootCause"},
    {"similarCheck.required", "analysed", "plan", R"({"similarCheck":null})", "similarCheck"},
    {"correctiveActions.required", "analysed", "plan", R"({"correctiveActions":[]})",
     "correctiveActions"},
    {"approver.independent", "analysed", "plan",
     R"({"severity":"major","approver":{"id":5,"name":"A"}})", "approver"},
    {"cancelReason.required", "draft", "cancel", R"({"cancelReason":null})", "cancelReason"},
    {"cancel.approver", "draft", "cancel", R"({"approver":null})", "approver"},
};

const std::vector<RuleCase> action_cases = {
    {"title.required", "actionDraft", "plan", R"({"title":null})", "title"},
    {"title.length", "actionDraft", "plan", R"({"title":"Seven c"})", "title"},
    {"owner.required", "actionDraft", "plan", R"({"owner":null})", "owner"},
    {"due.required", "actionDraft", "plan", R"({"due":null})", "due"},
    {"evidence.required", "actionInProgress", "complete", R"({"evidence":null})", "evidence"},
    {"doneOn.required", "actionInProgress", "complete", R"({"doneOn":null})", "doneOn"},
    {"doneOn.notInFuture", "actionInProgress", "complete", R"({"doneOn":"2026-11-24"})", "doneOn"},
    {"cancelReason.required", "actionDraft", "cancel", "{}", "cancelReason"},
};

void check_rule(const std::string& type, const RuleCase& each) {
  const std::string rule = type + "." + each.rule;
  const Value evaluation =
      evaluation_of(clause10::test::corpus_record(each.record, json(each.fields)));
  const Value* violation = violation_of(evaluation, rule);
  REQUIRE(violation != nullptr);
  CHECK(text_at(*violation, "/severity") == "error");
  CHECK_THAT(text_at(*violation, "/clause"), Catch::Matchers::StartsWith("10.2 "));
  CHECK_FALSE(text_at(*violation, "/message").empty());
  CHECK(text_at(*violation, "/message").find('{') == std::string::npos);
  const std::string fields = clause10::test::text_of(*at(*violation, "/fields"));
  CHECK_THAT(fields, Catch::Matchers::ContainsSubstring("\"/fields/" + each.at + "\""));
  const std::string blocks = clause10::test::text_of(*at(*violation, "/blocks"));
  CHECK_THAT(blocks, Catch::Matchers::ContainsSubstring("\"" + each.gate + "\""));
}

}  // namespace

TEST_CASE("a complete record may take its next step", "[pack]") {
  const auto [record, transition] =
      GENERATE(table<std::string, std::string>({{"draft", "raise"},
                                                {"raised", "triage"},
                                                {"triaged", "contain"},
                                                {"contained", "analyse"},
                                                {"analysed", "plan"},
                                                {"actionDraft", "plan"},
                                                {"actionPlanned", "start"},
                                                {"actionInProgress", "complete"}}));
  INFO(record);
  const Value evaluation = evaluation_of(clause10::test::corpus_record(record));
  for (const Value& each : *at(evaluation, "/violations")->list()) {
    INFO(clause10::test::text_of(each));
    CHECK_FALSE(*at(each, "/inForce")->truth());
    const std::string blocks = clause10::test::text_of(*at(each, "/blocks"));
    CHECK(blocks.find("\"" + transition + "\"") == std::string::npos);
  }
}

TEST_CASE("every rule of the nonconformity can be violated", "[pack]") {
  const auto each = GENERATE(from_range(nonconformity_cases));
  INFO(each.rule);
  check_rule("nonconformity", each);
}

TEST_CASE("every rule of the corrective action can be violated", "[pack]") {
  const auto each = GENERATE(from_range(action_cases));
  INFO(each.rule);
  check_rule("correctiveAction", each);
}

TEST_CASE("the tables above leave no rule out", "[pack]") {
  const Value pack = json(clause10::test::iso27001_json());
  for (const auto& [type, cases] : {std::pair{std::string("nonconformity"), &nonconformity_cases},
                                    std::pair{std::string("correctiveAction"), &action_cases}}) {
    std::set<std::string> tested;
    for (const RuleCase& each : *cases) {
      tested.insert(type + "." + each.rule);
    }
    std::set<std::string> written;
    for (const Value& rule : *at(pack, "/recordTypes/" + type + "/rules")->list()) {
      written.insert(text_at(rule, "/id"));
    }
    CHECK(tested == written);
  }
}

TEST_CASE("every field tells a process owner what to write", "[pack]") {
  const Value pack = json(clause10::test::iso27001_json());
  for (const auto& type : *at(pack, "/recordTypes")->object()) {
    for (const Value& field : *at(type.value, "/fields")->list()) {
      INFO(type.name << "." << text_at(field, "/id"));
      CHECK_FALSE(text_at(field, "/label/en").empty());
      CHECK_FALSE(text_at(field, "/help/en").empty());
      const bool is_typed = field.find("computed") == nullptr && text_at(field, "/type") != "enum";
      CHECK(is_typed == !text_at(field, "/example/en").empty());
    }
  }
}
