#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

#include "support/corpus.h"
#include "support/paths.h"
#include "support/support.h"

// How often the root-cause linter is right: every cause of the labelled sets in tests/lint/ is
// evaluated with the pack that ships, and what is found compared with what a reader found.

namespace {

using clause10::model::Value;
using clause10::test::at;
using clause10::test::json;
using clause10::test::text_at;
using clause10::test::text_of;

constexpr std::string_view prefix = "nonconformity.";

using Rules = std::set<std::string>;

/// The rules of which the sets say where they find something.
Rules measured() {
  Rules rules;
  const Value pack = json(clause10::test::iso27001_json());
  for (const Value& rule : *at(pack, "/recordTypes/nonconformity/rules")->list()) {
    if (rule.find("lint") != nullptr) rules.insert(text_at(rule, "/id").substr(prefix.size()));
  }
  return rules;
}

/// What the engine finds in a record with the nonconformity's texts and the cause's own.
Rules found_in(const Value& nonconformity, const Value& cause, const Rules& rules) {
  Value record = clause10::test::corpus_record("contained", clause10::model::Object());
  Value fields{clause10::model::Object()};
  for (const auto& member : *nonconformity.object()) {
    if (member.name == "language") continue;
    clause10::test::patch(fields, Value(clause10::model::Object{member}));
  }
  for (const auto& member : *cause.object()) {
    if (member.name == "of" || member.name == "finds") continue;
    clause10::test::patch(fields, Value(clause10::model::Object{member}));
  }
  for (auto& member : *record.object()) {
    if (member.name == "fields") clause10::test::patch(member.value, fields);
  }
  const auto reply = clause10::test::iso27001().evaluate(
      text_of(record), text_of(clause10::test::corpus_context(Value(clause10::model::Object()))));
  const Value evaluation = json(reply.json);
  Rules found;
  for (const Value& each : *at(evaluation, "/violations")->list()) {
    const std::string rule = text_at(each, "/rule");
    if (!rule.starts_with(prefix)) continue;
    if (rules.count(rule.substr(prefix.size())) != 0) found.insert(rule.substr(prefix.size()));
  }
  return found;
}

struct Score {
  int right = 0;
  int wrong = 0;
  int missed = 0;

  double precision() const { return right + wrong == 0 ? 1 : double(right) / (right + wrong); }
  double recall() const { return right + missed == 0 ? 1 : double(right) / (right + missed); }
};

struct Measure {
  std::map<std::string, Score> by_rule;
  Score all;
  int causes = 0;
  int german = 0;
  int sound = 0;    ///< causes with which nothing is wrong
  int alarmed = 0;  ///< such causes in which something is found all the same
};

Measure measure(const std::string& file) {
  const Value set = json(
      clause10::test::read_file(std::string(clause10::test::source_root) + "/tests/lint/" + file));
  const Rules rules = measured();
  Measure made;
  for (const Value& cause : *at(set, "/causes")->list()) {
    const Value& about = *at(set, "/nonconformities/" + text_at(cause, "/of"));
    const Rules found = found_in(about, cause, rules);
    Rules labelled;
    for (const Value& each : *at(cause, "/finds")->list()) {
      REQUIRE(rules.count(*each.text()) == 1);
      labelled.insert(*each.text());
    }
    ++made.causes;
    made.german += text_at(about, "/language") == "de" ? 1 : 0;
    made.sound += labelled.empty() ? 1 : 0;
    made.alarmed += labelled.empty() && !found.empty() ? 1 : 0;
    for (const std::string& rule : rules) {
      const bool is_found = found.count(rule) != 0;
      const bool is_there = labelled.count(rule) != 0;
      if (!is_found && !is_there) continue;
      for (Score* score : {&made.by_rule[rule], &made.all}) {
        score->right += is_found && is_there ? 1 : 0;
        score->wrong += is_found && !is_there ? 1 : 0;
        score->missed += is_there && !is_found ? 1 : 0;
      }
      if (is_found != is_there) {
        std::printf("  %s %s: %s\n", is_found ? "wrong" : "missed", rule.c_str(),
                    text_at(cause, "/rootCause").c_str());
      }
    }
  }
  std::printf("tests/lint/%s: %d causes, %d of them German\n", file.c_str(), made.causes,
              made.german);
  for (const auto& [rule, score] : made.by_rule) {
    std::printf("  %-36s precision %.3f  recall %.3f  (%d right, %d wrong, %d missed)\n",
                rule.c_str(), score.precision(), score.recall(), score.right, score.wrong,
                score.missed);
  }
  std::printf("  %-36s precision %.3f  recall %.3f; %d of %d sound causes alarmed\n", "all",
              made.all.precision(), made.all.recall(), made.alarmed, made.sound);
  return made;
}

}  // namespace

TEST_CASE("precision and recall on the causes that the checks were made with", "[lint]") {
  const Measure made = measure("causes.json");
  CHECK(made.causes >= 200);
  CHECK(made.german * 2 >= made.causes - 20);
  CHECK(made.all.precision() >= 0.95);
  CHECK(made.all.recall() >= 0.9);
}

// Written after the checks and their lexicons, and never looked at to change them: what people who
// write other causes will see.
TEST_CASE("precision and recall on causes that the checks have not seen", "[lint]") {
  const Measure made = measure("held_out.json");
  CHECK(made.causes >= 80);
  CHECK(made.german * 2 >= made.causes - 10);
  CHECK(made.all.precision() >= 0.95);
  CHECK(made.all.recall() >= 0.8);
}
