#include <catch_amalgamated.hpp>

#include "clause10/register.h"
#include "support/corpus.h"
#include "support/support.h"

// Which earlier records one repeats, and what the pack proposes for that.

using clause10::Register;
using clause10::model::Value;
using clause10::test::at;
using clause10::test::corpus_record;
using clause10::test::iso27001;
using clause10::test::json;
using clause10::test::text_at;
using clause10::test::text_of;

namespace {

const std::string context = text_of(clause10::test::corpus_context());

std::string id_of(int number) {
  return "00000000-0000-4000-8000-" + std::to_string(100'000'000'000 + number);
}

/// A nonconformity with that cause in that area.
Value one(int number, const std::string& record, const std::string& area, const std::string& cause,
          const std::string& day) {
  Value made = corpus_record(record);
  clause10::test::patch(
      made, json(R"({"id":")" + id_of(number) + R"(","issue":)" + std::to_string(number) + "}"));
  Value fields = *made.find("fields");
  clause10::test::patch(fields, json(R"({"area":")" + area + R"(","causeCategory":")" + cause +
                                     R"(","detectedOn":")" + day + R"(","severity":"minor"})"));
  clause10::model::set(*made.object(), "fields", fields);
  return made;
}

Value proposals(Register& reg, const Value& record, const std::string& in = context) {
  const auto reply = reg.proposals(text_of(Value(clause10::model::Object{{"record", record}})), in);
  INFO(reply.json);
  REQUIRE(reply.status == clause10::Status::ok);
  return json(reply.json);
}

std::string earlier_of(const Value& answer) {
  std::string numbers;
  for (const Value& each : *at(answer, "/recurrence/earlier")->list()) {
    numbers += text_of(*each.find("issue")) + " ";
  }
  return numbers;
}

}  // namespace

TEST_CASE("a record repeats those of the same cause and area within twelve months", "[repeats]") {
  auto created = Register::create(iso27001(), context);
  Register& reg = *created.opened;
  reg.put(text_of(one(1, "closed", "Personnel", "process", "2026-03-01")));
  reg.put(
      text_of(one(2, "closed", "Personnel", "process", "2025-11-20")));  // twelve months to the day
  reg.put(text_of(one(3, "closed", "Personnel", "process", "2025-11-19")));  // a day too long ago
  reg.put(text_of(one(4, "closed", "Logistics", "process", "2026-03-01")));  // another area
  reg.put(text_of(one(5, "closed", "Personnel", "competence", "2026-03-01")));  // another cause
  reg.put(text_of(one(6, "cancelled", "Personnel", "process", "2026-03-01")));
  reg.put(text_of(one(7, "raised", "Personnel", "process", "2026-11-21")));  // later
  const Value record = one(8, "raised", " Personnel ", "process", "2026-11-20");
  const Value answer = proposals(reg, record);
  CHECK(earlier_of(answer) == "1 2 ");
  CHECK(text_of(*at(answer, "/recurrence/months")) == "12");
  CHECK(text_at(answer, "/recurrence/by/0/field") == "causeCategory");
  CHECK(text_of(*at(answer, "/recurrence/by/1/values")) == R"(["Personnel"])");
  CHECK(text_at(answer, "/recurrence/earlier/0/on") == "2026-03-01");

  SECTION("proposed: a link to the latest, and major; neither is there already") {
    REQUIRE(at(answer, "/proposals")->list()->size() == 2);
    CHECK(text_of(*at(answer, "/proposals/0/set/repeatOf/id")) == "1");
    CHECK(text_of(*at(answer, "/proposals/1/set")) == R"({"severity":"major"})");
    const std::string message = text_at(answer, "/proposals/0/message");
    CHECK(message.find("2026-03-01") != std::string::npos);
    CHECK(message.find('?') == std::string::npos);
  }
  SECTION("the months are the organisation's") {
    const auto shorter =
        clause10::test::changed(context, "/parameters", json(R"({"recurrenceMonths":6})"));
    CHECK(earlier_of(proposals(reg, record, shorter)).empty());
  }
  SECTION("a record of the register does not repeat itself, and metrics count the same") {
    reg.put(text_of(record));
    CHECK(earlier_of(proposals(reg, record)) == "1 2 ");
    const Value metrics = json(reg.metrics(context).json);
    const Value& counts = *at(metrics, "/types/0/recurrence");
    CHECK(text_of(*counts.find("by")) == R"(["causeCategory","area"])");
    // 3-2, 2-1, 1-8, 2-8, 1-7, 8-7: two records each; 3 lies too long before 8.
    CHECK(text_of(*counts.find("records")) == "4");
    CHECK(text_of(*at(counts, "/values/0/value")) == R"("process · Personnel")");
  }
  SECTION("of two on the same day one repeats the other") {
    reg.put(text_of(one(9, "contained", "Personnel", "process", "2026-11-20")));
    CHECK(earlier_of(proposals(reg, record)) == "1 2 ");
    CHECK(earlier_of(proposals(reg, one(9, "contained", "Personnel", "process", "2026-11-20"))) ==
          "1 2 ");
    reg.put(text_of(record));
    CHECK(earlier_of(proposals(reg, one(9, "contained", "Personnel", "process", "2026-11-20"))) ==
          "8 1 2 ");
  }
}

TEST_CASE("what nobody can say is not proposed", "[repeats]") {
  auto created = Register::create(iso27001(), context);
  Register& reg = *created.opened;
  const Value record = one(8, "raised", "Personnel", "process", "2026-11-20");
  CHECK(at(proposals(reg, record), "/proposals")->list()->empty());
  Value without = one(1, "closed", "Personnel", "process", "2026-03-01");
  clause10::test::patch(without, json(R"({"issue":null})"));
  reg.put(text_of(without));
  const Value answer = proposals(reg, record);
  // Without the number of its issue the earlier one cannot be linked.
  REQUIRE(at(answer, "/proposals")->list()->size() == 1);
  CHECK(text_at(answer, "/proposals/0/id") == "nonconformity.repeatIsMajor");

  SECTION("nor what triage has fixed") {
    reg.put(text_of(one(1, "closed", "Personnel", "process", "2026-03-01")));
    const Value later = proposals(reg, one(8, "contained", "Personnel", "process", "2026-11-20"));
    REQUIRE(at(later, "/proposals")->list()->size() == 1);
    CHECK(text_at(later, "/proposals/0/id") == "nonconformity.repeat");
  }

  SECTION("nor what the record has already") {
    reg.put(text_of(one(1, "closed", "Personnel", "process", "2026-03-01")));
    Value major = record;
    Value fields = *major.find("fields");
    clause10::test::patch(fields, json(R"({"severity":"major","repeatOf":{"id":1}})"));
    clause10::model::set(*major.object(), "fields", fields);
    CHECK(at(proposals(reg, major), "/proposals")->list()->empty());
  }
}

TEST_CASE("an evaluation proposes what needs no register", "[repeats]") {
  Value record = one(8, "raised", "Personnel", "process", "2026-11-20");
  Value fields = *record.find("fields");
  clause10::test::patch(fields, json(R"({"repeatOf":{"id":1,"subject":"An earlier one"}})"));
  clause10::model::set(*record.object(), "fields", fields);
  const Value evaluation = json(iso27001().evaluate(text_of(record), context).json);
  CHECK(text_at(evaluation, "/proposals/0/id") == "nonconformity.repeatIsMajor");
  CHECK(text_of(*at(evaluation, "/proposals/0/set")) == R"({"severity":"major"})");
  const Value other = json(iso27001().evaluate(text_of(corpus_record("raised")), context).json);
  CHECK(other.find("proposals") == nullptr);
}

TEST_CASE("former roles are those in the area or on what the record is about", "[pastRoles]") {
  auto created = Register::create(iso27001(), context);
  Register& reg = *created.opened;
  const auto put = [&](Value record, const std::string& fields, const std::string& members) {
    Value patched = *record.find("fields");
    clause10::test::patch(patched, json(fields));
    clause10::model::set(*record.object(), "fields", patched);
    clause10::test::patch(record, json(members));
    reg.put(text_of(record));
    return record;
  };
  const std::string mara = R"({"id":71,"name":"Mara Weiss"})";
  const auto closed = [](const std::string& day) {
    return R"("version":1,"history":[{"version":1,"transition":"raise","from":"draft","to":"raised","by":{"id":5,"name":"Anna Berger"},"on":"2024-01-01T10:00:00Z"},{"version":2,"transition":"close","from":"verifying","to":"closed","by":{"id":5,"name":"Anna Berger"},"on":")" +
           day + R"(T10:00:00Z"}])";
  };
  // Owner of the area until a year ago to the day; another's in another area; too long ago.
  put(corpus_record("closed"), R"({"area":"Personnel","owner":)" + mara + "}",
      R"({"id":")" + id_of(1) + R"(","issue":1,)" + closed("2025-11-23") + "}");
  put(corpus_record("closed"), R"({"area":"Logistics","owner":)" + mara + "}",
      R"({"id":")" + id_of(2) + R"(","issue":2,)" + closed("2026-05-03") + "}");
  put(corpus_record("closed"), R"({"area":"Personnel","approver":)" + mara + "}",
      R"({"id":")" + id_of(3) + R"(","issue":3,)" + closed("2025-11-22") + "}");
  // An action on the nonconformity asked about, still going on.
  put(corpus_record("actionInProgress"),
      R"({"title":"Close the accounts","nonconformity":{"id":40,"subject":"Leavers"},"owner":)" +
          mara + "}",
      R"({"id":")" + id_of(4) + R"(","issue":41})");
  const Value record =
      put(corpus_record("analysed"), R"({"area":"Personnel","approver":)" + mara + "}",
          R"({"id":")" + id_of(5) + R"(","issue":40})");
  const auto ask = [&](const std::string& person) {
    const auto reply = reg.former_roles(R"({"record":)" + text_of(record) + person + "}", context);
    INFO(reply.json);
    REQUIRE(reply.status == clause10::Status::ok);
    return json(reply.json);
  };
  const Value answer = ask("");
  CHECK(text_at(answer, "/field") == "formerRoles");
  CHECK(text_at(answer, "/since") == "2025-11-23");
  CHECK(
      text_of(*at(answer, "/lines")) ==
      R"([{"id":71,"name":"Mara Weiss","role":"action owner of “Close the accounts”","until":"2026-11-23"},)"
      R"({"id":71,"name":"Mara Weiss","role":"owner of Personnel","until":"2025-11-23"}])");
  CHECK(text_of(*at(answer, "/from/0/issue")) == "41");
  CHECK(at(ask(R"(,"person":72)"), "/lines")->list()->empty());
  CHECK(at(ask(R"(,"person":71)"), "/lines")->list()->size() == 2);

  SECTION("taken over, they hold the approval back") {
    Value with = record;
    Value fields = *with.find("fields");
    clause10::model::set(*fields.object(), "formerRoles", *at(answer, "/lines"));
    clause10::model::set(*with.object(), "fields", fields);
    const std::string evaluation = iso27001().evaluate(text_of(with), context).json;
    CHECK(evaluation.find("nonconformity.formerRoles.coolingOff") != std::string::npos);
  }
}
