#include <catch_amalgamated.hpp>

#include "support/corpus.h"
#include "support/support.h"

// What one save may change in a record, and what not: the shipped pack, one line an attempt.

namespace {

using clause10::Status;
using clause10::model::Value;
using clause10::test::at;
using clause10::test::changed;
using clause10::test::json;
using clause10::test::text_at;
using clause10::test::text_of;

using Changes = std::vector<std::pair<std::string, std::string>>;  // pointer, JSON; null removes

std::string record(std::string_view name, const Changes& changes = {}) {
  std::string text = text_of(clause10::test::corpus_record(name, clause10::model::Object()));
  for (const auto& [pointer, value] : changes) {
    text = changed(text, pointer, json(value));
  }
  return text;
}

std::string context(const std::string& changes = "{}") {
  return text_of(clause10::test::corpus_context(json(changes)));
}

clause10::Reply check(const std::string& before, const std::string& after,
                      const std::string& changes = "{}") {
  return clause10::test::iso27001().check_edit(
      R"({"before":)" + before + R"(,"after":)" + after + "}", context(changes));
}

/// "id: message" of each violation, one a line.
std::string lines(const clause10::Reply& reply) {
  const Value answer = json(reply.json);
  if (reply.status == Status::bad_input) return "bad input " + text_at(answer, "/errors/0/code");
  std::string text;
  for (const Value& each : *at(answer, "/violations")->list()) {
    text += text_at(each, "/id") + ": " + text_at(each, "/message") + "\n";
  }
  CHECK((reply.status == Status::refused) == !text.empty());
  return text;
}

struct Attempt {
  std::string what;
  std::string record;  ///< of the corpus, before the edit
  Changes changes;
  std::string answer;
  std::string context = "{}";
};

const std::string raise_entry =
    R"({"version":1,"transition":"raise","from":"draft","to":"raised",)"
    R"("by":{"id":5,"name":"Anna Berger"},"on":"2026-11-23T10:00:00Z"})";

Changes raised_by_hand(const std::string& entry = raise_entry) {
  return {{"/state", "\"raised\""},
          {"/version", "1"},
          {"/history", "[" + entry + "]"},
          {"/fields/raisedOn", "\"2026-11-23\""},
          {"/fields/raisedBy", R"({"id":5,"name":"Anna Berger"})"}};
}

Changes with(Changes changes, const Changes& more) {
  changes.insert(changes.end(), more.begin(), more.end());
  return changes;
}

}  // namespace

TEST_CASE("what a save may change", "[edit]") {
  const std::vector<Attempt> attempts = {
      {"nothing", "triaged", {}, ""},
      {"a field that is open in this state", "triaged", {{"/fields/rootCause", "\"X\""}}, ""},
      {"an open field is emptied", "triaged", {{"/fields/correction", "null"}}, ""},
      {"empty is written in another way", "empty", {{"/fields/title", "\" \""}}, ""},
      {"a step", "draft", raised_by_hand(), ""},
      {"an edit and a step at once", "draft",
       with(raised_by_hand(), {{"/fields/title", "\"Another title\""}}), ""},
      {"something that this version does not know is added", "draft", {{"/tags", "[1]"}}, ""},
      {"the day of a step by the person's own calendar", "draft",
       with(raised_by_hand(), {{"/fields/raisedOn", "\"2026-11-24\""}}), ""},
      {"roles are not known", "raised", {{"/fields/severity", "\"major\""}}, ""},
      {"by the role that may",
       "raised",
       {{"/fields/severity", "\"major\""}},
       "",
       R"({"roles":["owner","securityManager"]})"},
  };
  for (const Attempt& each : attempts) {
    INFO(each.what);
    CHECK(lines(check(record(each.record), record(each.record, each.changes), each.context)) ==
          each.answer);
  }
}

TEST_CASE("what a save may not change", "[edit]") {
  const std::vector<Attempt> attempts = {
      {"a locked field",
       "triaged",
       {{"/fields/severity", "\"major\""}},
       "edit.locked:severity: \"Severity\" changed from \"minor\" to \"major\"; put it back, it is "
       "locked from the state \"Triaged\" on.\n"},
      {"a locked field is emptied",
       "raised",
       {{"/fields/gap", "null"}},
       "edit.locked:gap: \"The gap\" changed from \"Access outlived employment by up to 14 days.\" "
       "to "
       "empty; put it back, it is locked from the state \"Raised\" on.\n"},
      {"a computed field",
       "raised",
       {{"/fields/raisedOn", "\"2026-11-01\""}},
       "edit.computed:raisedOn: \"Raised on\" changed from \"2026-11-17\" to \"2026-11-01\"; put "
       "it "
       "back, it is filled in by the step raise.\n"},
      {"a computed field before its step",
       "draft",
       {{"/fields/triagedOn", "\"2026-11-01\""}},
       "edit.computed:triagedOn: \"Triaged on\" changed from empty to \"2026-11-01\"; put it back, "
       "it is filled in by the step triage.\n"},
      {"a step with another day in its field", "draft",
       with(raised_by_hand(), {{"/fields/raisedOn", "\"2026-11-20\""}}),
       "edit.computed:raisedOn: \"Raised on\" changed from empty to \"2026-11-20\"; the step "
       "\"raise\" fills in the day on which it is taken.\n"},
      {"a step with another person in its field", "draft",
       with(raised_by_hand(), {{"/fields/raisedBy", R"({"id":9,"name":"Mira"})"}}),
       "edit.computed:raisedBy: \"Raised by\" changed from empty to \"Mira\"; the step \"raise\" "
       "fills in the person who takes it.\n"},
      {"the state alone",
       "draft",
       {{"/state", "\"raised\""}},
       "edit.state: The state changed from \"draft\" to \"raised\" without a step in the history "
       "that leads there; take the step \"raise\" instead of setting the state.\n"},
      {"the state, past all steps",
       "draft",
       {{"/state", "\"planned\""}},
       "edit.state: The state changed from \"draft\" to \"planned\" without a step in the history "
       "that leads there; put it back, no step of the pack leads from one to the other.\n"},
      {"the version",
       "raised",
       {{"/version", "7"}},
       "edit.version: The version must be 1, not 7: it was 1 and counts the steps taken, nothing "
       "else.\n"},
      {"the version, backwards",
       "raised",
       {{"/version", "0"}},
       "edit.version: The version must be 1, not 0: it was 1 and counts the steps taken, nothing "
       "else.\n"},
      {"the type",
       "draft",
       {{"/type", "\"correctiveAction\""}},
       "edit.type: The record's type changed from \"nonconformity\" to \"correctiveAction\"; put "
       "it "
       "back, it never changes; or raise a new record.\n"},
      {"the id",
       "draft",
       {{"/id", "\"2\""}},
       "edit.id: The record's id changed from \"6f1c1f6e-0c1e-4a53-9f5e-6a4f4e0f3d11\" to \"2\"; "
       "put it back, it never changes.\n"},
      {"the pack",
       "draft",
       {{"/pack", "\"other\""}},
       "edit.pack: The record's pack changed from \"iso27001\" to \"other\"; put it back, it never "
       "changes.\n"},
      {"the pack's version",
       "raised",
       {{"/packVersion", "\"9\""}},
       "edit.packVersion: The pack's version changed from \"0.2.0\" to \"9\"; put it back, it "
       "changes with a step alone, and then to the version of the pack, \"0.2.0\".\n"},
      {"the format",
       "draft",
       {{"/clause10", "2"}},
       "edit.format: The record's format changed from 1 to 2; put it back, or judge the edit with "
       "a "
       "newer engine.\n"},
      {"a frozen deadline",
       "triaged",
       {{"/deadlines/plan/due", "\"2027-12-18\""}},
       "edit.deadline:plan: The deadline \"Corrective action plan\" was frozen on \"2026-12-18\" "
       "(\"due\") and is now \"2027-12-18\"; put it back, what was agreed stays on record.\n"},
      {"the original of a frozen deadline",
       "triaged",
       {{"/deadlines/plan/original", "\"2027-12-18\""}},
       "edit.deadline:plan: The deadline \"Corrective action plan\" was frozen on \"2026-12-18\" "
       "(\"original\") and is now \"2027-12-18\"; put it back, what was agreed stays on record.\n"},
      {"a frozen deadline is dropped",
       "triaged",
       {{"/deadlines/close", "null"}},
       "edit.deadline:close: The deadline \"Close\" was frozen on \"2027-05-17\" (\"due\") and is "
       "now empty; put it back, what was agreed stays on record.\n"},
      {"a deadline appears without its step",
       "raised",
       {{"/deadlines/plan", R"({"due":"2027-12-18","original":"2027-12-18"})"}},
       "edit.deadline:plan: The deadline \"Corrective action plan\" was not there before, and no "
       "step of this edit freezes it; remove it, the step that does will write it.\n"},
      {"a field for another role",
       "raised",
       {{"/fields/severity", "\"major\""}},
       "edit.role:severity: \"Severity\" changed from \"minor\" to \"major\"; put it back, or ask "
       "Information security manager to change it.\n",
       R"({"roles":["owner"]})"},
  };
  for (const Attempt& each : attempts) {
    INFO(each.what);
    CHECK(lines(check(record(each.record), record(each.record, each.changes), each.context)) ==
          each.answer);
  }
}

TEST_CASE("the history only grows, by steps of the pack", "[edit]") {
  const auto entry = [](const std::string& pointer, const std::string& value) {
    return raised_by_hand(changed(raise_entry, pointer, json(value)));
  };
  const std::vector<Attempt> attempts = {
      {"shortened",
       "raised",
       {{"/history", "[]"}},
       "edit.history: The history had 1 entry and now has 0; put back what is missing, it only "
       "ever grows.\n"},
      {"an entry is altered",
       "triaged",
       {{"/history/0/by", R"({"id":9,"name":"Mira"})"}},
       "edit.history:1: Entry 1 of the history: \"by\" changed from \"Anna Berger\" to \"Mira\"; "
       "put it back, what happened stays as it was recorded.\n"},
      {"an unknown step", "draft", entry("/transition", "\"rais\""),
       "edit.history:1: Entry 1 of the history: the pack has no step \"rais\"; did you mean "
       "\"raise\"?\n"
       "edit.state: The state changed from \"draft\" to \"raised\" without a step in the history "
       "that leads there; take the step \"raise\" instead of setting the state.\n"
       "edit.version: The version must be 0, not 1: it was 0 and counts the steps taken, nothing "
       "else.\n"
       "edit.computed:raisedOn: \"Raised on\" changed from empty to \"2026-11-23\"; put it back, "
       "it "
       "is filled in by the step raise.\n"
       "edit.computed:raisedBy: \"Raised by\" changed from empty to \"Anna Berger\"; put it back, "
       "it is filled in by the step raise.\n"},
      {"a step from elsewhere", "draft", entry("/from", "\"triaged\""),
       "edit.history:1: Entry 1 of the history: \"raise\" starts from draft, and the record was in "
       "the state \"draft\"; written is \"triaged\".\n"},
      {"a step to elsewhere", "draft", entry("/to", "\"triaged\""),
       "edit.history:1: Entry 1 of the history: \"raise\" leads to \"raised\", not to "
       "\"triaged\".\n"},
      {"a version is left out", "draft", entry("/version", "2"),
       "edit.history:1: Entry 1 of the history: the version must be 1, one more than before, not "
       "2.\n"},
      {"nobody", "draft", entry("/by", "null"),
       "edit.history:1: Entry 1 of the history: \"by\" must say who took the step, as {\"id\", "
       "\"name\"}.\n"
       "edit.computed:raisedBy: \"Raised by\" changed from empty to \"Anna Berger\"; the step "
       "\"raise\" fills in the person who takes it.\n"},
      {"no moment", "draft", entry("/on", "\"yesterday\""),
       "edit.history:1: Entry 1 of the history: \"on\" must be a moment in UTC such as "
       "2026-11-23T10:00:00Z, not \"yesterday\".\n"
       "edit.computed:raisedOn: \"Raised on\" changed from empty to \"2026-11-23\"; the step "
       "\"raise\" fills in the day on which it is taken.\n"},
      {"in somebody else's name", "draft", raised_by_hand(),
       "edit.history:1: Entry 1 of the history: it is signed by \"Anna Berger\", but the one who "
       "edits is \"Mira\"; everybody signs their own steps.\n",
       R"({"user":{"id":9,"name":"Mira"}})"},
      {"in the future", "draft", raised_by_hand(),
       "edit.history:1: Entry 1 of the history: 2026-11-23T10:00:00Z lies more than a day in the "
       "future; it is 2026-11-20T10:00:00Z.\n",
       R"({"now":"2026-11-20T10:00:00Z"})"},
  };
  for (const Attempt& each : attempts) {
    INFO(each.what);
    CHECK(lines(check(record(each.record), record(each.record, each.changes), each.context)) ==
          each.answer);
  }
}

TEST_CASE("what is not known is not lost", "[edit]") {
  const std::string before = record(
      "triaged",
      {{"/tags", R"(["vpn"])"},
       {"/fields/likelihood", "3"},
       {"/deadlines/plan", R"({"due":"2026-12-18","original":"2026-12-18","agreedBy":"CISO"})"}});
  const auto without = [&](const std::string& pointer) {
    return lines(check(before, changed(before, pointer, Value())));
  };
  CHECK(lines(check(before, before)).empty());
  CHECK(without("/tags") ==
        "edit.lost:/tags: \"tags\" (1 item) is gone; put it back: this version does not know it, "
        "but another one does.\n");
  CHECK(without("/fields/likelihood") ==
        "edit.lost:/fields/likelihood: \"likelihood\" (3) is gone; put it back: this version does "
        "not know it, but another one does.\n");
  CHECK(without("/deadlines/plan/agreedBy") ==
        "edit.lost:/deadlines/plan/agreedBy: \"agreedBy\" (\"CISO\") is gone; put it back: this "
        "version does not know it, but another one does.\n");
}

TEST_CASE("the chain of saves only grows", "[edit]") {
  const std::string first = R"({"save":"a","hash":"1"})";
  const std::string second = R"({"save":"b","hash":"2"})";
  const std::string before = record("raised", {{"/chain", "[" + first + "]"}});
  const auto after = [&](const std::string& chain) {
    return lines(check(before, record("raised", {{"/chain", chain}})));
  };
  CHECK(after("[" + first + "]").empty());
  CHECK(after("[" + first + "," + second + "]").empty());
  const std::string refused =
      "edit.chain: The chain of saves had 1 entries, and they are no longer as they were; put them "
      "back, it only ever grows.\n";
  CHECK(after("null") == refused);
  CHECK(after("[]") == refused);
  CHECK(after("[" + second + "," + first + "]") == refused);
  CHECK(lines(check(record("raised"), before)).empty());
}

TEST_CASE("a new record holds what a draft holds, or its history says why", "[edit]") {
  const auto created = [](const std::string& name, const Changes& changes = {}) {
    return lines(check("null", record(name, changes)));
  };
  CHECK(created("draft").empty());
  CHECK(created("draft", raised_by_hand()).empty());
  CHECK(created("draft", {{"/version", "3"}}) ==
        "edit.version: The version must be 0, not 3: it was 0 and counts the steps taken, nothing "
        "else.\n");
  CHECK(created("draft", {{"/state", "\"raised\""}}).starts_with("edit.state: "));
  CHECK(created("draft", {{"/fields/raisedOn", "\"2026-11-20\""}})
            .starts_with("edit.computed:raisedOn: "));
  CHECK(lines(check("null", record("draft", {{"/pack", "\"other\""}}))) ==
        "bad input record.otherPack");
}

TEST_CASE("a deadline is frozen on the day that the rules give", "[edit]") {
  // By the engine itself, then with another day.
  const auto applied =
      clause10::test::iso27001().apply(record("raised"), R"({"transition":"triage"})", context());
  REQUIRE(applied.status == Status::ok);
  const std::string after = text_of(*json(applied.json).find("record"));
  CHECK(lines(check(record("raised"), after)).empty());
  for (const std::string date : {"due", "original"}) {
    const std::string tampered =
        changed(after, "/deadlines/correction/" + date, Value("2027-01-01"));
    CHECK(lines(check(record("raised"), tampered)) ==
          "edit.deadline:correction: The deadline \"Correction\" is frozen on \"2026-11-30\" (\"" +
              date + "\") and is now \"2027-01-01\"; it follows from the rules of the pack.\n");
  }
  CHECK(lines(check(record("raised"), after, R"({"roles":["owner"]})")) ==
        "workflow.role:triage: \"Triage\" is for Information security manager to do; ask them to "
        "take this step.\n");
}

TEST_CASE("what a step copies, counts and empties is what a save may change with it", "[edit]") {
  const auto stepped = [](const std::string& before, const std::string& step) {
    const auto applied =
        clause10::test::iso27001().apply(before, R"({"transition":")" + step + "\"}", context());
    REQUIRE(applied.status == Status::ok);
    return text_of(*json(applied.json).find("record"));
  };
  const std::string failed = record("notEffective");
  const std::string again = stepped(failed, "notEffective");
  CHECK(lines(check(failed, again)).empty());
  CHECK(lines(check(failed, changed(again, "/fields/cycle", Value(7)))) ==
        "edit.computed:cycle: \"Further rounds\" must be 1 after the step \"notEffective\", not "
        "7.\n");
  CHECK(lines(check(failed, changed(again, "/fields/cycle", Value()))) ==
        "edit.computed:cycle: \"Further rounds\" must be 1 after the step \"notEffective\", not "
        "empty.\n");
  CHECK(
      lines(check(failed, changed(failed, "/fields/cycle", Value(1)))) ==
      "edit.computed:cycle: \"Further rounds\" changed from empty to 1; put it back, it is filled "
      "in by the step notEffective or reopen.\n");
  const std::string closed = record("closed");
  const std::string reopened = stepped(closed, "reopen");
  CHECK(lines(check(closed, reopened)).empty());
  CHECK(lines(check(closed, changed(reopened, "/fields/closedBefore", Value("2026-11-21"))))
            .starts_with("edit.computed:closedBefore: "));
  CHECK(lines(check(closed, changed(reopened, "/fields/closedOn", Value("2026-11-22")))) ==
        "edit.computed:closedOn: \"Closed on\" must be empty after the step \"reopen\", not "
        "\"2026-11-22\".\n");
}

TEST_CASE("a cause that is changed is a hypothesis again", "[edit]") {
  const std::string verified =
      record("contained", {{"/fields/rootCause", "\"The leaving process has no IT step.\""},
                           {"/fields/directCause", "\"The accounts were active.\""},
                           {"/fields/causeVerification", "\"Compared 20 leavers.\""},
                           {"/fields/causeVerifiedBy", R"({"id":9,"name":"Mira Okafor"})"}});
  const auto edited = [&](const Changes& changes) {
    std::string text = verified;
    for (const auto& [pointer, value] : changes) {
      text = changed(text, pointer, json(value));
    }
    return text;
  };
  const Changes cause = {{"/fields/rootCause", "\"Nobody owns the leaving process.\""}};
  CHECK(lines(check(verified, edited(cause))) ==
        "edit.reset:causeVerification: \"Root cause\" changed, and \"How the cause was verified\" "
        "is still what was found about it before; clear it, or say anew what holds now.\n"
        "edit.reset:causeVerifiedBy: \"Root cause\" changed, and \"Cause verified by\" is still "
        "what was found about it before; clear it, or say anew what holds now.\n");
  CHECK(lines(check(verified, edited(cause), R"({"locale":"de"})"))
            .starts_with("edit.reset:causeVerification: „Grundursache“ wurde geändert, und "));
  // Cleared, or verified anew, by the same person too.
  CHECK(lines(check(verified, edited(with(cause, {{"/fields/causeVerification", "null"},
                                                  {"/fields/causeVerifiedBy", "null"}}))))
            .empty());
  CHECK(lines(check(verified,
                    edited(with(cause, {{"/fields/causeVerification", "\"Asked the owners.\""}}))))
            .empty());
  // Nothing was proven yet; other fields prove nothing; the first cause is no edit of one.
  CHECK(lines(check(record("contained"), edited({}))).empty());
  CHECK(lines(check(verified, edited({{"/fields/consequences", "\"None.\""}}))).empty());

  const auto reset = [](const std::string& before, const std::string& after) {
    const auto reply =
        clause10::test::iso27001().reset(R"({"before":)" + before + R"(,"after":)" + after + "}");
    REQUIRE(reply.status == Status::ok);
    return json(reply.json);
  };
  const Value answer = reset(verified, edited(cause));
  CHECK(text_of(*answer.find("reset")) ==
        R"(["/fields/causeVerification","/fields/causeVerifiedBy"])");
  const std::string emptied = text_of(*answer.find("record"));
  CHECK(at(json(emptied), "/fields/causeVerification") == nullptr);
  CHECK(text_at(json(emptied), "/fields/rootCause") == "Nobody owns the leaving process.");
  CHECK(lines(check(verified, emptied)).empty());
  CHECK(text_of(*reset(verified, verified).find("reset")) == "[]");
  CHECK(text_of(*reset("null", verified).find("record")) == text_of(json(verified)));
}

TEST_CASE("a question about an edit that is none", "[edit]") {
  const auto asked = [](const std::string& request) {
    return lines(clause10::test::iso27001().check_edit(request, context()));
  };
  CHECK(asked("{}") == "bad input record.missing");
  CHECK(asked(R"({"before":null,"after":{}})") == "bad input record.missing");
  CHECK(asked(R"({"before":null,"after":7})") == "bad input record.wrongType");
  CHECK(asked("{") == "bad input json.syntax");
}
