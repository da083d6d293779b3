#include <catch_amalgamated.hpp>

#include <map>
#include <set>

#include "clause10/register.h"
#include "support/corpus.h"
#include "support/policy.h"
#include "support/support.h"

// Violations of the policy over a register: tests/corpus/policy.json, see its README.

using clause10::Register;
using clause10::model::Object;
using clause10::model::Value;
using clause10::test::at;
using clause10::test::iso27001;
using clause10::test::json;
using clause10::test::PolicyCase;
using clause10::test::text_at;
using clause10::test::text_of;

namespace {

Value answer(const clause10::Reply& reply) {
  INFO(reply.json);
  REQUIRE(reply.status == clause10::Status::ok);
  return json(reply.json);
}

Value violations(Register& filled, const std::string& context, const Value& request) {
  return answer(filled.policy_violations(text_of(request), context));
}

}  // namespace

TEST_CASE("a register finds each violation of the policy, and no near miss", "[policy]") {
  for (const PolicyCase& each : clause10::test::policy_cases()) {
    DYNAMIC_SECTION(each.name) {
      const auto filled = clause10::test::filled(each);
      const Value found = violations(*filled, each.context, each.request);
      clause10::model::List ids;
      for (const Value& one : *at(found, "/violations")->list()) {
        ids.push_back(*one.find("id"));
      }
      CHECK(text_of(Value(ids)) == text_of(each.finds));
    }
  }
}

TEST_CASE("every violation that the pack looks for is found once and missed once", "[policy]") {
  std::map<std::string, std::set<bool>> seen;
  for (const PolicyCase& each : clause10::test::policy_cases()) {
    seen[each.violation].insert(!each.finds.list()->empty());
  }
  const Value pack = json(clause10::test::iso27001_json());
  for (const Value& each : *at(pack, "/survey/violations")->list()) {
    INFO(text_at(each, "/id"));
    CHECK(seen[text_at(each, "/id")].size() == 2);
  }
}

TEST_CASE("what is drafted from a violation can be raised at once, and is not drafted again",
          "[policy]") {
  for (const PolicyCase& each : clause10::test::policy_cases()) {
    if (each.finds.list()->empty()) continue;
    for (const std::string locale : {"en", "de"}) {
      DYNAMIC_SECTION(each.name << " in " << locale) {
        const std::string context = clause10::test::changed(each.context, "/locale", Value(locale));
        const auto filled = clause10::test::filled(each);
        const Value found = violations(*filled, context, each.request);
        const Value& one = at(found, "/violations")->list()->front();
        INFO(text_of(one));
        CHECK(text_of(one).find('?') == std::string::npos);
        CHECK(text_of(one).find("{") == 0);
        CHECK(text_at(one, "/message").find('{') == std::string::npos);
        CHECK(one.find("raisedAs") == nullptr);
        const Value created = answer(iso27001().create(text_of(*one.find("draft")), context));
        const Value raised = answer(iso27001().apply(text_of(*created.find("record")),
                                                     R"({"transition":"raise"})", context));
        CHECK(text_at(raised, "/record/state") == "raised");
        filled->put(text_of(*raised.find("record")));
        const Value again = violations(*filled, context, each.request);
        CHECK(text_at(again, "/violations/0/raisedAs/id") == text_at(one, "/draft/id"));
        Value open = each.request;
        clause10::model::set(*open.object(), "raised", false);
        CHECK(at(violations(*filled, context, open), "/violations")->list()->empty());
      }
    }
  }
}

TEST_CASE("a violation says whose it is, since when, and which record", "[policy]") {
  for (const PolicyCase& each : clause10::test::policy_cases()) {
    if (each.name.find("an action that was due yesterday") == std::string::npos) continue;
    const auto filled = clause10::test::filled(each);
    const Value found = violations(*filled, each.context, each.request);
    const Value& one = at(found, "/violations")->list()->front();
    CHECK(text_at(one, "/since") == "2026-11-23");
    CHECK(text_of(*at(one, "/days")) == "1");
    CHECK(text_at(one, "/for/field") == "owner");
    CHECK(!text_at(one, "/for/user/name").empty());
    CHECK(text_at(one, "/record/type") == "correctiveAction");
    CHECK(text_of(*at(one, "/record/issue")) == "17");
    CHECK(text_of(*at(one, "/draft/fields/sourceRef/id")) == "17");
    CHECK(text_of(*at(found, "/total")) == "1");
  }
}

TEST_CASE("a question about a violation that the pack does not know is refused", "[policy]") {
  const auto& each = clause10::test::policy_cases().front();
  const auto filled = clause10::test::filled(each);
  const auto reply = filled->policy_violations(R"({"violations":["auditNotHold"]})", each.context);
  CHECK(reply.status == clause10::Status::bad_input);
  const Value errors = json(reply.json);
  CHECK(text_at(errors, "/errors/0/code") == "request.unknownViolation");
  CHECK(text_at(errors, "/errors/0/pointer") == "/violations/0");
  CHECK(text_at(errors, "/errors/0/suggestion") == "did you mean \"auditNotHeld\"?");
}

TEST_CASE("a snapshot finds what the register found, in whatever order records came", "[policy]") {
  std::vector<std::string> records;
  for (const PolicyCase& each : clause10::test::policy_cases()) {
    for (const std::string& record : each.records) {
      const std::string number = std::to_string(100'000'000'000 + records.size());
      records.push_back(
          clause10::test::changed(record, "/id", Value("00000000-0000-4000-8000-" + number)));
    }
  }
  const std::string context = text_of(clause10::test::corpus_context());
  const auto filled = [&](const auto& all) {
    auto created = Register::create(iso27001(), context);
    for (const std::string& each : all) {
      created.opened->put(each);
    }
    return std::move(created.opened);
  };
  const auto forwards = filled(records);
  const auto backwards = filled(std::vector<std::string>(records.rbegin(), records.rend()));
  const std::string found = forwards->policy_violations("{}", context).json;
  CHECK(at(json(found), "/violations")->list()->size() > 15);
  CHECK(backwards->policy_violations("{}", context).json == found);
  const auto loaded = Register::load(iso27001(), forwards->save().json);
  REQUIRE(loaded.opened);
  CHECK(loaded.opened->policy_violations("{}", context).json == found);
}

TEST_CASE("a long list comes in pages and is counted in full", "[policy]") {
  auto created = Register::create(iso27001(), text_of(clause10::test::corpus_context()));
  for (int number = 0; number < 30; ++number) {
    Value record =
        clause10::test::corpus_record("actionInProgress", json(R"({"due":"2026-11-22"})"));
    clause10::model::set(*record.object(), "deadlines",
                         json(R"({"due":{"due":"2026-11-22","original":"2026-11-22"}})"));
    clause10::model::set(*record.object(), "id", "action " + std::to_string(number + 10));
    created.opened->put(text_of(record));
  }
  const std::string context = text_of(clause10::test::corpus_context());
  const Value page = violations(*created.opened, context,
                                json(R"({"violations":["actionOverdue"],"from":20,"limit":5})"));
  CHECK(text_of(*at(page, "/total")) == "30");
  CHECK(at(page, "/violations")->list()->size() == 5);
  CHECK(text_at(page, "/violations/0/record/id") == "action 30");
}
