#include <catch_amalgamated.hpp>

#include "support/support.h"

// Waivers: who lets a rule pass, why, for which text, and what a save may do to them.

namespace {

using clause10::Engine;
using clause10::Status;
using clause10::model::Value;
using clause10::test::at;
using clause10::test::json;
using clause10::test::text_at;
using clause10::test::text_of;

/// A note whose cause should be longer; that rule may be waived, the one about its name may not.
constexpr const char* pack = R"json({"id":"demo","version":"1.0.0","title":{"en":"Demo"},"enums":{},
  "calendars":{"c":{"weekend":[6,7],"holidays":[]}},
  "deadlineProfiles":{"default":{"title":{"en":"D"},"calendar":"c","deadlines":{}}},
  "recordTypes":{"note":{"label":{"en":"Note"},"help":{"en":"A note."},"initial":"open",
    "titleField":"name","fields":[
      {"id":"name","type":"text","label":{"en":"Name"}},
      {"id":"cause","type":"longText","label":{"en":"Cause"}}],
    "sections":[{"id":"s","label":{"en":"S"},"transition":"close","fields":["name","cause"]}],
    "states":[{"id":"open","label":{"en":"Open"}},
              {"id":"closed","label":{"en":"Closed"},"final":true}],
    "transitions":[{"id":"close","label":{"en":"Close"},"from":["open"],"to":"closed","clause":"1"}],
    "rules":[
      {"id":"cause.length","clause":"1","gates":["close"],"waivable":true,
       "length":{"field":"cause","min":20},"message":{"en":"Say more."}},
      {"id":"cause.required","clause":"1","gates":["close"],"waivable":true,
       "require":["cause"],"message":{"en":"Name the cause."}},
      {"id":"name.required","clause":"1","gates":["close"],
       "require":["name"],"message":{"en":"Give it a name."}}]}}})json";

const Engine& engine() {
  static const auto loaded = Engine::load(pack);
  return *loaded.engine;
}

std::string note(const std::string& fields, const std::string& waivers = "") {
  return R"({"clause10":1,"pack":"demo","packVersion":"1.0.0","type":"note","id":"1","version":0,)"
         R"("state":"open","fields":)" +
         fields + R"(,"deadlines":{},"history":[])" +
         (waivers.empty() ? "" : R"(,"waivers":[)" + waivers + "]") + "}";
}

std::string waiver(const std::string& text, const std::string& rule = "cause.length",
                   const std::string& rest =
                       R"("reason":"The cause is known by this name.","on":"2026-11-20",)"
                       R"("by":{"id":5,"name":"Anna"})") {
  return R"({"rule":")" + rule + R"(",)" + rest +
         (text.empty() ? "" : R"(,"text":")" + text + '"') + "}";
}

constexpr const char* context = R"({"today":"2026-11-23","user":{"id":5,"name":"Anna"}})";

/// What is violated, what is waived and by whom, and the faults of waivers.
std::string verdict(const std::string& record) {
  const Value evaluation = json(engine().evaluate(record, context).json);
  std::string text;
  for (const Value& each : *at(evaluation, "/violations")->list()) {
    text += text_at(each, "/id") + (each.find("waivable") == nullptr ? " " : "? ");
    if (text_at(each, "/severity") == "warning") text += "(" + text_at(each, "/message") + ") ";
  }
  for (const Value& each : *at(evaluation, "/waived")->list()) {
    text += "waived " + text_at(each, "/id") + " by " + text_at(each, "/by/name") + " on " +
            text_at(each, "/on") + " ";
    CHECK(text_of(*each.find("blocks")) == "[]");
  }
  return text + (*at(evaluation, "/transitions/0/open")->truth() ? "open" : "blocked");
}

/// "id: message" of what is said about an edit, one a line.
std::string edit(const std::string& before, const std::string& after) {
  const auto reply =
      engine().check_edit(R"({"before":)" + before + R"(,"after":)" + after + "}", context);
  std::string lines;
  const Value answer = json(reply.json);
  for (const Value& each : *at(answer, "/violations")->list()) {
    lines += text_at(each, "/id") + ": " + text_at(each, "/message") + "\n";
  }
  CHECK((reply.status == Status::refused) == !lines.empty());
  return lines;
}

const std::string terse = R"({"name":"N","cause":"Typo."})";

}  // namespace

TEST_CASE("a waiver lets a rule pass for the text that it was given for", "[waiver]") {
  CHECK(verdict(note(terse)) == "cause.length? blocked");
  CHECK(verdict(note(terse, waiver("Typo."))) == "waived cause.length by Anna on 2026-11-20 open");
  CHECK(verdict(note(terse, waiver("Slip."))) == "cause.length? blocked");
  // What was waived and has been mended since is not mentioned.
  CHECK(verdict(note(R"({"name":"N","cause":"The form takes any address."})", waiver("Typo."))) ==
        "open");
  // The first that fits counts, whatever stands before it.
  CHECK(verdict(note(terse, waiver("Slip.") + "," + waiver("Typo."))) ==
        "waived cause.length by Anna on 2026-11-20 open");
  // Of an empty field there is no text.
  CHECK(verdict(note(R"({"name":"N"})", waiver("", "cause.required"))) ==
        "waived cause.required:cause by Anna on 2026-11-20 open");
}

TEST_CASE("a waiver that does not count is reported and lets nothing pass", "[waiver]") {
  struct Case {
    std::string waiver;
    std::string verdict;
  };
  const Case cases[] = {
      {waiver("N", "name.required"),
       "cause.length? record.waiver:1 (A waiver was given for \"name.required\", which cannot be "
       "waived; mend what the rule asks for.) blocked"},
      {waiver("N", "name.requird"),
       "cause.length? record.waiver:1 (A waiver names the rule \"name.requird\", which records of "
       "this type do not have; it lets nothing pass.) blocked"},
      {waiver("Typo.", "cause.length",
              R"("reason":"   It is right.     ","on":"2026-11-20","by":{"id":5,"name":"Anna"})"),
       "cause.length? record.waiver:1 (The waiver of \"cause.length\" needs a reason of 20 "
       "characters or more; it lets nothing pass.) blocked"},
      {waiver("Typo.", "cause.length",
              R"("reason":"The cause is known by this name.","on":"2026-11-20","by":{"id":5})"),
       "cause.length? record.waiver:1 (The waiver of \"cause.length\" does not say who gave it, "
       "with \"id\" and \"name\"; it lets nothing pass.) blocked"},
      {waiver("Typo.", "cause.length",
              R"("reason":"The cause is known by this name.","by":{"id":5,"name":"Anna"})"),
       "cause.length? record.waiver:1 (The waiver of \"cause.length\" does not say on which day it "
       "was given; it lets nothing pass.) blocked"},
      {"7",
       "cause.length? record.waiver:1 (A waiver names the rule \"?\", which records of this type "
       "do not have; it lets nothing pass.) blocked"},
  };
  for (const Case& each : cases) {
    INFO(each.waiver);
    CHECK(verdict(note(terse, each.waiver)) == each.verdict);
  }
  CHECK(json(engine().evaluate(note(terse).insert(1, R"("waivers":7,)"), context).json)
            .find("errors") != nullptr);
}

TEST_CASE("a save adds waivers, and neither alters nor removes one", "[waiver][edit]") {
  const std::string with = note(terse, waiver("Typo."));
  CHECK(edit(note(terse), with).empty());
  CHECK(edit(with, with).empty());
  CHECK(edit(with, note(R"({"name":"N","cause":"Slip."})", waiver("Typo.") + "," + waiver("Slip.")))
            .empty());
  CHECK(edit(with, note(terse)) ==
        "edit.waiver:1: Waiver 1, of \"cause.length\", is gone; put it back, what was waived stays "
        "on record.\n");
  CHECK(edit(with, note(terse, waiver("Slip."))) ==
        "edit.waiver:1: Waiver 1, of \"cause.length\", was altered; put it back as it was, and add "
        "another one if need be.\n");
  CHECK(edit(note(terse), note(terse, waiver("Slip."))) ==
        "edit.waiver:1: The waiver was given for another value of \"cause\", \"Slip.\"; it holds "
        "\"Typo.\" now: give it anew.\n");
  CHECK(edit(note(terse), note(terse, waiver("N", "name.required"))) ==
        "edit.waiver:1: A waiver was given for \"name.required\", which cannot be waived; mend "
        "what the rule asks for.\n");
  CHECK(edit(note(terse),
             note(terse, waiver("Typo.", "cause.length",
                                R"("reason":"The cause is known by this name.","on":"2026-12-20",)"
                                R"("by":{"id":6,"name":"Ben"})"))) ==
        "edit.waiver:1: The waiver is signed by \"Ben\", but the one who edits is \"Anna\"; "
        "everybody signs their own.\n"
        "edit.waiver:1: The waiver is dated 2026-12-20, more than a day in the future; it is "
        "2026-11-23.\n");
}

TEST_CASE("steps carry waivers along", "[waiver]") {
  const auto moved = engine().apply(
      note(terse, waiver("Typo.")), R"({"transition":"close"})",
      R"({"today":"2026-11-23","now":"2026-11-23T10:00:00Z","user":{"id":5,"name":"Anna"}})");
  REQUIRE(moved.status == Status::ok);
  const Value answer = json(moved.json);
  CHECK(text_at(answer, "/record/waivers/0/rule") == "cause.length");
  CHECK(text_at(answer, "/evaluation/waived/0/id") == "cause.length");
  // Long after, the reason is still there to be read.
  CHECK(text_at(answer, "/evaluation/waived/0/reason") == "The cause is known by this name.");
}

TEST_CASE("a rule that may be waived is about one field", "[waiver]") {
  std::string two = pack;
  two.replace(two.find(R"("require":["cause"])"), 19, R"("require":["cause","name"])");
  CHECK(text_at(json(Engine::load(two).reply.json), "/errors/0/code") == "pack.waivable");
}
