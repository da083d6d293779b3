#include <catch_amalgamated.hpp>

#include <algorithm>

#include "abi/pack_lint.h"
#include "model/text.h"
#include "support/support.h"

// What works and cannot be meant, and where a finding stands in the file.

namespace {

using clause10::abi::lint_pack;
using clause10::model::Diagnostic;
using clause10::model::Diagnostics;
using clause10::model::Severity;
using clause10::test::changed;
using clause10::test::example_json;
using clause10::test::iso27001_json;
using clause10::test::json;

const std::string type = "/recordTypes/nonconformity";
const std::string deadline = "/deadlineProfiles/default/deadlines/nonconformity/0";

struct Change {
  std::string pointer;
  std::string value;
};

struct Case {
  std::vector<Change> changes;  ///< to the shipped pack
  std::string code;
  std::string at;    ///< pointer of the finding
  std::string says;  ///< in message or suggestion
};

Diagnostics findings_after(const std::vector<Change>& changes) {
  std::string pack = example_json();
  for (const Change& change : changes) {
    pack = changed(pack, change.pointer, json(change.value));
  }
  return lint_pack(pack);
}

std::string listed(const Diagnostics& findings) {
  std::string list;
  for (const Diagnostic& each : findings) {
    list += each.code + " " + each.pointer + ": " + each.message + " " + each.suggestion + "\n";
  }
  return list;
}

const std::string when = type + "/rules/10/when";
const std::string rule = type + "/rules/0";

/// A rule of its own in the place of the first one.
Change rule_with(const std::string& members) {
  return {rule, R"({"id":"r","clause":"1","message":{"en":"m"},)" + members + "}"};
}

const std::vector<Case> cases = {
    // Conditions that no record meets.
    {{{when, "\"source == 'devation'\""}}, "pack.neverFires", when, "no record meets"},
    {{{when, "\"source == 'devation'\""}}, "pack.unknownValue", when, "\"deviation\"?"},
    {{{when, "\"source in ['audt', 'incident']\""}}, "pack.unknownValue", when, "'audt'"},
    {{{when, "\"state == 'planed'\""}}, "pack.unknownValue", when, "\"planned\"?"},
    {{{when, "\"source == 'incident' && source == 'change'\""}}, "pack.neverFires", when, ""},
    {{{when, "\"!(has(source) || !has(source))\""}}, "pack.neverFires", when, ""},
    {{{when, "\"has(source) && source == null\""}}, "pack.neverFires", when, ""},
    {{{when, "\"area == 'IT' && area == 'HR'\""}}, "pack.neverFires", when, ""},
    {{{when, "\"area == ''\""}}, "pack.neverFires", when, ""},
    {{{when, "\"detectedOn < today && today < detectedOn\""}}, "pack.neverFires", when, ""},
    {{{when, "\"size(gap) > 5 && !(size(gap) > 5)\""}}, "pack.neverFires", when, ""},
    {{{when, "\"source == 'incident' ? false : source == 'incident'\""}},
     "pack.neverFires",
     when,
     ""},
    {{{when, "\"parameters.recurrenceMonths > 60\""}}, "pack.neverFires", when, ""},
    {{{when, "\"parameters.recurrenceMonths in [0, 61]\""}}, "pack.neverFires", when, ""},
    {{{when, "\"false\""}}, "pack.neverFires", when, ""},
    {{{when, "\"state == 'cancelled'\""}}, "pack.neverFires", when, "a state in which"},
    // Checks that no record violates.
    {{rule_with(R"("oneOf":{"field":"severity","values":["major","minor"]})")},
     "pack.neverFires",
     rule,
     "can violate"},
    {{rule_with(R"("length":{"field":"gap","min":0})")}, "pack.neverFires", rule, ""},
    {{rule_with(R"("length":{"field":"gap","min":1})")}, "pack.neverFires", rule, ""},
    {{rule_with(R"("dateOrder":{"earlier":"today","later":"today"})")},
     "pack.neverFires",
     rule,
     ""},
    {{rule_with(R"j("require":["gap"],"when":"has(gap)")j")}, "pack.neverFires", rule, ""},
    {{rule_with(R"j("requireOneOf":["gap","title"],"when":"has(gap)")j")},
     "pack.neverFires",
     rule,
     ""},
    {{rule_with(R"("oneOf":{"field":"area","values":["IT"]},"when":"area == 'IT'")")},
     "pack.neverFires",
     rule,
     ""},
    {{rule_with(
         R"("check":"severity != 'minor'","fields":["severity"],"when":"severity == 'major'")")},
     "pack.neverFires",
     rule + "/check",
     ""},
    {{rule_with(R"j("check":"has(gap)","fields":["gap"])j")},
     "pack.neverFires",
     rule + "/check",
     ""},
    // Rules that nobody can keep.
    {{rule_with(R"j("check":"!has(gap)","fields":["gap"])j")},
     "pack.neverHolds",
     rule + "/check",
     "blocks every one"},
    {{rule_with(R"("require":["triagedOn"],"gates":["raise"])")},
     "pack.neverHolds",
     rule + "/require/0",
     "before raise"},
    {{rule_with(R"("require":["triagedOn"],"gates":["triage"])")},
     "pack.neverHolds",
     rule + "/require/0",
     "before triage"},
    {{rule_with(R"("length":{"field":"gap","max":5},"gates":["raise"])")},
     "pack.neverHolds",
     type + "/rules/7/length",
     "\"r\""},
    // States and transitions.
    {{{type + "/states/6/final", "null"},
      {type + "/transitions/5/from", R"(["draft"])"},
      {type + "/transitions/4/to", "\"draft\""}},
     "pack.noEnd",
     type + "/states",
     "no state is final"},
    {{{type + "/transitions/5/from", R"(["draft"])"}, {type + "/transitions/4/to", "\"raised\""}},
     "pack.noEnd",
     type + "/states/1",
     "\"raised\" to a final"},
    {{{type + "/transitions/1/from", R"(["planned"])"}},
     "pack.noWay",
     type + "/transitions/1",
     "nobody can take"},
    {{{type + "/transitions/1/from", R"(["planned"])"}},
     "pack.unreachableState",
     type + "/states/2",
     "triaged"},
    {{{type + "/transitions/1/from", R"(["planned"])"}},
     "pack.neverFires",
     type + "/rules/13/gates",
     "where a step of this rule starts"},
    // Fields.
    {{{type + "/sections/0/fields", R"(["title"])"}},
     "pack.inNoSection",
     type + "/fields/1",
     "nobody can fill"},
    {{{type + "/transitions/1/sets", "null"}}, "pack.neverSet", type + "/fields/16", "sets"},
    {{{type + "/fields/10/lockedFrom", "\"raised\""}},
     "pack.alwaysLocked",
     type + "/fields/10/lockedFrom",
     "locked wherever"},
    // Deadlines.
    {{{deadline + "/metAt", "\"raised\""}}, "pack.alwaysMet", deadline + "/metAt", "triaged"},
    {{{deadline + "/metAt", "\"cancelled\""}, {type + "/transitions/5/from", R"(["draft"])"}},
     "pack.neverMet",
     deadline + "/metAt",
     "\"cancelled\""},
    {{{type + "/transitions/1/from", R"(["planned"])"}},
     "pack.neverFrozen",
     deadline + "/frozenAt",
     "triage"},
    {{{deadline + "/periods/0/when", "\"severity == 'mayor'\""}},
     "pack.neverCounts",
     deadline + "/periods/0/when",
     "no record"},
    {{{deadline + "/periods/0/when", "null"}},
     "pack.neverCounts",
     deadline + "/periods/1",
     "always counts"},
    {{{deadline + "/extendedBy",
       R"({"list":"correctiveActions","deadline":"kind","state":"done","due":"until"})"},
      {"/enums/kinds", R"({"label":{"en":"K"},"values":[{"id":"plan","label":{"en":"P"}}]})"},
      {type + "/fields/26/items",
       R"([{"id":"state","type":"text","label":{"en":"S"},"mirrors":"state"},
           {"id":"kind","type":"enum","enum":"kinds","label":{"en":"K"},"mirrors":"type"},
           {"id":"until","type":"date","label":{"en":"U"},"mirrors":"due"}])"}},
     "pack.neverExtended",
     deadline + "/extendedBy/deadline",
     "no request can be about \"correction\""},
    {{{deadline + "/extendedBy",
       R"({"list":"correctiveActions","deadline":"state","state":"done","due":"until"})"},
      {"/recordTypes/correctiveAction/transitions/2/from", R"(["done"])"}},
     "pack.neverExtended",
     deadline + "/extendedBy/state",
     "comes to \"done\""},
    // Texts and what nothing refers to.
    {{{"/title", R"({"en":"a","de":"b"})"}}, "pack.missingTranslation", "/roles/owner/label", "de"},
    {{{"/parameters/limit", R"({"type":"integer","default":1,"label":{"en":"L"}})"}},
     "pack.unused",
     "/parameters/limit",
     "parameter"},
    {{{"/calendars/spare", R"({"weekend":[7],"holidays":[]})"}},
     "pack.unused",
     "/calendars/spare",
     "calendar"},
    {{{"/enums/spare", R"({"label":{"en":"S"},"values":[{"id":"a","label":{"en":"A"}}]})"}},
     "pack.unused",
     "/enums/spare",
     "value list"},
};

}  // namespace

TEST_CASE("the shipped pack gives nothing to say", "[lint]") {
  INFO(listed(lint_pack(iso27001_json())));
  CHECK(lint_pack(iso27001_json()).empty());
}

TEST_CASE("what cannot be meant is found, with its place", "[lint]") {
  const auto each = GENERATE(from_range(cases));
  INFO(each.changes.front().pointer << " := " << each.changes.front().value);
  const Diagnostics findings = findings_after(each.changes);
  INFO(listed(findings));
  const auto found = std::find_if(findings.begin(), findings.end(), [&](const Diagnostic& finding) {
    return finding.code == each.code && finding.pointer == each.at &&
           (finding.message + finding.suggestion).find(each.says) != std::string::npos;
  });
  REQUIRE(found != findings.end());
  CHECK(found->severity ==
        (each.code == "pack.unreachableState" ? Severity::error : Severity::warning));
  CHECK(found->offset.has_value());
  CHECK(found->line.value_or(0) >= 1);
  CHECK(found->column.value_or(0) >= 1);
}

TEST_CASE("a rule that can fire and can be kept is not reported", "[lint]") {
  const auto members = GENERATE(values<std::string>({
      R"("require":["gap"],"when":"source == 'incident' || source == 'change'")",
      R"("require":["gap"],"when":"source != 'incident' && source != 'change'")",
      R"j("require":["gap"],"when":"!has(source)")j",
      R"("require":["gap"],"when":"area == 'IT' || area == 'HR'")",
      R"("require":["gap"],"when":"area != 'IT' && area != 'HR'")",
      R"j("require":["gap"],"when":"area.startsWith('IT') && area != 'IT'")j",
      R"("require":["gap"],"when":"detectedOn <= today && today <= detectedOn")",
      R"j("require":["gap"],"when":"daysBetween(detectedOn, today) > 5 && today() > '2026-01-01'")j",
      R"("require":["gap"],"when":"parameters.recurrenceMonths == 60")",
      R"("require":["gap"],"when":"parameters.recurrenceMonths * 2 > 119")",
      R"j("require":["gap"],"when":"requirementRefs.exists(r, r == 'A.5.1')")j",
      R"("require":["gap"],"when":"owner.id == 5 && owner.name != 'Anna'")",
      R"("require":["gap"],"when":"state in ['raised', 'triaged']","gates":["triage"])",
      R"("require":["raisedOn"],"gates":["triage"])",
      R"("require":["raisedOn"],"gates":["cancel"])",
      R"("length":{"field":"gap","min":2})",
      R"("length":{"field":"gap","max":2,"min":1},"severity":"warning")",
      R"("oneOf":{"field":"severity","values":["major"]})",
      R"("oneOf":{"field":"area","values":["IT"]},"when":"area != 'HR'")",
      R"("dateOrder":{"earlier":"today","later":"detectedOn"})",
      R"j("requireOneOf":["gap","title"],"when":"has(observed)")j",
      R"("check":"approver.id != owner.id","fields":["approver","owner"])",
      R"j("check":"severity == 'minor' || has(approver)","fields":["severity"])j",
      R"j("check":"today() < '2100-01-01'","fields":["gap"])j",
  }));
  INFO(members);
  const Diagnostics findings = findings_after({rule_with(members)});
  INFO(listed(findings));
  CHECK(std::none_of(findings.begin(), findings.end(), [](const Diagnostic& each) {
    return each.code == "pack.neverFires" || each.code == "pack.neverHolds" ||
           each.code == "pack.condition";
  }));
}

TEST_CASE("faults of the shape do not hide those of the meaning, nor lead to more", "[lint]") {
  struct Wrong {
    std::vector<Change> changes;
    std::vector<std::string> codes;  ///< all of them, in the order of the text
  };
  const auto each = GENERATE(values<Wrong>({
      // What refers to something that could not be read is not reported.
      {{{"/enums", "[]"}}, {"pack.wrongType"}},
      {{{"/calendars", "5"}}, {"pack.wrongType"}},
      {{{type + "/states", "{}"}}, {"pack.wrongType"}},
      {{{type + "/states/1/id", "5"}}, {"pack.wrongType"}},
      {{{type + "/transitions", "\"x\""}}, {"pack.wrongType"}},
      {{{type + "/transitions/2", "[]"}}, {"pack.wrongType"}},
      {{{type + "/fields", "true"}}, {"pack.wrongType"}},
      {{{type + "/sections", "5"}}, {"pack.wrongType"}},
      {{{type + "/rules", "5"}}, {"pack.wrongType"}},
      {{{"/recordTypes", "[]"}}, {"pack.wrongType"}},
      {{{"/roles", "[]"}}, {"pack.wrongType"}},
      {{{"/parameters", "[]"}}, {"pack.wrongType"}},
      {{{rule + "/require", "null"}}, {"pack.oneCheck"}},
      {{{rule + "/require", "5"}}, {"pack.wrongType"}},
      // What can be said besides is.
      {{{"/version", "1"}, {when, "\"sorce == 'x'\""}}, {"pack.wrongType", "pack.condition"}},
      {{{type + "/states", "{}"}, {rule + "/require/0", "\"titel\""}},
       {"pack.wrongType", "pack.unknownField"}},
      {{{type + "/fields/3/label", "null"}, {type + "/titleField", "\"titel\""}},
       {"pack.unknownField", "pack.missing"}},
  }));
  INFO(each.changes.front().pointer << " := " << each.changes.front().value);
  const Diagnostics findings = findings_after(each.changes);
  std::vector<std::string> codes;
  for (const Diagnostic& finding : findings) {
    if (finding.severity == Severity::error) codes.push_back(finding.code);
  }
  INFO(listed(findings));
  CHECK(codes == each.codes);
}

TEST_CASE("what a message is filled with must compile", "[lint]") {
  const Diagnostics findings =
      findings_after({rule_with(R"("require":["title"],"with":{"who":"ovner.name"})")});
  const auto found = std::find_if(findings.begin(), findings.end(), [](const Diagnostic& each) {
    return each.pointer == rule + "/with/who";
  });
  INFO(listed(findings));
  REQUIRE(found != findings.end());
  CHECK(found->code == "pack.condition");
  CHECK(found->severity == Severity::error);
  CHECK(found->suggestion == "did you mean \"owner\"?");
}

TEST_CASE("a finding stands where the file has it", "[lint]") {
  // The condition has an escape, a character of two bytes and a line break before the place.
  const std::string pack =
      "{\n  \"id\": \"demo\",\n\t\"versoin\": \"1.0.0\",\n  \"id\": \"twice\"\n}";
  const Diagnostics findings = lint_pack(pack);
  INFO(listed(findings));
  const auto place = [&](const std::string& code, const std::string& pointer) -> std::string {
    for (const Diagnostic& each : findings) {
      if (each.code == code && each.pointer == pointer) {
        return std::to_string(*each.line) + ":" + std::to_string(*each.column);
      }
    }
    return "none";
  };
  CHECK(place("pack.unknownMember", "/versoin") == "3:2");
  CHECK(place("json.duplicateMember", "/id") == "4:3");
  CHECK(place("pack.missing", "") == "1:1");
}

TEST_CASE("a place within a condition is one of the file", "[lint]") {
  const auto written = GENERATE(values<std::string>({
      R"("titel")",
      R"j("has(gap) && titel")j",
      R"("area == \"x\" && titel")",
      R"("area == '\u00e4' && titel")",
      R"("area == '\ud83d\ude00' && titel")",
      "\"area == '\xC3\xA4' && titel\"",
      R"j("has(gap) &&\n titel")j",
      R"j("has(gap) ||\r\n\u000a titel")j",
  }));
  const std::string marker = "\"has(source) && source != 'deviation'\"";
  std::string pack = example_json();
  const std::size_t at = pack.find(marker);
  REQUIRE(at != std::string::npos);
  pack.replace(at, marker.size(), written);
  INFO(written);
  const Diagnostics findings = lint_pack(pack);
  INFO(listed(findings));
  REQUIRE(findings.size() >= 1);
  const auto found = std::find_if(findings.begin(), findings.end(), [](const Diagnostic& finding) {
    return finding.code == "pack.condition";
  });
  REQUIRE(found != findings.end());
  const std::size_t place = pack.find("titel", at);
  const std::size_t line = pack.rfind('\n', at) + 1;
  CHECK(*found->offset == place);
  CHECK(*found->column ==
        1 + clause10::model::code_points(std::string_view(pack).substr(line, place - line)));
}
