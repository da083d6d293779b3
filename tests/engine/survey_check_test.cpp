#include <catch_amalgamated.hpp>

#include "abi/pack_lint.h"
#include "clause10/register.h"
#include "support/corpus.h"
#include "support/support.h"

// What lint says of a pack's survey, past roles and proposals.

using clause10::model::Value;
using clause10::test::json;

namespace {

struct Fault {
  std::string place;
  std::string value;
  std::string code;
  std::string pointer;
  std::string says;
};

/// The first violation of the shipped pack: audits that were not held.
const std::string violation = "/survey/violations/0";
const std::string role = "/pastRoles/roles/0";
const std::string asked = "/pastRoles/asked/0";
const std::string proposal = "/recordTypes/nonconformity/proposals/1";

}  // namespace

TEST_CASE("faults of a survey are named with their place and what was meant", "[lint][policy]") {
  const Fault fault = GENERATE(values<Fault>({
      {"/survey/raises", R"("nonconformty")", "pack.unknownType", "/survey/raises",
       "nonconformity"},
      {"/survey/voilations", "[]", "pack.unknownMember", "/survey/voilations", "violations"},
      {violation + "/types/0", R"("audti")", "pack.unknownType", violation + "/types/0", "audit"},
      {violation + "/when", R"("stat == 'planned'")", "pack.condition", violation + "/when",
       "state"},
      {violation + "/since", R"("deadlines.hol.due")", "pack.condition", violation + "/since", ""},
      {violation + "/occurence", R"("today")", "pack.unknownMember", violation + "/occurence",
       "occurrence"},
      {violation + "/responsible", R"({"field":"ownr"})", "pack.unknownField",
       violation + "/responsible/field", "owner"},
      {violation + "/responsible", R"({"role":"securityManger"})", "pack.unknownRole",
       violation + "/responsible/role", "securityManager"},
      {violation + "/each", R"("title")", "pack.wrongType", violation + "/each", ""},
      {violation + "/related", R"({"others":{"type":"extension","by":"concern"}})",
       "pack.unknownField", violation + "/related/others/by", "concerns"},
      {violation + "/every", R"({"date":"plannedT","days":10})", "pack.unknownField",
       violation + "/every/date", "plannedTo"},
      {violation + "/every", R"({"date":"plannedTo","days":"responsDays"})",
       "pack.unknownParameter", violation + "/every/days", "responseDays"},
      {violation + "/draft/titel", R"({"en":"x"})", "pack.unknownField", violation + "/draft/titel",
       "title"},
      {violation + "/draft/raisedOn", R"("today")", "pack.wrongType", violation + "/draft/raisedOn",
       ""},
      {violation + "/message", R"({"en":"{tittle} is late"})", "pack.placeholder",
       violation + "/message/en", "title"},
      {violation + "/message", R"({"de":"ohne Englisch"})", "pack.missingEnglish",
       violation + "/message", ""},
      {"/pastRoles/within", R"("independenceDay")", "pack.unknownParameter", "/pastRoles/within",
       "independenceDays"},
      {role + "/type", R"("nonconformty")", "pack.unknownType", role + "/type", "nonconformity"},
      {role + "/field", R"("ownr")", "pack.unknownField", role + "/field", "owner"},
      {role + "/field", R"("title")", "pack.wrongType", role + "/field", ""},
      {role + "/until", R"("arivedOn")", "pack.condition", role + "/until", "arrivedOn"},
      {role + "/links", R"(["sourceRf"])", "pack.unknownField", role + "/links/0", "sourceRef"},
      {asked + "/into", R"("evidence")", "pack.wrongType", asked + "/into", ""},
      {asked + "/people", R"(["aprover"])", "pack.unknownField", asked + "/people/0", "approver"},
      {proposal + "/when", R"j("has(repeatOff)")j", "pack.condition", proposal + "/when",
       "repeatOf"},
      {proposal + "/set", R"({"severty":"'major'"})", "pack.unknownField",
       proposal + "/set/severty", "severity"},
      {proposal + "/whn", R"("true")", "pack.unknownMember", proposal + "/whn", "when"},
      {proposal + "/message", R"({"en":"{what}"})", "pack.placeholder", proposal + "/message/en",
       ""},
      {"/recordTypes/nonconformity/register/recurrence/by", R"(["causeCategory","arae"])",
       "pack.unknownField", "/recordTypes/nonconformity/register/recurrence/by/1", "area"},
  }));
  INFO(fault.place << " = " << fault.value);
  const std::string pack =
      clause10::test::changed(clause10::test::iso27001_json(), fault.place, json(fault.value));
  bool found = false;
  std::string all;
  for (const auto& each : clause10::abi::lint_pack(pack)) {
    all += each.code + " " + each.pointer + " " + each.message + " " + each.suggestion + "\n";
    found = found || (each.code == fault.code && each.pointer == fault.pointer &&
                      each.suggestion.find(fault.says) != std::string::npos);
  }
  INFO(all);
  CHECK(found);
}

TEST_CASE("a record is judged although the pack's survey has faults; a survey is refused",
          "[policy]") {
  const auto loaded = clause10::Engine::load(clause10::test::changed(
      clause10::test::iso27001_json(), violation + "/when", json(R"("stat == 'planned'")")));
  REQUIRE(loaded.engine);
  const std::string context = clause10::test::text_of(clause10::test::corpus_context());
  const std::string record = clause10::test::text_of(clause10::test::corpus_record("draft"));
  CHECK(loaded.engine->evaluate(record, context).status == clause10::Status::ok);
  const auto created = clause10::Register::create(*loaded.engine, context);
  REQUIRE(created.opened);
  created.opened->put(record);
  const auto reply = created.opened->policy_violations("{}", context);
  CHECK(reply.status == clause10::Status::bad_input);
  CHECK(reply.json.find("/survey/violations/0/when") != std::string::npos);
}
