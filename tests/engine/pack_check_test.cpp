#include <catch_amalgamated.hpp>

#include <algorithm>

#include "support/support.h"

// The shipped pack with one thing broken: what is reported, and where.

namespace {

using clause10::Engine;
using clause10::Status;
using clause10::model::Value;
using clause10::test::at;
using clause10::test::changed;
using clause10::test::json;
using clause10::test::text_at;
using clause10::test::text_of;

struct Broken {
  std::string pointer;  ///< place that is replaced; null removes
  std::string value;
  std::string code;
  std::string reported;  ///< pointer of the diagnostic
  std::string says;      ///< in message, column or suggestion
};

const std::string type = "/recordTypes/nonconformity";

const std::string lists = type + "/fields/26";  // the corrective actions

const std::string due = "/deadlineProfiles/default/deadlines/nonconformity/0";

const std::vector<Broken> broken_packs = {
    // The shape.
    {"/id", "null", "pack.missing", "", "is missing here"},
    {"/version", "\"1.0\"", "pack.badVersion", "/version", "1.0.0"},
    {"/enums/severity/values", "[]", "pack.empty", "/enums/severity/values", "at least 1"},
    {type + "/transitions/0/from", "[]", "pack.empty", type + "/transitions/0/from", "at least 1"},
    {type + "/rules/0/id", "\"title..required\"", "pack.badId", type + "/rules/0/id", "no id"},
    {"/roles/", R"({"label":{"en":"Nobody"}})", "pack.badId", "/roles/", "no id"},
    {"/version", "1", "pack.wrongType", "/version", "must be a text, not a number"},
    {"/title", R"({"de":"Titel"})", "pack.missingEnglish", "/title", "English"},
    {"/title", R"({"en":"T","fr":"T"})", "pack.unknownMember", "/title/fr", "remove it"},
    {"/recordTypes", "[]", "pack.wrongType", "/recordTypes", "must be an object"},
    {"/recordTyps", "{}", "pack.unknownMember", "/recordTyps", "did you mean \\\"recordTypes\\\"?"},
    {"/enums/severity/values", "{}", "pack.wrongType", "/enums/severity/values", "a list"},
    {"/enums/severity/values/1/id", "\"major\"", "pack.duplicateId", "/enums/severity/values/1/id",
     "twice"},
    {"/calendars/weekdays/weekend", "[8]", "pack.outOfRange", "/calendars/weekdays/weekend/0",
     "7 (Sunday)"},
    {"/calendars/weekdays/weekend", "[1,2,3,4,5,6,7]", "pack.noWorkingDay",
     "/calendars/weekdays/weekend", "working day"},
    {"/calendars/weekdays/holidays", R"(["2026-02-30"])", "pack.badDate",
     "/calendars/weekdays/holidays/0", "no such day"},
    // Fields, sections, states.
    {type + "/fields/0/type", "\"tekst\"", "pack.unknownType", type + "/fields/0/type",
     "did you mean \\\"text\\\"?"},
    {type + "/fields/1/id", "\"title\"", "pack.duplicateId", type + "/fields/1/id", "twice"},
    {type + "/fields/0/lockedFrom", "\"raissed\"", "pack.unknownState",
     type + "/fields/0/lockedFrom", "did you mean \\\"raised\\\"?"},
    {type + "/fields/5/enum", "\"sorce\"", "pack.unknownEnum", type + "/fields/5/enum",
     "did you mean \\\"source\\\"?"},
    {type + "/fields/5/enum", "null", "pack.missing", type + "/fields/5", "names its list"},
    {type + "/fields/0/enum", "\"source\"", "pack.wrongType", type + "/fields/0/enum",
     "type enum only"},
    {type + "/fields/27/id", "\"today\"", "pack.badId", type + "/fields/27/id",
     "means something else"},
    {type + "/fields/27/id", "\"cancel-reason\"", "pack.badId", type + "/fields/27/id",
     "letters and digits"},
    {type + "/fields/0/label", "{}", "pack.missing", type + "/fields/0/label", "English"},
    // Lists.
    {type + "/fields/0/of", R"({"type":"correctiveAction","bond":"child"})", "pack.wrongType",
     type + "/fields/0", "type list only"},
    {lists + "/of/type", "\"correctiveActoin\"", "pack.unknownType", lists + "/of/type",
     "did you mean \\\"correctiveAction\\\"?"},
    {lists + "/of/bond", "\"parent\"", "pack.unknownBond", lists + "/of/bond", "child"},
    {lists + "/of/fill", R"({"caus":"record"})", "pack.unknownField", lists + "/of/fill/caus",
     "did you mean \\\"cause\\\"?"},
    {lists + "/of/fill/cause", "\"rootCaus\"", "pack.unknownField", lists + "/of/fill/cause",
     "did you mean \\\"rootCause\\\"?"},
    {lists + "/of/fill/cause", "\"correctiveActions.ownr\"", "pack.unknownField",
     lists + "/of/fill/cause", "did you mean \\\"owner\\\"?"},
    {lists + "/each", "\"user\"", "pack.wrongType", lists + "/each", "nothing else"},
    {lists + "/each", "\"person\"", "pack.unknownType", lists + "/each", "\\\"user\\\" or an"},
    {lists + "/items/1/id", "\"state\"", "pack.duplicateId", lists + "/items/1/id", "twice"},
    {lists + "/items/1/id", "\"subject\"", "pack.duplicateId", lists + "/items/1/id", "of its own"},
    {lists + "/items/1/mirrors", "\"ownr\"", "pack.unknownField", lists + "/items/1/mirrors",
     "did you mean \\\"owner\\\"?"},
    {lists + "/items/1/mirrors", "\"title\"", "pack.wrongType", lists + "/items/1/type",
     "that it mirrors"},
    {lists + "/items/1/mirrors", "null", "pack.missing", lists + "/items/1", "mirror them"},
    {lists + "/items/0/type", "\"list\"", "pack.wrongType", lists + "/items/0/type", "a list in"},
    {lists + "/items/0/enum", "\"source\"", "pack.missing", lists + "/items/0", "names its list"},
    {lists + "/items", "[]", "pack.empty", lists + "/items", "at least 1"},
    {type + "/titleField", "\"titel\"", "pack.unknownField", type + "/titleField",
     "did you mean \\\"title\\\"?"},
    {type + "/titleField", "\"gap\"", "pack.wrongType", type + "/titleField", "type text"},
    {type + "/sections/0/fields/0", "\"titel\"", "pack.unknownField", type + "/sections/0/fields/0",
     "did you mean \\\"title\\\"?"},
    {type + "/sections/0/transition", "\"rais\"", "pack.unknownTransition",
     type + "/sections/0/transition", "did you mean \\\"raise\\\"?"},
    {type + "/initial", "\"darft\"", "pack.unknownState", type + "/initial",
     "did you mean \\\"draft\\\"?"},
    {type + "/transitions/0", "null", "pack.unreachableState", type + "/states/1",
     "no way leads from"},
    {type + "/transitions/5/from", R"(["draft"])", "pack.deadEnd", type + "/states/5",
     "mark it final"},
    {type + "/transitions/0/to", "\"rased\"", "pack.unknownState", type + "/transitions/0/to",
     "did you mean \\\"raised\\\"?"},
    {type + "/transitions/1/from/0", "\"cancelled\"", "pack.finalState",
     type + "/transitions/1/from/0", "only an exit may lead out"},
    {type + "/transitions/0/sets/raisedOn", "\"now\"", "pack.unknownSource",
     type + "/transitions/0/sets/raisedOn", "today"},
    {type + "/transitions/0/sets/raisedOn", "\"user\"", "pack.wrongType",
     type + "/transitions/0/sets/raisedOn", "user field"},
    {type + "/transitions/0/sets/raisdOn", "\"today\"", "pack.unknownField",
     type + "/transitions/0/sets/raisdOn", "raisedOn"},
    // Rules.
    {type + "/rules/1/id", "\"nonconformity.title.required\"", "pack.duplicateId",
     type + "/rules/1/id", "twice"},
    {type + "/rules/1/id", "\"implicit.date\"", "pack.badId", type + "/rules/1/id",
     "the engine's own"},
    {type + "/rules/0/gates/0", "\"risae\"", "pack.unknownTransition", type + "/rules/0/gates/0",
     "did you mean \\\"raise\\\"?"},
    {type + "/rules/0/require/0", "\"titel\"", "pack.unknownField", type + "/rules/0/require/0",
     "did you mean \\\"title\\\"?"},
    {type + "/rules/0/require", "[]", "pack.empty", type + "/rules/0/require", "at least 1"},
    {type + "/rules/0/require", "null", "pack.oneCheck", type + "/rules/0", "has 0"},
    {type + "/rules/0/check", "\"true\"", "pack.oneCheck", type + "/rules/0", "has 2"},
    {type + "/rules/0/severity", "\"eror\"", "pack.unknownSeverity", type + "/rules/0/severity",
     "did you mean \\\"error\\\"?"},
    {type + "/rules/0/message", "null", "pack.missing", type + "/rules/0", "message"},
    {type + "/rules/0/message", R"({"de":"x"})", "pack.missingEnglish", type + "/rules/0/message",
     "English"},
    {type + "/rules/0/message", R"({"en":"a {feld}"})", "pack.placeholder",
     type + "/rules/0/message/en", "did you mean \\\"field\\\"?"},
    {type + "/rules/0/message", R"({"en":"a {min}"})", "pack.placeholder",
     type + "/rules/0/message/en", "does not fill {min}"},
    {type + "/rules/0/message", R"({"en":"a {field"})", "pack.placeholder",
     type + "/rules/0/message/en", "needs its }"},
    {type + "/rules/1/length/field", "\"source\"", "pack.wrongType", type + "/rules/1/length/field",
     "text or longText"},
    {type + "/rules/1/length", R"({"field":"title"})", "pack.missing", type + "/rules/1/length",
     "min"},
    {type + "/rules/1/length", R"({"field":"title","min":9,"max":8})", "pack.outOfRange",
     type + "/rules/1/length", "no text"},
    {type + "/rules/1/length/min", "-1", "pack.outOfRange", type + "/rules/1/length/min",
     "between 0"},
    {type + "/rules/12/dateOrder/earlier", "\"title\"", "pack.wrongType",
     type + "/rules/12/dateOrder/earlier", "type date"},
    {type + "/rules/12/dateOrder/later", "\"tooday\"", "pack.unknownField",
     type + "/rules/12/dateOrder/later", "tooday"},
    {type + "/rules/10/when", "\"sorce != 'deviation'\"", "pack.condition", type + "/rules/10/when",
     "did you mean \\\"source\\\"?"},
    {type + "/rules/10/when", "\"has(source) && source = 'x'\"", "pack.condition",
     type + "/rules/10/when", "\"column\":23"},
    {type + "/rules/31/check", "\"rootCaus != title\"", "pack.condition", type + "/rules/31/check",
     "\"column\":1"},
    {type + "/rules/31/fields", "null", "pack.missing", type + "/rules/31", "fields"},
    {type + "/rules/0/fields", R"(["title"])", "pack.unknownMember", type + "/rules/0/fields",
     "goes with"},
    {type + "/rules/0",
     R"({"id":"a","clause":"c","message":{"en":"m"},"oneOf":{"field":"severity","values":["majr"]}})",
     "pack.unknownValue", type + "/rules/0/oneOf/values/0", "did you mean \\\"major\\\"?"},
    {type + "/rules/0",
     R"({"id":"a","clause":"c","message":{"en":"m"},"oneOf":{"field":"gap","values":["x"]}})",
     "pack.wrongType", type + "/rules/0/oneOf/field", "enum or text"},
    // Roles, parameters, the register.
    {"/roles/mrt/label", "null", "pack.missing", "/roles/mrt", "label"},
    {type + "/transitions/1/by/0", "\"securtyManager\"", "pack.unknownRole",
     type + "/transitions/1/by/0", "did you mean \\\"securityManager\\\"?"},
    {type + "/transitions/1/responsible", R"({"role":"mrtt"})", "pack.unknownRole",
     type + "/transitions/1/responsible/role", "did you mean \\\"mrt\\\"?"},
    {type + "/transitions/1/responsible", R"({"field":"title"})", "pack.wrongType",
     type + "/transitions/1/responsible/field", "type user"},
    {type + "/transitions/1/responsible", R"({"field":"owner","role":"mrt"})", "pack.oneParty",
     type + "/transitions/1/responsible", "either"},
    {type + "/fields/0/editableBy", R"(["auditor"])", "pack.unknownRole",
     type + "/fields/0/editableBy/0", "no role"},
    {"/parameters/recurrenceMonths/type", "\"number\"", "pack.unknownType",
     "/parameters/recurrenceMonths/type", "parameter type"},
    {"/parameters/recurrenceMonths/default", "61", "pack.badDefault",
     "/parameters/recurrenceMonths/default", "60 or less"},
    {"/parameters/recurrenceMonths/default", "\"12\"", "pack.badDefault",
     "/parameters/recurrenceMonths/default", "whole number"},
    {"/parameters/recurrenceMonths/default", "null", "pack.missing", "/parameters/recurrenceMonths",
     "default"},
    {"/parameters/recurrenceMonths/min", "61", "pack.outOfRange", "/parameters/recurrenceMonths",
     "no number"},
    {"/parameters/recurrenceMonths/values", R"(["a"])", "pack.wrongType",
     "/parameters/recurrenceMonths/values", "type text only"},
    {"/parameters/x-y", R"({"type":"truth","default":true,"label":{"en":"X"}})", "pack.badId",
     "/parameters/x-y", "letters and digits"},
    {"/parameters/day", R"({"type":"date","default":"2026-02-30","label":{"en":"X"}})",
     "pack.badDefault", "/parameters/day/default", "no such day"},
    {type + "/register/dimensions/0", "\"sorce\"", "pack.unknownField",
     type + "/register/dimensions/0", "did you mean \\\"source\\\"?"},
    {type + "/register/dimensions/0", "\"detectedOn\"", "pack.wrongType",
     type + "/register/dimensions/0", "counts by"},
    {type + "/register/recurrence/since", "\"title\"", "pack.wrongType",
     type + "/register/recurrence/since", "type date"},
    {type + "/register/recurrence/months", "\"recurrenceMonth\"", "pack.unknownParameter",
     type + "/register/recurrence/months", "did you mean \\\"recurrenceMonths\\\"?"},
    {type + "/register/recurrence/months", "0", "pack.outOfRange",
     type + "/register/recurrence/months", "between 1"},
    {type + "/register/search/source", "1", "pack.wrongType", type + "/register/search/source",
     "text or longText"},
    {type + "/register/search/title", "11", "pack.outOfRange", type + "/register/search/title",
     "between 1 and 10"},
    {type + "/rules/10/when", "\"parameters.recurenceMonths > 3\"", "pack.condition",
     type + "/rules/10/when", "did you mean \\\"parameters.recurrenceMonths\\\"?"},
    {type + "/rules/10/when", "\"parameters.recurrenceMonths == 'x'\"", "pack.condition",
     type + "/rules/10/when", "int"},
    {"/deadlineProfiles/default/reminders/0", "1", "pack.outOfRange",
     "/deadlineProfiles/default/reminders/0", "0 or less"},
    {"/deadlineProfiles/default/reminders/1", "-30", "pack.notAscending",
     "/deadlineProfiles/default/reminders/1", "order of time"},
    {"/deadlineProfiles/default/escalation/1/after", "1", "pack.notAscending",
     "/deadlineProfiles/default/escalation/1/after", "order of time"},
    {"/deadlineProfiles/default/escalation/0/field", "\"ownr\"", "pack.unknownField",
     "/deadlineProfiles/default/escalation/0/field", "did you mean \\\"owner\\\"?"},
    // Deadlines.
    {"/deadlineProfiles/default/calendar", "\"weekday\"", "pack.unknownCalendar",
     "/deadlineProfiles/default/calendar", "did you mean \\\"weekdays\\\"?"},
    {"/deadlineProfiles/default/deadlines/nonconfirmity", "[]", "pack.unknownType",
     "/deadlineProfiles/default/deadlines/nonconfirmity", "nonconformity"},
    {"/deadlineProfiles/default/deadlines/nonconformity/0/startsOn", "\"title\"", "pack.wrongType",
     "/deadlineProfiles/default/deadlines/nonconformity/0/startsOn", "type date"},
    {"/deadlineProfiles/default/deadlines/nonconformity/0/startsOn", "null", "pack.oneDueDate",
     "/deadlineProfiles/default/deadlines/nonconformity/0", "startsOn"},
    {"/deadlineProfiles/default/deadlines/nonconformity/0/frozenAt", "\"triag\"",
     "pack.unknownTransition", "/deadlineProfiles/default/deadlines/nonconformity/0/frozenAt",
     "triage"},
    {"/deadlineProfiles/default/deadlines/nonconformity/0/metAt", "\"containd\"",
     "pack.unknownState", "/deadlineProfiles/default/deadlines/nonconformity/0/metAt", "contained"},
    {"/deadlineProfiles/default/deadlines/nonconformity/0/periods/0",
     R"({"days":1,"workingDays":1})", "pack.onePeriod",
     "/deadlineProfiles/default/deadlines/nonconformity/0/periods/0", "has one of"},
    {due + "/periods/0", R"({"hours":1,"months":1})", "pack.onePeriod", due + "/periods/0",
     "has one of"},
    {due + "/periods/0", R"({"months":121})", "pack.outOfRange", due + "/periods/0/months", "120"},
    {due + "/notAfter", "\"detectdOn\"", "pack.unknownField", due + "/notAfter",
     "did you mean \\\"detectedOn\\\"?"},
    {due + "/notAfter", R"(["detectedOn","title"])", "pack.wrongType", due + "/notAfter",
     "type date"},
    {due + "/notAfter", "[]", "pack.empty", due + "/notAfter", "at least 1"},
    {due + "/periods/0/notAfter", "\"title\"", "pack.wrongType", due + "/periods/0/notAfter",
     "type date"},
    // Profiles that extend others, and that records name.
    {"/deadlineProfiles/other", R"({"title":{"en":"O"},"extends":"defalt"})", "pack.unknownProfile",
     "/deadlineProfiles/other/extends", "did you mean \\\"default\\\"?"},
    {"/deadlineProfiles/default/extends", "\"default\"", "pack.circularProfile",
     "/deadlineProfiles/default/extends", "remove \\\"extends\\\""},
    {"/deadlineProfiles/other", R"({"title":{"en":"O"}})", "pack.missing",
     "/deadlineProfiles/other", "calendar"},
    {"/deadlineProfiles/other",
     R"({"title":{"en":"O"},"extends":"default","escalation":[{"after":1,"field":"ownr"}]})",
     "pack.unknownField", "/deadlineProfiles/other/escalation/0/field",
     "did you mean \\\"owner\\\"?"},
    {"/deadlineProfiles/other", R"({"title":{"en":"O"},"extends":"default","calendar":"weekday"})",
     "pack.unknownCalendar", "/deadlineProfiles/other/calendar", "did you mean"},
    {type + "/profileField", "\"severty\"", "pack.unknownField", type + "/profileField",
     "did you mean \\\"severity\\\"?"},
    {type + "/profileField", "\"title\"", "pack.wrongType", type + "/profileField", "type enum"},
    {type + "/profileField", "\"severity\"", "pack.unknownProfile", "/enums/severity/values/0/id",
     "no deadline profile"},
    // Extensions.
    {due + "/extendedBy", R"({"list":"correctiveActoins","deadline":"a","state":"b","due":"c"})",
     "pack.unknownField", due + "/extendedBy/list", "did you mean \\\"correctiveActions\\\"?"},
    {due + "/extendedBy", R"({"list":"title","deadline":"a","state":"b","due":"c"})",
     "pack.wrongType", due + "/extendedBy/list", "type list"},
    {due + "/extendedBy", R"({"list":"correctiveActions","deadline":"stat","state":"b","due":"c"})",
     "pack.unknownField", due + "/extendedBy/deadline", "did you mean \\\"state\\\"?"},
    {due + "/extendedBy",
     R"({"list":"correctiveActions","deadline":"state","state":"b","due":"state"})",
     "pack.wrongType", due + "/extendedBy/due", "another type"},
    {due + "/extendedBy",
     R"({"list":"correctiveActions","deadline":"state","state":"donne","due":"state"})",
     "pack.unknownState", due + "/extendedBy/state", "did you mean \\\"done\\\"?"},
    {due + "/extendedBy", R"({"list":"correctiveActions"})", "pack.missing", due + "/extendedBy",
     "deadline"},
    // What steps fill in, and what edits empty.
    {type + "/transitions/0/sets/raisedOn", R"({"copy":"detectdOn"})", "pack.unknownField",
     type + "/transitions/0/sets/raisedOn/copy", "did you mean \\\"detectedOn\\\"?"},
    {type + "/transitions/0/sets/raisedOn", R"({"copy":"title"})", "pack.wrongType",
     type + "/transitions/0/sets/raisedOn", "the same type"},
    {type + "/transitions/0/sets/raisedOn", R"({"add":1})", "pack.wrongType",
     type + "/transitions/0/sets/raisedOn", "type integer"},
    {type + "/transitions/0/sets/raisedOn", "{}", "pack.unknownSource",
     type + "/transitions/0/sets/raisedOn", "clear"},
    {type + "/transitions/0/sets/raisedOn", R"({"add":1,"clear":true})", "pack.unknownSource",
     type + "/transitions/0/sets/raisedOn", "clear"},
    {type + "/resets", R"({"rootCaus":["gap"]})", "pack.unknownField", type + "/resets/rootCaus",
     "did you mean \\\"rootCause\\\"?"},
    {type + "/resets", R"({"rootCause":["gapp"]})", "pack.unknownField",
     type + "/resets/rootCause/0", "did you mean \\\"gap\\\"?"},
    {type + "/resets", R"({"rootCause":["raisedOn"]})", "pack.wrongType",
     type + "/resets/rootCause/0", "filled in by steps"},
    {"/deadlineProfiles/default/deadlines/nonconformity/0/periods/0", R"({"days":4000})",
     "pack.outOfRange", "/deadlineProfiles/default/deadlines/nonconformity/0/periods/0/days",
     "3660"},
    {"/deadlineProfiles/default/deadlines/nonconformity/0/periods/0/when", "\"severty == 'major'\"",
     "pack.condition", "/deadlineProfiles/default/deadlines/nonconformity/0/periods/0/when",
     "severity"},
};

}  // namespace

TEST_CASE("a broken pack is refused with the place and the way out", "[pack][check]") {
  const auto broken = GENERATE(from_range(broken_packs));
  INFO(broken.pointer << " := " << broken.value);
  const auto loaded = Engine::load(clause10::test::pack_with(broken.pointer, json(broken.value)));
  REQUIRE(loaded.engine == nullptr);
  CHECK(loaded.reply.status == Status::bad_input);
  INFO(loaded.reply.json);
  const Value reply = json(loaded.reply.json);
  const auto& errors = *at(reply, "/errors")->list();
  const auto found = std::find_if(errors.begin(), errors.end(), [&](const Value& each) {
    return text_at(each, "/code") == broken.code && text_at(each, "/pointer") == broken.reported &&
           clause10::test::text_of(each).find(broken.says) != std::string::npos;
  });
  CHECK(found != errors.end());
}

TEST_CASE("profiles that extend each other are all reported, and those that extend them are not",
          "[pack][check]") {
  Value pack = json(clause10::test::example_json());
  for (const std::string names : {"ab", "bc", "ca", "da"}) {
    const Value profile = json(R"({"title":{"en":"P"},"extends":")" + names.substr(1) + "\"}");
    pack = json(changed(text_of(pack), "/deadlineProfiles/" + names.substr(0, 1), profile));
  }
  const auto loaded = Engine::load(text_of(pack));
  REQUIRE(loaded.engine == nullptr);
  std::string found;
  const Value reply = json(loaded.reply.json);
  for (const Value& each : *at(reply, "/errors")->list()) {
    found += text_at(each, "/pointer") + " " + text_at(each, "/code") + "\n";
  }
  CHECK(found ==
        "/deadlineProfiles/a/extends pack.circularProfile\n"
        "/deadlineProfiles/b/extends pack.circularProfile\n"
        "/deadlineProfiles/c/extends pack.circularProfile\n");
}

TEST_CASE("everything wrong with a pack is reported at once", "[pack][check]") {
  const auto loaded = Engine::load(R"({"id":1,"vrsion":"x"})");
  REQUIRE(loaded.engine == nullptr);
  const Value reply = json(loaded.reply.json);
  CHECK(at(reply, "/errors")->list()->size() == 8);
}

TEST_CASE("no malformed pack crashes the engine", "[pack][check]") {
  // Every second place of the pack, cut off or overwritten: it is refused or it is a pack.
  const std::string& original = clause10::test::example_json();
  std::size_t refused = 0;
  std::size_t tried = 0;
  for (std::size_t i = 0; i < original.size(); i += 211) {
    for (const std::string_view written : {"\"", "{", "]", "9", "\xff", "null", "-", "\\"}) {
      std::string mutated = original;
      mutated.replace(i, 1, written);
      refused += Engine::load(mutated).engine == nullptr ? 1 : 0;
      ++tried;
    }
    CHECK(Engine::load(std::string_view(original).substr(0, i)).engine == nullptr);
  }
  CHECK(tried > 1000);
  CHECK(refused > tried / 2);
}
