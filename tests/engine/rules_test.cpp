#include <catch_amalgamated.hpp>

#include "evaluate/message.h"
#include "support/support.h"

// Kinds of rules that the shipped pack does not use: on a small pack of their own.

namespace {

using clause10::Engine;
using clause10::test::at;
using clause10::test::json;
using clause10::test::text_at;
using clause10::test::text_of;

/// A record type "note" with states open → closed and one rule.
std::string pack_with_rule(const std::string& rule) {
  return R"json({"id":"demo","version":"1.0.0","title":{"en":"Demo"},
    "enums":{"colour":{"label":{"en":"Colour"},"values":[{"id":"red","label":{"en":"Red"}},
             {"id":"blue","label":{"en":"Blue"}}]}},
    "calendars":{"c":{"weekend":[6,7],"holidays":[]}},
    "deadlineProfiles":{"default":{"title":{"en":"D"},"calendar":"c","deadlines":{}}},
    "recordTypes":{"note":{"label":{"en":"Note"},"help":{"en":"A note."},"initial":"open",
      "titleField":"name","fields":[
        {"id":"name","type":"text","label":{"en":"Name","de":"Bezeichnung"}},
        {"id":"colour","type":"enum","enum":"colour","label":{"en":"Colour"}},
        {"id":"owner","type":"user","label":{"en":"Owner"}}],
      "sections":[{"id":"s","label":{"en":"S"},"transition":"close","fields":["name"]}],
      "states":[{"id":"open","label":{"en":"Open"}},{"id":"closed","label":{"en":"Closed"},"final":true}],
      "transitions":[{"id":"close","label":{"en":"Close"},"from":["open"],"to":"closed","clause":"1"}],
      "rules":[)json" +
         rule + "]}}}";
}

/// "id|in force|blocks|message" of every violation, one a line.
std::string violations(const std::string& rule, const std::string& fields,
                       const std::string& locale = "en") {
  const auto loaded = Engine::load(pack_with_rule(rule));
  INFO(loaded.reply.json);
  REQUIRE(loaded.engine != nullptr);
  const auto reply = loaded.engine->evaluate(
      R"({"clause10":1,"pack":"demo","packVersion":"1.0.0","type":"note","id":"1","version":0,)"
      R"("state":"open","fields":)" +
          fields + R"(,"deadlines":{},"history":[]})",
      R"({"today":"2026-11-23","locale":")" + locale + "\"}");
  const auto evaluation = json(reply.json);
  std::string lines;
  for (const auto& each : *at(evaluation, "/violations")->list()) {
    lines += text_at(each, "/id") + "|" + text_of(*at(each, "/inForce")) + "|" +
             text_of(*at(each, "/blocks")) + "|" + text_at(each, "/message") + "\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("oneOf", "[rules]") {
  const std::string rule = R"({"id":"r","clause":"1","oneOf":{"field":"colour","values":["red"]},)"
                           R"("message":{"en":"{field} is {value}"}})";
  CHECK(violations(rule, R"({"colour":"blue"})") == "r|true|[\"close\"]|Colour is blue\n");
  CHECK(violations(rule, R"({"colour":"red"})").empty());
  CHECK(violations(rule, "{}").empty());
}

TEST_CASE("a rule without gates is always in force", "[rules]") {
  const std::string rule = R"({"id":"r","clause":"1","require":["name","owner"],)"
                           R"("message":{"en":"{field}","de":"Feld {field}"}})";
  CHECK(violations(rule, "{}") == "r:name|true|[\"close\"]|Name\nr:owner|true|[\"close\"]|Owner\n");
  CHECK(violations(rule, "{}", "de-AT") ==
        "r:name|true|[\"close\"]|Feld Bezeichnung\nr:owner|true|[\"close\"]|Feld Owner\n");
}

TEST_CASE("a warning tells and blocks nothing", "[rules]") {
  const std::string rule = R"({"id":"r","clause":"1","severity":"warning","require":["name"],)"
                           R"("message":{"en":"m"}})";
  CHECK(violations(rule, "{}") == "r:name|true|[]|m\n");
}

TEST_CASE("a check is skipped while one of its fields is absent", "[rules]") {
  const std::string rule = R"({"id":"r","clause":"1","check":"owner.id == 5","fields":["owner"],)"
                           R"("message":{"en":"not five"}})";
  CHECK(violations(rule, "{}").empty());
  CHECK(violations(rule, R"({"owner":{"id":5,"name":"A"}})").empty());
  CHECK(violations(rule, R"({"owner":{"id":6,"name":"B"}})") == "r|true|[\"close\"]|not five\n");
}

TEST_CASE("a condition that cannot be decided shows instead of passing", "[rules]") {
  const std::string check = R"({"id":"r","clause":"1","check":"owner.mail == 'x'",)"
                            R"("fields":["name"],"message":{"en":"m"}})";
  CHECK(violations(check, R"({"name":"n","owner":{"id":5}})") ==
        "r|true|[\"close\"]|This rule of the pack could not be decided: there is no member "
        "\"mail\" (column 6).\n");
  const std::string when = R"({"id":"r","clause":"1","when":"name","require":["owner"],)"
                           R"("message":{"en":"m"}})";
  CHECK(violations(when, R"({"name":"n"})") ==
        "r|true|[\"close\"]|This rule of the pack could not be decided: it yields a text.\n");
}

TEST_CASE("a message names whom an expression finds", "[rules]") {
  const auto rule = [](const std::string& expression) {
    return R"({"id":"r","clause":"1","check":"owner.id == 5","fields":["owner"],"with":{"who":")" +
           expression + R"("},"message":{"en":"{who}!","de":"{who}?"}})";
  };
  const std::string fields = R"({"owner":{"id":6,"name":"Ana Ruiz"}})";
  CHECK(violations(rule("owner.name"), fields) == "r|true|[\"close\"]|Ana Ruiz!\n");
  CHECK(violations(rule("owner.name"), fields, "de") == "r|true|[\"close\"]|Ana Ruiz?\n");
  CHECK(violations(rule("[owner.name, 'Bo']"), fields) == "r|true|[\"close\"]|Ana Ruiz, Bo!\n");
  // What cannot be said is no reason to say nothing.
  CHECK(violations(rule("owner.mail"), fields) == "r|true|[\"close\"]|?!\n");
  CHECK(violations(rule("owner.id"), fields) == "r|true|[\"close\"]|?!\n");
}

TEST_CASE("what a message is filled with is checked", "[rules]") {
  const auto fault = [](const std::string& with, const std::string& message) {
    const auto loaded =
        Engine::load(pack_with_rule(R"({"id":"r","clause":"1","require":["name"],"with":)" + with +
                                    R"(,"message":{"en":")" + message + R"("}})"));
    const auto answer = json(loaded.reply.json);
    return text_at(answer, "/errors/0/code") + " " + text_at(answer, "/errors/0/pointer");
  };
  const std::string at = "/recordTypes/note/rules/0/";
  CHECK(fault(R"({"who":"owner.name"})", "{whom}") == "pack.placeholder " + at + "message/en");
  CHECK(fault(R"({"who":5})", "{who}") == "pack.wrongType " + at + "with/who");
  CHECK(fault(R"({"Who":"name"})", "{Who}") == "pack.badId " + at + "with/Who");
}

TEST_CASE("a placeholder without an argument stays", "[rules]") {
  CHECK(clause10::evaluate::fill("{field} {min}", {{"field", "Name"}}) == "Name {min}");
}
