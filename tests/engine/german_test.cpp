#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "model/wording.h"
#include "support/corpus.h"
#include "support/paths.h"
#include "support/support.h"

// What the engine itself says to people, in German; the English texts are those of the other tests.

namespace {

using clause10::model::Value;
using clause10::test::at;
using clause10::test::changed;
using clause10::test::json;
using clause10::test::text_at;
using clause10::test::text_of;

using Changes = std::vector<std::pair<std::string, std::string>>;  // pointer, JSON; null removes

std::string record(std::string_view name, const Changes& changes) {
  std::string text = text_of(clause10::test::corpus_record(name));
  for (const auto& [pointer, value] : changes) {
    text = changed(text, pointer, json(value));
  }
  return text;
}

std::string context(const std::string& changes) {
  return text_of(clause10::test::corpus_context(json(changes)));
}

void remove_german(Value& value) {
  if (auto* list = value.list()) std::for_each(list->begin(), list->end(), remove_german);
  auto* object = value.object();
  if (object == nullptr) return;
  std::erase_if(*object, [](const auto& member) { return member.name == "de"; });
  for (auto& member : *object) {
    remove_german(member.value);
  }
}

/// The shipped pack in English alone, so that every German word is the engine's.
const clause10::Engine& engine() {
  static const auto loaded = [] {
    Value pack = json(clause10::test::iso27001_json());
    remove_german(pack);
    return clause10::Engine::load(text_of(pack));
  }();
  REQUIRE(loaded.engine != nullptr);
  return *loaded.engine;
}

/// The messages of the engine's own rules, one a line.
std::string messages(const clause10::Reply& reply) {
  const Value answer = json(reply.json);
  std::string text;
  const Value* violations = at(answer, "/violations");
  if (violations == nullptr) violations = at(answer, "/evaluation/violations");
  REQUIRE(violations != nullptr);
  for (const Value& each : *violations->list()) {
    const std::string rule = text_at(each, "/rule");
    const bool own = rule.starts_with("implicit.") || rule.starts_with("record.") ||
                     rule.starts_with("workflow.") || rule.starts_with("edit.");
    if (own) text += text_at(each, "/message") + "\n";
  }
  return text;
}

}  // namespace

// After a change of a text that is meant: CLAUSE10_RENEW=1 build/native/tests/engine/clause10-tests
// "[german]" writes the file anew; git diff shows what people will read.
TEST_CASE("what the engine says in German is as written down", "[german]") {
  std::string said = "# Werte, die nicht passen\n";
  said += messages(engine().evaluate(record("raised", {{"/fields/detectedOn", "\"2026-02-30\""},
                                                       {"/fields/raisedOn", "\"gestern\""},
                                                       {"/fields/source", "\"rumour\""},
                                                       {"/fields/titel", "\"x\""},
                                                       {"/fields/owner", "\"Anna\""},
                                                       {"/fields/title", "[1]"}}),
                                     context(R"({"locale":"de-AT","roles":[]})")));
  struct Edit {
    const char* what;
    const char* record;
    Changes changes;
  };
  const std::vector<Edit> edits = {
      {"Felder", "raised", {{"/fields/raisedBy", "null"}, {"/fields/raisedOn", "\"2026-01-01\""}}},
      {"Version", "raised", {{"/version", "9"}}},
      {"Verlauf gekürzt", "raised", {{"/history", "[]"}}},
      {"Verlauf geändert", "raised", {{"/history/0/on", "\"2020-01-01T00:00:00Z\""}}},
      {"Zustand gesetzt", "raised", {{"/state", "\"closed\""}}},
      {"Zustand ohne Schritt", "draft", {{"/state", "\"raised\""}}},
      {"Art", "raised", {{"/type", "\"audit\""}}},
      {"Kennung", "raised", {{"/id", "\"other\""}, {"/packVersion", "\"9.9.9\""}}},
      {"Frist", "raised", {{"/deadlines/x", R"({"due":"2026-11-23","original":"2026-11-23"})"}}},
      {"Frist verschoben", "triaged", {{"/deadlines/correction/due", "\"2027-01-01\""}}},
      {"Format", "raised", {{"/clause10", "2"}}},
      {"Gesperrt", "triaged", {{"/fields/title", "\"Another title, long after\""}}},
      {"Unbekannter Schritt", "draft", {{"/history", R"([{"version":1,"transition":"rais"}])"}}},
      {"Schritt ohne Angaben",
       "draft",
       {{"/history",
         R"([{"version":5,"transition":"raise","from":"x","to":["y","z"],"on":"soon"}])"},
        {"/fields/raisedOn", "\"2026-11-23\""}}},
      {"Schritt anderer",
       "draft",
       {{"/state", "\"raised\""},
        {"/version", "1"},
        {"/history",
         R"([{"version":1,"transition":"raise","from":"draft","to":"raised","on":"2030-01-01T00:00:00Z",
              "by":{"id":9,"name":"Eva Kern"}}])"}}},
  };
  for (const Edit& each : edits) {
    said += std::string("\n# ") + each.what + "\n";
    said +=
        messages(engine().check_edit(R"({"before":)" + record(each.record, {}) + R"(,"after":)" +
                                         record(each.record, each.changes) + "}",
                                     context(R"({"locale":"de","roles":[]})")));
  }
  for (const std::string rule : {"title.length", "title.required", "clause"}) {
    const auto reply = engine().explain(R"({"rule":"nonconformity.)" + rule + R"(","record":)" +
                                            record("raised", {{"/fields/title", "\"kurz\""}}) + "}",
                                        context(R"({"locale":"de"})"));
    const Value answer = json(reply.json);
    if (at(answer, "/why") == nullptr) continue;
    said += "\n# Erklärt: " + rule + "\n";
    for (const Value& each : *at(answer, "/why")->list()) {
      said += *each.text() + "\n";
    }
    for (const Value& each : *at(answer, "/fields")->list()) {
      said += text_at(each, "/label") + " " + text_at(each, "/asked") + "\n";
    }
  }
  const std::string path = std::string(clause10::test::source_root) + "/tests/golden/german.txt";
  if (std::getenv("CLAUSE10_RENEW") != nullptr) std::ofstream(path, std::ios::binary) << said;
  CHECK(said == clause10::test::read_file(path));
}

TEST_CASE("places of a wording are filled once", "[german]") {
  using clause10::model::say;
  using clause10::model::Wording;
  constexpr Wording wording("{1} after {0} {\"x\"}", "{0} vor {1}");
  CHECK(say(wording, "en", {"{1}", "b"}) == "b after {1} {\"x\"}");
  CHECK(say(wording, "de-CH", {"a", "b"}) == "a vor b");
  CHECK(say(wording, "fr", {"a", "b"}) == "b after a {\"x\"}");
}
