#include <catch_amalgamated.hpp>

#include "support/support.h"

// What an organisation sets, as conditions see it.

namespace {

using clause10::Engine;
using clause10::test::at;
using clause10::test::json;
using clause10::test::text_at;

const std::vector<std::pair<std::string, std::string>> parameters = {
    {"limit", R"({"type":"integer","default":3,"min":1,"max":9,"label":{"en":"Limit"}})"},
    {"strict", R"({"type":"truth","default":false,"label":{"en":"Strict"}})"},
    {"site",
     R"({"type":"text","default":"north","values":["north","south"],"label":{"en":"Site"}})"},
    {"start", R"({"type":"date","default":"2026-01-01","label":{"en":"Start"}})"},
};

/// "holds", the message of the violation, or the code of the refusal, of a rule with that
/// condition.
std::string checked(const std::string& condition, const std::string& set) {
  std::string pack = clause10::test::example_json();
  for (const auto& [id, parameter] : parameters) {
    pack = clause10::test::changed(pack, "/parameters/" + id, json(parameter));
  }
  pack = clause10::test::changed(
      pack, "/recordTypes/nonconformity/rules",
      json(R"([{"id":"r","clause":"1","message":{"en":"broken"},"fields":["title"],"check":")" +
           condition + "\"}]"));
  const auto loaded = Engine::load(pack);
  INFO(loaded.reply.json);
  REQUIRE(loaded.engine != nullptr);
  const auto reply = loaded.engine->evaluate(
      R"({"clause10":1,"pack":"iso27001","packVersion":"0.1.0","type":"nonconformity","id":"1",)"
      R"("version":0,"state":"draft","fields":{"title":"A title"},"deadlines":{},"history":[]})",
      R"({"today":"2026-11-23","parameters":)" + set + "}");
  INFO(reply.json);
  const auto evaluation = json(reply.json);
  if (at(evaluation, "/errors") != nullptr) return text_at(evaluation, "/errors/0/code");
  return at(evaluation, "/violations/0") == nullptr ? "holds"
                                                    : text_at(evaluation, "/violations/0/message");
}

struct Case {
  std::string condition;
  std::string set;
  std::string result;
};

}  // namespace

TEST_CASE("conditions read parameters: what is set, else the default", "[parameters]") {
  const auto each = GENERATE(values<Case>({
      {"parameters.limit == 3", "{}", "holds"},
      {"parameters.limit == 3", R"({"limit":4})", "broken"},
      {"parameters.limit + 1 == 5", R"({"limit":4})", "holds"},
      {"parameters.strict", "{}", "broken"},
      {"parameters.strict", R"({"strict":true})", "holds"},
      {"parameters.site == 'south'", R"({"site":"south"})", "holds"},
      {"parameters.start < today", "{}", "holds"},
      {"parameters.start < today", R"({"start":"2027-01-01"})", "broken"},
      {"has(parameters.limit)", "{}", "holds"},
      // What does not fit is refused before any rule runs.
      {"true", R"({"limit":10})", "context.badParameter"},
      {"true", R"({"limit":0})", "context.badParameter"},
      {"true", R"({"limit":1.5})", "context.badParameter"},
      {"true", R"({"limit":null})", "context.badParameter"},
      {"true", R"({"site":"west"})", "context.badParameter"},
      {"true", R"({"strict":"true"})", "context.badParameter"},
      {"true", R"({"start":"2026-02-30"})", "context.badParameter"},
      {"true", R"({"limits":3})", "context.unknownParameter"},
  }));
  INFO(each.condition << " with " << each.set);
  CHECK(checked(each.condition, each.set) == each.result);
}
