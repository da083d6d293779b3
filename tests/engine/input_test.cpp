#include <catch_amalgamated.hpp>

#include "support/corpus.h"
#include "support/support.h"

// Records, contexts and requests that cannot be used.

namespace {

using clause10::Status;
using clause10::test::at;
using clause10::test::corpus_context;
using clause10::test::corpus_record;
using clause10::test::iso27001;
using clause10::test::json;
using clause10::test::text_at;
using clause10::test::text_of;

struct Bad {
  std::string changes;
  std::string code;
  std::string pointer;
};

void check_refused(const clause10::Reply& reply, const Bad& bad) {
  INFO(bad.changes << " -> " << reply.json);
  CHECK(reply.status == Status::bad_input);
  const auto answer = json(reply.json);
  CHECK(text_at(answer, "/errors/0/code") == bad.code);
  CHECK(text_at(answer, "/errors/0/pointer") == bad.pointer);
  CHECK_FALSE(text_at(answer, "/errors/0/message").empty());
}

}  // namespace

TEST_CASE("a malformed record is refused with the place", "[codec]") {
  const auto bad = GENERATE(values<Bad>({
      {R"({"clause10":null})", "record.missing", ""},
      {R"({"clause10":"1"})", "record.format", "/clause10"},
      {R"({"pack":5})", "record.wrongType", "/pack"},
      {R"({"type":" "})", "record.empty", "/type"},
      {R"({"id":null})", "record.missing", ""},
      {R"({"version":-1})", "record.outOfRange", "/version"},
      {R"({"version":1.5})", "record.wrongType", "/version"},
      {R"({"version":18446744073709551615})", "record.outOfRange", "/version"},
      {R"({"fields":[]})", "record.wrongType", "/fields"},
      {R"({"deadlines":[]})", "record.wrongType", "/deadlines"},
      {R"({"deadlines":{"plan":5}})", "record.wrongType", "/deadlines/plan"},
      {R"({"deadlines":{"a/b":{"due":"2026-02-30","original":"2026-01-01"}}})", "record.badDate",
       "/deadlines/a~1b/due"},
      {R"({"deadlines":{"plan":{"due":"2026-02-28"}}})", "record.missing", "/deadlines/plan"},
      {R"({"history":{}})", "record.wrongType", "/history"},
      {R"({"history":["x"]})", "record.wrongType", "/history/0"},
  }));
  auto record = corpus_record("triaged");
  clause10::test::patch(record, json(bad.changes));
  check_refused(iso27001().evaluate(text_of(record), text_of(corpus_context())), bad);
}

TEST_CASE("a malformed context is refused with the place", "[codec]") {
  const auto bad = GENERATE(values<Bad>({
      {R"({"today":null})", "context.missing", ""},
      {R"({"today":"tomorrow"})", "context.badDate", "/today"},
      {R"({"today":20261123})", "context.wrongType", "/today"},
      {R"({"now":"2026-11-23"})", "context.badMoment", "/now"},
      {R"({"locale":5})", "context.wrongType", "/locale"},
      {R"({"user":"Anna"})", "context.wrongType", "/user"},
      {R"({"user":{"id":"5","name":"Anna"}})", "context.wrongType", "/user/id"},
      {R"({"user":{"id":5}})", "context.missing", "/user"},
      {R"({"user":{"id":5,"name":"A","mail":"a@b"}})", "context.unknownMember", "/user/mail"},
      {R"({"profil":"default"})", "context.unknownMember", "/profil"},
      {R"({"roles":"mrt"})", "context.wrongType", "/roles"},
      {R"({"roles":["mrt","mtr"]})", "context.unknownRole", "/roles/1"},
      {R"({"parameters":[]})", "context.wrongType", "/parameters"},
      {R"({"parameters":{"recurenceMonths":6}})", "context.unknownParameter",
       "/parameters/recurenceMonths"},
      {R"({"parameters":{"recurrenceMonths":"6"}})", "context.badParameter",
       "/parameters/recurrenceMonths"},
      {R"({"parameters":{"recurrenceMonths":61}})", "context.badParameter",
       "/parameters/recurrenceMonths"},
  }));
  const auto context = text_of(corpus_context(json(bad.changes)));
  check_refused(iso27001().evaluate(text_of(corpus_record("draft")), context), bad);
}

TEST_CASE("a malformed request is refused with the place", "[codec]") {
  const std::string context = text_of(corpus_context());
  const std::string record = text_of(corpus_record("draft"));
  check_refused(iso27001().apply(record, "{}", context), {"{}", "request.missing", ""});
  check_refused(iso27001().apply(record, R"({"transition":1})", context),
                {"1", "request.wrongType", "/transition"});
  check_refused(iso27001().apply(record, "[]", context), {"[]", "request.wrongType", ""});
  check_refused(iso27001().create(R"({"type":"audits","id":"1","fields":{}})", context),
                {"audits", "request.unknownType", "/type"});
  check_refused(iso27001().create(R"({"type":"nonconformity","fields":{}})", context),
                {"no id", "request.missing", ""});
  check_refused(iso27001().create(R"({"type":"nonconformity","id":"1","fields":[]})", context),
                {"fields", "request.wrongType", "/fields"});
  check_refused(
      iso27001().create(R"({"type":"nonconformity","id":"1","fields":{},"x":1})", context),
      {"x", "request.unknownMember", "/x"});
}

TEST_CASE("no malformed record crashes the engine", "[codec]") {
  const std::string original = text_of(corpus_record("planned"));
  const std::string context = text_of(corpus_context());
  std::size_t refused = 0;
  for (std::size_t i = 0; i < original.size(); i += 3) {
    for (const std::string_view written : {"\"", "{", "]", "9", "\xff", "null"}) {
      std::string mutated = original;
      mutated.replace(i, 1, written);
      const auto reply = iso27001().evaluate(mutated, context);
      CHECK(reply.status != Status::internal_fault);
      refused += reply.status == Status::bad_input ? 1 : 0;
    }
  }
  CHECK(refused > 100);
}

TEST_CASE("the same input gives the same bytes", "[engine]") {
  for (const auto& each : clause10::test::corpus()) {
    CHECK(clause10::test::run(each).json == clause10::test::run(each).json);
  }
}

TEST_CASE("from draft to planned, step by step", "[engine]") {
  // The fields of the complete record, filled in before the step that needs them; dates frozen at
  // triage stand to the end whatever is done to the severity.
  const std::string context = text_of(corpus_context());
  auto record = corpus_record("draft");
  const auto all_fields = *corpus_record("planned").find("fields");
  for (const auto* const transition : {"raise", "triage", "contain", "analyse", "plan"}) {
    auto fields = all_fields;
    clause10::test::patch(fields, json(R"({"severity":"minor"})"));
    if (std::string_view(transition) == "plan") {
      clause10::test::patch(fields,
                            json(R"({"severity":"major","causeVerification":"Seen in 20 cases.",)"
                                 R"("causeVerifiedBy":{"id":7,"name":"Jonas Lindt"}})"));
    }
    clause10::model::set(*record.object(), "fields", fields);
    const auto reply = iso27001().apply(
        text_of(record), text_of(clause10::model::Object{{"transition", transition}}), context);
    INFO(transition << ": " << reply.json);
    REQUIRE(reply.status == Status::ok);
    record = *json(reply.json).find("record");
  }
  CHECK(text_at(record, "/state") == "planned");
  CHECK(at(record, "/history")->list()->size() == 5);
  CHECK(text_at(record, "/deadlines/correction/due") == "2026-11-30");
  CHECK(text_at(record, "/deadlines/plan/due") == "2026-12-23");
  CHECK(text_at(record, "/deadlines/close/due") == "2027-05-22");
}
