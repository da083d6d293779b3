#include <catch_amalgamated.hpp>

#include <algorithm>
#include <optional>

#include "support/corpus.h"
#include "support/support.h"

// That the corpus keeps every rule of the pack: whichever is taken away, or loses its condition,
// some case fails.

namespace {

using clause10::model::Value;
using clause10::test::at;
using clause10::test::CorpusCase;
using clause10::test::json;
using clause10::test::text_at;
using clause10::test::text_of;

/// Ids of a list of violations, errors in the way of the transition or warnings, in order.
std::string blocked_by(const Value& evaluation, std::string_view transition) {
  for (const Value& each : *at(evaluation, "/transitions")->list()) {
    if (text_at(each, "/id") == transition) return text_of(*at(each, "/blockedBy"));
  }
  return {};
}

std::string warnings(const Value& evaluation) {
  clause10::model::List ids;
  for (const Value& each : *at(evaluation, "/violations")->list()) {
    if (text_at(each, "/severity") == "warning") ids.push_back(*each.find("id"));
  }
  return text_of(Value(std::move(ids)));
}

/// Whether the answer is the expected one, as far as steps and warnings go.
bool keeps(const CorpusCase& each, const clause10::Engine& engine) {
  const Value answer = json(clause10::test::run(engine, each).json);
  const Value* inner = answer.find("evaluation");
  const Value& evaluation = inner == nullptr ? answer : *inner;
  if (const Value* wanted = each.expect.find("warnings")) {
    if (warnings(evaluation) != text_of(*wanted)) return false;
  }
  const Value* wanted = each.expect.find("blockedBy");
  return wanted == nullptr ||
         std::all_of(wanted->object()->begin(), wanted->object()->end(), [&](const auto& member) {
           return blocked_by(evaluation, member.name) == text_of(member.value);
         });
}

/// A case, and its expectation as text.
struct Named {
  CorpusCase run;
  std::string expect;
};

/// The cases about records of that type that say something about steps or warnings.
std::vector<Named> cases_of(const std::string& type) {
  const std::string mark = "\"type\":\"" + type + "\"";
  std::vector<Named> cases;
  for (const CorpusCase& each : clause10::test::corpus()) {
    const bool tells = each.expect.find("blockedBy") != nullptr || each.expect.find("warnings");
    if (!tells || each.record.find(mark) == std::string::npos) continue;
    cases.push_back({each, text_of(each.expect)});
  }
  return cases;
}

/// To be changed; the member is there.
Value& member(Value& object, std::string_view name) {
  const auto found = std::find_if(object.object()->begin(), object.object()->end(),
                                  [&](const auto& each) { return each.name == name; });
  REQUIRE(found != object.object()->end());
  return found->value;
}

/// Removes every member but that one.
void keep_only(Value& object, const std::string& name) {
  std::erase_if(*object.object(), [&](const auto& each) { return each.name != name; });
}

/// The pack with nothing but that record type, which loads sooner.
Value pack_of(const std::string& type) {
  Value pack = json(clause10::test::iso27001_json());
  keep_only(member(pack, "recordTypes"), type);
  for (auto& profile : *member(pack, "deadlineProfiles").object()) {
    Value& deadlines = member(profile.value, "deadlines");
    keep_only(deadlines, type);
    for (auto& rules : *deadlines.object()) {
      for (Value& rule : *rules.value.list()) {
        std::erase_if(*rule.object(), [](const auto& each) { return each.name == "extendedBy"; });
      }
    }
  }
  // Lists of records of other types have nothing to stand for.
  for (Value& field : *member(member(member(pack, "recordTypes"), type), "fields").list()) {
    std::erase_if(*field.object(),
                  [](const auto& each) { return each.name == "of" || each.name == "items"; });
  }
  return pack;
}

const clause10::model::List& rules_of(const Value& pack, const std::string& type) {
  return *at(pack, "/recordTypes/" + type + "/rules")->list();
}

/// The pack without the rule, or with the rule but without its condition.
std::optional<clause10::Engine> engine_without(const Value& whole, const std::string& type,
                                               std::size_t rule, bool only_condition) {
  Value pack = whole;
  auto& rules = *member(member(member(pack, "recordTypes"), type), "rules").list();
  if (only_condition) {
    std::erase_if(*rules[rule].object(), [](const auto& each) { return each.name == "when"; });
  } else {
    rules.erase(rules.begin() + static_cast<std::ptrdiff_t>(rule));
  }
  auto loaded = clause10::Engine::load(text_of(pack));
  if (!loaded.engine) return std::nullopt;
  return std::move(*loaded.engine);
}

std::vector<std::string> types() {
  std::vector<std::string> ids;
  const Value pack = json(clause10::test::iso27001_json());
  for (const auto& type : *at(pack, "/recordTypes")->object()) {
    ids.push_back(type.name);
  }
  return ids;
}

}  // namespace

TEST_CASE("without any one of its rules the pack fails the corpus", "[pack]") {
  const std::string type = GENERATE(from_range(types()));
  const std::vector<Named> cases = cases_of(type);
  const Value pack = pack_of(type);
  for (std::size_t i = 0; i < rules_of(pack, type).size(); ++i) {
    const std::string id = text_at(rules_of(pack, type)[i], "/id");
    INFO(id);
    const auto without = engine_without(pack, type, i, false);
    REQUIRE(without);
    // Only a case that names the rule can miss it.
    CHECK(std::any_of(cases.begin(), cases.end(), [&](const Named& each) {
      return each.expect.find("\"" + id) != std::string::npos && !keeps(each.run, *without);
    }));
  }
}

TEST_CASE("a rule that loses its condition fails the corpus", "[pack]") {
  const std::string type = GENERATE(from_range(types()));
  const std::vector<Named> cases = cases_of(type);
  const Value pack = pack_of(type);
  for (std::size_t i = 0; i < rules_of(pack, type).size(); ++i) {
    if (rules_of(pack, type)[i].find("when") == nullptr) continue;
    INFO(text_at(rules_of(pack, type)[i], "/id"));
    const auto without = engine_without(pack, type, i, true);
    REQUIRE(without);
    CHECK(std::any_of(cases.begin(), cases.end(),
                      [&](const Named& each) { return !keeps(each.run, *without); }));
  }
}

TEST_CASE("every rule names a clause of the standard and speaks to people", "[pack]") {
  const Value pack = json(clause10::test::iso27001_json());
  for (const std::string& type : types()) {
    for (const Value& rule : *at(pack, "/recordTypes/" + type + "/rules")->list()) {
      INFO(text_at(rule, "/id"));
      CHECK(text_at(rule, "/id").starts_with(type + "."));
      CHECK_THAT(
          text_at(rule, "/clause"),
          Catch::Matchers::Matches("(5|6|7|8|9|10)\\.[1-9](\\.[1-9])?( [a-g]\\)( [1-4]\\))?)?"));
      CHECK_FALSE(text_at(rule, "/message/de").empty());
    }
  }
}

TEST_CASE("every field tells a process owner what to write", "[pack]") {
  const Value pack = json(clause10::test::iso27001_json());
  for (const auto& type : *at(pack, "/recordTypes")->object()) {
    for (const Value& field : *at(type.value, "/fields")->list()) {
      INFO(type.name << "." << text_at(field, "/id"));
      const bool is_typed = field.find("computed") == nullptr && text_at(field, "/type") != "enum";
      for (const std::string language : {"en", "de"}) {
        CHECK_FALSE(text_at(field, "/label/" + language).empty());
        CHECK_FALSE(text_at(field, "/help/" + language).empty());
        CHECK(is_typed == !text_at(field, "/example/" + language).empty());
      }
    }
  }
}
