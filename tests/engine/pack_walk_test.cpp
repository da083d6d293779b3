#include <catch_amalgamated.hpp>

#include <algorithm>
#include <deque>
#include <map>

#include "support/corpus.h"
#include "support/support.h"

// Each record type from its first state through every transition to a final state: a walker knows
// what to answer, but fills in only what the engine says is missing.

namespace {

using clause10::Status;
using clause10::model::Value;
using clause10::test::at;
using clause10::test::json;
using clause10::test::text_at;
using clause10::test::text_of;

struct Step {
  std::string id;
  std::vector<std::string> from;
  std::string to;
};

class Walker {
 public:
  Walker(std::string type, const Value& answers) : type_(std::move(type)), answers_(answers) {
    const Value pack = json(clause10::test::iso27001_json());
    const std::string at_type = "/recordTypes/" + type_;
    initial_ = text_at(pack, at_type + "/initial");
    for (const Value& each : *at(pack, at_type + "/transitions")->list()) {
      Step step{text_at(each, "/id"), {}, text_at(each, "/to")};
      for (const Value& from : *each.find("from")->list()) {
        step.from.push_back(*from.text());
      }
      steps_.push_back(std::move(step));
    }
    for (const Value& each : *at(pack, at_type + "/states")->list()) {
      if (each.find("final") != nullptr) finals_.push_back(text_at(each, "/id"));
    }
  }

  const std::vector<Step>& steps() const { return steps_; }

  /// A new record; then these steps, and on to a final state.
  void walk(const Step& through, const std::string& from) {
    begin();
    for (const Step* each : way_to([&](const std::string& state) { return state == from; })) {
      take(*each);
    }
    REQUIRE(state() == from);
    take(through);
    const auto is_final = [&](const std::string& state) {
      return std::find(finals_.begin(), finals_.end(), state) != finals_.end();
    };
    for (const Step* each : way_to(is_final)) {
      take(*each);
    }
    CHECK(is_final(state()));
  }

 private:
  std::string state() const { return text_at(record_, "/state"); }

  void begin() {
    const auto reply = clause10::test::iso27001().create(
        R"({"type":")" + type_ + R"(","id":"walk","fields":{}})", context(""));
    REQUIRE(reply.status == Status::ok);
    record_ = *json(reply.json).find("record");
    CHECK(state() == initial_);
  }

  /// What is to be answered at that step beyond the usual, or null.
  const Value* at_step(const std::string& step, std::string_view member) const {
    const Value* found = at(answers_, "/at/" + step);
    return found == nullptr ? nullptr : found->find(member);
  }

  std::string context(const std::string& step) {
    if (const Value* day = at_step(step, "today")) today_ = *day->text();
    return text_of(clause10::test::corpus_context(
        clause10::model::Object{{"today", today_}, {"now", today_ + "T10:00:00Z"}}));
  }

  const Value* answer(const std::string& step, const std::string& field) const {
    const Value* own = at_step(step, "fields");
    if (own != nullptr && own->find(field) != nullptr) return own->find(field);
    return at(answers_, "/fields")->find(field);
  }

  /// Fills in what stands in the way, until nothing does.
  void take(const Step& step) {
    INFO(type_ << ": " << step.id << " from " << state());
    for (int round = 0; round < 8; ++round) {
      const auto reply = clause10::test::iso27001().apply(
          text_of(record_), R"({"transition":")" + step.id + R"("})", context(step.id));
      const Value answered = json(reply.json);
      if (reply.status == Status::ok) {
        record_ = *answered.find("record");
        CHECK(state() == step.to);
        return;
      }
      INFO(reply.json);
      REQUIRE(reply.status == Status::refused);
      fill(step, *answered.find("evaluation"));
    }
    FAIL("what the engine asks for does not lead to an end");
  }

  void fill(const Step& step, const Value& evaluation) {
    for (const Value& each : *at(evaluation, "/violations")->list()) {
      const auto& blocks = *each.find("blocks")->list();
      if (std::none_of(blocks.begin(), blocks.end(),
                       [&](const Value& block) { return *block.text() == step.id; })) {
        continue;
      }
      for (const Value& pointer : *each.find("fields")->list()) {
        const std::string field = pointer.text()->substr(8);
        const Value* value = answer(step.id, field);
        if (value == nullptr) continue;
        auto& fields = *const_cast<Value*>(record_.find("fields"))->object();
        clause10::model::set(fields, field, *value);
      }
    }
  }

  /// The shortest way from the present state to one that is wanted.
  template <class Wanted>
  std::vector<const Step*> way_to(const Wanted& wanted) const {
    std::map<std::string, std::vector<const Step*>> ways = {{state(), {}}};
    std::deque<std::string> open = {state()};
    while (!open.empty()) {
      const std::string here = open.front();
      open.pop_front();
      if (wanted(here)) return ways[here];
      for (const Step& step : steps_) {
        if (std::find(step.from.begin(), step.from.end(), here) == step.from.end()) continue;
        if (ways.contains(step.to)) continue;
        ways[step.to] = ways[here];
        ways[step.to].push_back(&step);
        open.push_back(step.to);
      }
    }
    return {};
  }

  std::string type_;
  const Value& answers_;
  std::string initial_;
  std::string today_ = "2026-11-23";
  std::vector<Step> steps_;
  std::vector<std::string> finals_;
  Value record_;
};

}  // namespace

TEST_CASE("each record type is walked through every step to an end", "[pack]") {
  const auto walks = clause10::test::corpus_walks();
  const Value pack = json(clause10::test::iso27001_json());
  CHECK(walks.size() == at(pack, "/recordTypes")->object()->size());
  for (const auto& [type, answers] : walks) {
    const std::vector<Step> steps = Walker(type, answers).steps();
    REQUIRE_FALSE(steps.empty());
    for (const Step& step : steps) {
      for (const std::string& from : step.from) {
        DYNAMIC_SECTION(type << ": " << step.id << " from " << from) {
          Walker(type, answers).walk(step, from);
        }
      }
    }
  }
}
