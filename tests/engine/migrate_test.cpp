#include <catch_amalgamated.hpp>

#include <algorithm>
#include <sstream>

#include "support/corpus.h"
#include "support/paths.h"
#include "support/support.h"

// Records of one version of a pack become records of the next, by what the pack declares.

namespace {

using clause10::Engine;
using clause10::Status;
using clause10::model::Value;
using clause10::test::at;
using clause10::test::changed;
using clause10::test::corpus_context;
using clause10::test::json;
using clause10::test::text_at;
using clause10::test::text_of;

/// A pack of one record type at that version, with these migrations.
std::string pack_at(const std::string& version, const std::string& migrations) {
  return R"json({"id":"demo","version":")json" + version + R"json(","title":{"en":"Demo"},
    "enums":{"grade":{"label":{"en":"Grade"},"values":[
      {"id":"high","label":{"en":"High"}},{"id":"low","label":{"en":"Low"}}]}},
    "calendars":{"weekdays":{"weekend":[6,7],"holidays":[]}},
    "deadlineProfiles":{"default":{"title":{"en":"D"},"calendar":"weekdays","deadlines":{}}},
    "recordTypes":{"note":{"label":{"en":"Note"},"help":{"en":"A note."},"initial":"draft",
      "titleField":"title","fields":[
        {"id":"title","type":"text","label":{"en":"Title"}},
        {"id":"body","type":"longText","label":{"en":"Body"}},
        {"id":"grade","type":"enum","enum":"grade","label":{"en":"Grade"}},
        {"id":"tags","type":"refs","label":{"en":"Tags"}},
        {"id":"origin","type":"text","label":{"en":"Origin"}}],
      "sections":[],"states":[{"id":"draft","label":{"en":"Draft"}},
                              {"id":"done","label":{"en":"Done"},"final":true}],
      "transitions":[{"id":"finish","label":{"en":"Finish"},"from":["draft"],"to":"done",
                      "clause":"10.2 f)"}],
      "rules":[]}},
    "migrations":)json" +
         migrations + "}";
}

std::string one_step(const std::string& step) {
  return R"([{"from":"1.0.0","to":"2.0.0","steps":[{"type":"note",)" + step + "}]}]";
}

Engine engine(const std::string& pack) {
  auto loaded = Engine::load(pack);
  INFO(loaded.reply.json);
  REQUIRE(loaded.engine);
  return std::move(*loaded.engine);
}

std::string record(const std::string& version, const std::string& fields,
                   const std::string& state = "draft") {
  return R"({"clause10":1,"pack":"demo","packVersion":")" + version +
         R"(","type":"note","id":"1","version":3,"state":")" + state + R"(","fields":)" + fields +
         R"(,"deadlines":{},"history":[{"to":"draft"}],"later":{"kept":[1,2]}})";
}

Value migrated(const Engine& by, const std::string& written) {
  const auto reply = by.migrate(written);
  INFO(reply.json);
  REQUIRE(reply.status == Status::ok);
  return json(reply.json);
}

std::string first_code(const clause10::Reply& reply) {
  INFO(reply.json);
  return text_at(json(reply.json), "/errors/0/code");
}

}  // namespace

TEST_CASE("each kind of step, and what it keeps", "[migrate]") {
  struct Step {
    std::string step;
    std::string fields;
    std::string after;
    std::string former;  ///< the values that are kept, as JSON
  };
  const auto each = GENERATE(values<Step>({
      {R"("renameField":{"from":"text","to":"body"})", R"({"text":"a","title":"t"})",
       R"({"body":"a","title":"t"})", "[]"},
      // What the new field holds already stays; the old one's value is kept.
      {R"("renameField":{"from":"text","to":"body"})", R"({"text":"a","body":"b"})",
       R"({"body":"b"})", R"(["a"])"},
      {R"("renameField":{"from":"text","to":"body"})", R"({"text":" ","body":null})",
       R"({"text":" ","body":null})", "[]"},
      {R"("renameValues":{"field":"grade","values":{"severe":"high","bad":"high"}})",
       R"({"grade":"bad"})", R"({"grade":"high"})", R"(["bad"])"},
      {R"("renameValues":{"field":"tags","values":{"x":"y"}})", R"({"tags":["x","z","x"]})",
       R"({"tags":["y","z","y"]})", R"([["x","z","x"]])"},
      {R"("renameValues":{"field":"grade","values":{"severe":"high"}})", R"({"grade":7})",
       R"({"grade":7})", "[]"},
      {R"("splitValue":{"field":"title","value":"urgent leak","into":{"title":"leak",)"
       R"("grade":"high"}})",
       R"({"title":"urgent leak"})", R"({"title":"leak","grade":"high"})", R"(["urgent leak"])"},
      // Moved; and what somebody wrote counts more than what is taken to be meant.
      {R"("splitValue":{"field":"grade","value":"client","into":{"origin":"client"}})",
       R"({"grade":"client"})", R"({"origin":"client"})", R"(["client"])"},
      {R"("splitValue":{"field":"grade","value":"client","into":{"origin":"client"}})",
       R"({"grade":"client","origin":"mail"})", R"({"origin":"mail"})", R"(["client"])"},
      {R"("setDefault":{"field":"grade","value":"low"})", R"({"title":"t"})",
       R"({"title":"t","grade":"low"})", "[]"},
      {R"("setDefault":{"field":"grade","value":"low"})", R"({"grade":"high"})",
       R"({"grade":"high"})", "[]"},
      {R"("setDefault":{"field":"grade","value":"low","states":["done"]})", R"({"title":"t"})",
       R"({"title":"t"})", "[]"},
      {R"("dropField":{"field":"mood"})", R"({"mood":{"id":3},"title":"t"})", R"({"title":"t"})",
       R"([{"id":3}])"},
      {R"("convertField":{"field":"tags","rule":"split","separator":","})",
       R"({"tags":"a, b,,c "})", R"({"tags":["a","b","c"]})", R"(["a, b,,c "])"},
      {R"("convertField":{"field":"body","rule":"join","separator":"; "})", R"({"body":["a","b"]})",
       R"({"body":"a; b"})", R"([["a","b"]])"},
      {R"("convertField":{"field":"tags","rule":"wrap"})", R"({"tags":"a"})", R"({"tags":["a"]})",
       R"(["a"])"},
      {R"("convertField":{"field":"body","rule":"unwrap"})", R"({"body":["a"]})", R"({"body":"a"})",
       R"([["a"]])"},
      {R"("convertField":{"field":"body","rule":"number"})", R"({"body":" 42"})", R"({"body":42})",
       R"([" 42"])"},
      {R"("convertField":{"field":"body","rule":"text"})", R"({"body":true})", R"({"body":"true"})",
       "[true]"},
      {R"("convertField":{"field":"body","rule":"truth"})", R"({"body":"no"})", R"({"body":false})",
       R"(["no"])"},
      // What a rule does not know stays, and the evaluation says that it does not fit.
      {R"("convertField":{"field":"body","rule":"number"})", R"({"body":"4 or 5"})",
       R"({"body":"4 or 5"})", "[]"},
      {R"("convertField":{"field":"body","rule":"unwrap"})", R"({"body":["a","b"]})",
       R"({"body":["a","b"]})", "[]"},
  }));
  INFO(each.step << " on " << each.fields);
  const Engine by = engine(pack_at("2.0.0", one_step(each.step)));
  const Value answer = migrated(by, record("1.0.0", each.fields));
  CHECK(text_of(*at(answer, "/record/fields")) == text_of(json(each.after)));
  CHECK(text_at(answer, "/record/packVersion") == "2.0.0");
  CHECK(text_of(*at(answer, "/record/later")) == R"({"kept":[1,2]})");
  CHECK(text_of(*at(answer, "/record/history")) == R"([{"to":"draft"}])");
  clause10::model::List kept;
  if (const Value* former = at(answer, "/record/former")) {
    for (const Value& entry : *former->list()) {
      kept.push_back(*entry.find("value"));
      CHECK(text_at(entry, "/migration") == "2.0.0");
    }
  }
  CHECK(text_of(Value(kept)) == text_of(json(each.former)));
}

TEST_CASE("every change names its step, its place, what was there and what is", "[migrate]") {
  const Engine by = engine(pack_at("2.0.0", R"([{"from":"1.0.0","to":"2.0.0","steps":[
    {"type":"note","renameState":{"from":"open","to":"draft"}},
    {"type":"note","renameField":{"from":"text","to":"body"}},
    {"type":"note","setDefault":{"field":"grade","value":"low"}}]}])"));
  const Value answer = migrated(by, record("1.0.0", R"({"text":"a"})", "open"));
  CHECK(text_of(*at(answer, "/changes")) ==
        R"([{"step":"/migrations/0/steps/0","place":"/former/0",)"
        R"("after":{"at":"/state","value":"open","migration":"2.0.0"}},)"
        R"({"step":"/migrations/0/steps/0","place":"/state","before":"open","after":"draft"},)"
        R"({"step":"/migrations/0/steps/1","place":"/fields/text","before":"a"},)"
        R"({"step":"/migrations/0/steps/1","place":"/fields/body","after":"a"},)"
        R"({"step":"/migrations/0/steps/2","place":"/fields/grade","after":"low"},)"
        R"({"step":"/version","place":"/packVersion","before":"1.0.0","after":"2.0.0"}])");
}

TEST_CASE("which migrations a record goes through", "[migrate]") {
  const Engine by = engine(pack_at("3.1.0", R"([
    {"from":"1.0.0","to":"2.0.0","steps":[{"type":"note","setDefault":
      {"field":"title","value":"one"}}]},
    {"from":"2.0.0","to":"3.0.0","steps":[{"type":"note","setDefault":
      {"field":"body","value":"two"}}]}])"));
  const auto fields_from = [&](const std::string& version) {
    return text_of(*at(migrated(by, record(version, "{}")), "/record/fields"));
  };
  CHECK(fields_from("1.0.0") == R"({"title":"one","body":"two"})");
  CHECK(fields_from("1.10.3") == R"({"title":"one","body":"two"})");
  CHECK(fields_from("2.0.0") == R"({"body":"two"})");
  CHECK(fields_from("3.0.0") == "{}");
  CHECK(fields_from("3.1.0") == "{}");
  CHECK(at(migrated(by, record("3.0.5", "{}")), "/changes")->list()->empty());
  CHECK(first_code(by.migrate(record("0.9.0", "{}"))) == "record.noMigration");
  CHECK(first_code(by.migrate(record("3.1.1", "{}"))) == "record.newerPack");
  CHECK(first_code(by.migrate(record("two", "{}"))) == "record.newerPack");
  CHECK(first_code(by.migrate(changed(record("1.0.0", "{}"), "/pack", Value("other")))) ==
        "record.otherPack");
  CHECK(first_code(by.migrate(changed(record("1.0.0", "{}"), "/type", Value("nota")))) ==
        "record.unknownType");
  CHECK(first_code(by.migrate("[]")) == "record.wrongType");
}

TEST_CASE("a record of another version is judged as it is and takes no step", "[migrate]") {
  const Engine by =
      engine(pack_at("2.0.0", one_step(R"("renameField":{"from":"text","to":"body"})")));
  const std::string context = text_of(corpus_context());
  struct Case {
    std::string version;
    std::string violation;
  };
  const auto each = GENERATE(values<Case>({{"1.0.0", "record.olderPack"},
                                           {"0.1.0", "record.olderPack"},
                                           {"2.0.1", "record.newerPack"},
                                           {"x", "record.newerPack"}}));
  const std::string written = record(each.version, R"({"text":"a"})");
  const Value evaluation = json(by.evaluate(written, context).json);
  CHECK(text_at(evaluation, "/violations/0/id") == each.violation);
  CHECK(text_of(*at(evaluation, "/violations/0/fields")) == R"(["/packVersion"])");
  CHECK(text_of(*at(evaluation, "/transitions/0/blockedBy")) == "[\"" + each.violation + "\"]");
  CHECK(text_at(evaluation, "/violations/0/message").find(each.version) != std::string::npos);
  const auto applied = by.apply(written, R"({"transition":"finish"})", context);
  CHECK(applied.status == Status::refused);
  CHECK(text_at(json(applied.json), "/error/code") == "transition.blocked");
  // Nor is anything else saved on top of it.
  const auto saved = by.check_edit(R"({"before":)" + written + R"(,"after":)" +
                                       changed(written, "/fields/title", Value("new")) + "}",
                                   context);
  CHECK(saved.status == Status::refused);
  CHECK(text_at(json(saved.json), "/violations/0/id") == each.violation);
}

TEST_CASE("an unknown state or type says which version may know it", "[migrate]") {
  const Engine by = engine(pack_at("2.0.0", one_step(R"("renameState":{"from":"open",)"
                                                     R"("to":"draft"})")));
  const std::string context = text_of(corpus_context());
  const auto message = [&](const std::string& written) {
    const auto reply = by.evaluate(written, context);
    CHECK(reply.status == Status::bad_input);
    return text_at(json(reply.json), "/errors/0/message");
  };
  using Catch::Matchers::ContainsSubstring;
  CHECK_THAT(message(record("1.0.0", "{}", "open")), ContainsSubstring("migrate it"));
  CHECK_THAT(message(record("2.1.0", "{}", "open")), ContainsSubstring("update Clause 10"));
  CHECK_THAT(message(record("2.0.0", "{}", "open")), ContainsSubstring("history"));
  CHECK_THAT(message(changed(record("2.1.0", "{}"), "/type", Value("memo"))),
             ContainsSubstring("update Clause 10"));
}

TEST_CASE("a save may be the migration, and nothing less than it", "[migrate]") {
  const Engine by = engine(pack_at("2.0.0", one_step(R"("dropField":{"field":"mood"})")));
  const std::string context = text_of(corpus_context());
  const std::string before = record("1.0.0", R"({"mood":"good","title":"t"})");
  const std::string after = text_of(*migrated(by, before).find("record"));
  const auto codes = [&](const std::string& saved) {
    const auto reply =
        by.check_edit(R"({"before":)" + before + R"(,"after":)" + saved + "}", context);
    std::string ids;
    const Value answer = json(reply.json);
    for (const Value& each : *at(answer, "/violations")->list()) {
      ids += text_at(each, "/id") + " ";
    }
    return ids;
  };
  CHECK(codes(after).empty());
  CHECK(codes(changed(after, "/fields/title", Value("u"))).empty());
  CHECK(codes(changed(after, "/former", Value())) == "edit.former ");
  CHECK(codes(changed(after, "/former/0/value", Value("bad"))) == "edit.former ");
  CHECK(codes(changed(after, "/later", Value())) == "edit.lost:/later ");
  CHECK(codes(changed(before, "/packVersion", Value("2.0.0"))) ==
        "edit.former ");  // it only says so
}

TEST_CASE("migrations that cannot be meant are found", "[migrate]") {
  struct Unsound {
    std::string migrations;
    std::string code;
    std::string pointer;
  };
  const auto each = GENERATE(values<Unsound>({
      {R"([{"from":"2.0.0","to":"1.0.0","steps":[]}])", "pack.migrationChain", "/migrations/0/to"},
      {R"([{"from":"1.0.0","to":"1.0.0","steps":[]}])", "pack.migrationChain", "/migrations/0/to"},
      {R"([{"from":"1.0.0","to":"2.0.1","steps":[]}])", "pack.migrationChain", "/migrations/0/to"},
      {R"([{"from":"0.1.0","to":"1.0.0","steps":[]},{"from":"1.5.0","to":"2.0.0","steps":[]}])",
       "pack.migrationChain", "/migrations/1/from"},
      {R"([{"from":"1.0.0","to":"2.0.0","steps":[{"type":"nota","dropField":{"field":"x"}}]}])",
       "pack.unknownType", "/migrations/0/steps/0/type"},
      {one_step(R"("renameField":{"from":"text","to":"bodi"})"), "pack.unknownField",
       "/migrations/0/steps/0/renameField/to"},
      {one_step(R"("renameField":{"from":"body","to":"body"})"), "pack.uselessStep",
       "/migrations/0/steps/0/renameField/to"},
      {one_step(R"("renameState":{"from":"open","to":"darft"})"), "pack.unknownState",
       "/migrations/0/steps/0/renameState/to"},
      {one_step(R"("renameValues":{"field":"grade","values":{"bad":"hihg"}})"), "pack.unknownValue",
       "/migrations/0/steps/0/renameValues/values/bad"},
      {one_step(R"("splitValue":{"field":"grade","value":"x","into":{"from":"x"}})"),
       "pack.unknownField", "/migrations/0/steps/0/splitValue/into/from"},
      {one_step(R"("setDefault":{"field":"grade","value":"lo"})"), "pack.unknownValue",
       "/migrations/0/steps/0/setDefault/value"},
      {one_step(R"("setDefault":{"field":"grade","value":"low","states":["opne"]})"),
       "pack.unknownState", "/migrations/0/steps/0/setDefault/states/0"},
      {one_step(R"("dropField":{"field":"body"})"), "pack.uselessStep",
       "/migrations/0/steps/0/dropField/field"},
      {one_step(R"("convertField":{"field":"boody","rule":"wrap"})"), "pack.unknownField",
       "/migrations/0/steps/0/convertField/field"},
      {one_step(R"("convertField":{"field":"body","rule":"wrapp"})"), "pack.unknownConversion",
       "/migrations/0/steps/0/convertField/rule"},
      {one_step(R"("convertField":{"field":"body","rule":"split"})"), "pack.missing",
       "/migrations/0/steps/0/convertField"},
      {one_step(R"("renamefield":{"from":"a","to":"body"})"), "pack.unknownMember",
       "/migrations/0/steps/0/renamefield"},
      {one_step(R"("dropField":{"field":"a"},"renameField":{"from":"a","to":"body"})"),
       "pack.oneStep", "/migrations/0/steps/0"},
  }));
  INFO(each.migrations);
  const Engine by = engine(pack_at("2.0.0", each.migrations));
  const Value answer = json(by.migrate(record("1.0.0", "{}")).json);
  CHECK(text_at(answer, "/errors/0/code") == each.code);
  CHECK(text_at(answer, "/errors/0/pointer") == each.pointer);
}

TEST_CASE("a step may name what only a later step takes on", "[migrate]") {
  const Engine by = engine(pack_at("3.0.0", R"([
    {"from":"1.0.0","to":"2.0.0","steps":[
      {"type":"note","renameField":{"from":"words","to":"text"}},
      {"type":"note","renameValues":{"field":"grade","values":{"awful":"bad"}}},
      {"type":"note","renameState":{"from":"new","to":"open"}}]},
    {"from":"2.0.0","to":"3.0.0","steps":[
      {"type":"note","renameField":{"from":"text","to":"body"}},
      {"type":"note","renameValues":{"field":"grade","values":{"bad":"high"}}},
      {"type":"note","renameState":{"from":"open","to":"draft"}}]}])"));
  const Value answer = migrated(by, record("1.0.0", R"({"words":"w","grade":"awful"})", "new"));
  CHECK(text_of(*at(answer, "/record/fields")) == R"({"body":"w","grade":"high"})");
  CHECK(text_at(answer, "/record/state") == "draft");
}

// The pack that ships, and records as the version before the full pack wrote them.

namespace {

std::vector<std::string> old_records() {
  const std::string path =
      std::string(clause10::test::source_root) + "/tests/engine/records_of_0_1_0.ndjson";
  std::istringstream lines(clause10::test::read_file(path));
  std::vector<std::string> records;
  for (std::string line; std::getline(lines, line);) {
    records.push_back(line);
  }
  return records;
}

std::string in_force(const Value& evaluation) {
  std::string ids;
  for (const Value& each : *at(evaluation, "/violations")->list()) {
    if (*each.find("inForce")->truth()) ids += text_at(each, "/id") + " ";
  }
  return ids;
}

}  // namespace

TEST_CASE("records made before the full ISO 27001 pack go on", "[migrate][pack]") {
  const Engine& by = clause10::test::iso27001();
  const std::string context = text_of(corpus_context());
  REQUIRE(old_records().size() == 12);
  for (const std::string& written : old_records()) {
    INFO(written);
    CHECK(text_at(json(by.evaluate(written, context).json), "/violations/0/id") ==
          "record.olderPack");
    const Value answer = migrated(by, written);
    const Value& record = *answer.find("record");
    const std::string text = text_of(record);
    CHECK(at(migrated(by, text), "/changes")->list()->empty());
    // Nothing that was there is gone.
    const Value before = json(written);
    for (const auto& field : *at(before, "/fields")->object()) {
      CHECK(text_of(*at(record, "/fields/" + field.name)) == text_of(field.value));
    }
    const Value evaluation = json(by.evaluate(text, context).json);
    const std::string state = text_at(record, "/state");
    // What is violated now can be filled in: nothing that is locked stands in the way.
    for (const Value& each : *at(evaluation, "/violations")->list()) {
      if (!*each.find("inForce")->truth()) continue;
      for (const Value& field : *each.find("fields")->list()) {
        CHECK(text_of(*at(evaluation, "/locked")).find(text_of(field)) == std::string::npos);
      }
    }
    const bool is_analysed = state == "analysed" || text_at(record, "/type") != "nonconformity";
    if (!is_analysed) CHECK(in_force(evaluation).empty());
  }
}

TEST_CASE("a migrated record takes its next step", "[migrate][pack]") {
  const Engine& by = clause10::test::iso27001();
  const std::string context = text_of(corpus_context());
  const Value planned = migrated(by, old_records()[6]);
  CHECK(text_at(planned, "/record/former/0/value") == "planned");
  // With what planning asks for now it is planned again.
  Value fields = *at(planned, "/record/fields");
  const Value whole = *clause10::test::corpus_record("planned").find("fields");
  for (const auto& each : *whole.object()) {
    if (fields.find(each.name) == nullptr) {
      clause10::model::set(*fields.object(), each.name, each.value);
    }
  }
  const std::string filled = changed(text_of(*planned.find("record")), "/fields", fields);
  const auto reply = by.apply(filled, R"({"transition":"plan"})", context);
  INFO(reply.json);
  REQUIRE(reply.status == Status::ok);
  CHECK(text_at(json(reply.json), "/record/state") == "planned");
  CHECK(at(json(reply.json), "/record/former")->list()->size() == 1);
}
