#include <catch_amalgamated.hpp>

#include "support/corpus.h"
#include "support/support.h"

// Runs the corpus. Each member of "expect" is one comparison; one that is not known fails, so that
// a slip in a case cannot pass for a check.

namespace {

using clause10::model::Value;
using clause10::test::at;
using clause10::test::text_at;
using Texts = std::vector<std::string>;

Texts texts(const Value& list) {
  Texts items;
  for (const Value& item : *list.list()) {
    items.push_back(*item.text());
  }
  return items;
}

Texts without_prefix(const Value& list) {
  Texts fields;
  for (const std::string& pointer : texts(list)) {
    CHECK(pointer.starts_with("/fields/"));
    fields.push_back(pointer.substr(8));
  }
  return fields;
}

Texts violation_ids(const Value& evaluation, std::string_view severity, bool in_force_only) {
  Texts ids;
  for (const Value& each : *at(evaluation, "/violations")->list()) {
    const bool in_force = *at(each, "/inForce")->truth();
    if (text_at(each, "/severity") == severity && (in_force || !in_force_only)) {
      ids.push_back(text_at(each, "/id"));
    }
  }
  return ids;
}

const Value* with_id(const Value& evaluation, std::string_view list, const std::string& id) {
  for (const Value& each : *at(evaluation, list)->list()) {
    if (text_at(each, "/id") == id) return &each;
  }
  return nullptr;
}

Texts open_transitions(const Value& evaluation) {
  Texts ids;
  for (const Value& each : *at(evaluation, "/transitions")->list()) {
    CHECK(*at(each, "/open")->truth() == at(each, "/blockedBy")->list()->empty());
    if (*at(each, "/open")->truth()) ids.push_back(text_at(each, "/id"));
  }
  return ids;
}

/// Every member of the wanted object stands in the other with the same value.
void check_members(const Value& found, const Value& wanted) {
  for (const auto& member : *wanted.object()) {
    const Value* value = found.find(member.name);
    INFO(member.name);
    REQUIRE(value != nullptr);
    CHECK(clause10::test::text_of(*value) == clause10::test::text_of(member.value));
  }
}

void check_expectation(const Value& answer, const Value& evaluation, const std::string& name,
                       const Value& wanted) {
  INFO("expect " << name);
  if (name == "code") {
    const Value* errors = answer.find("errors");
    CHECK((errors == nullptr ? text_at(answer, "/error/code")
                             : text_at(answer, "/errors/0/code")) == *wanted.text());
  } else if (name == "error") {
    check_members(*at(answer, answer.find("errors") == nullptr ? "/error" : "/errors/0"), wanted);
  } else if (name == "inForce") {
    CHECK(violation_ids(evaluation, "error", true) == texts(wanted));
  } else if (name == "warnings") {
    CHECK(violation_ids(evaluation, "warning", false) == texts(wanted));
  } else if (name == "open") {
    CHECK(open_transitions(evaluation) == texts(wanted));
  } else if (name == "blockedBy") {
    for (const auto& [transition, ids] : *wanted.object()) {
      const Value* found = with_id(evaluation, "/transitions", transition);
      REQUIRE(found != nullptr);
      CHECK(texts(*at(*found, "/blockedBy")) == texts(ids));
    }
  } else if (name == "requiredNow") {
    CHECK(without_prefix(*at(evaluation, "/required/now")) == texts(wanted));
  } else if (name == "required") {
    for (const auto& [transition, fields] : *wanted.object()) {
      CHECK(without_prefix(*at(evaluation, "/required/byTransition/" + transition)) ==
            texts(fields));
    }
  } else if (name == "locked") {
    CHECK(without_prefix(*at(evaluation, "/locked")) == texts(wanted));
  } else if (name == "messages") {
    for (const auto& [id, message] : *wanted.object()) {
      const Value* found = with_id(evaluation, "/violations", id);
      REQUIRE(found != nullptr);
      CHECK(text_at(*found, "/message") == *message.text());
    }
  } else if (name == "deadlines") {
    for (const auto& [id, members] : *wanted.object()) {
      const Value* found = with_id(evaluation, "/deadlines", id);
      INFO(id);
      REQUIRE(found != nullptr);
      check_members(*found, members);
    }
  } else if (name == "tasks") {
    CHECK(at(evaluation, "/tasks")->list()->size() == wanted.object()->size());
    for (const auto& [id, members] : *wanted.object()) {
      const Value* found = with_id(evaluation, "/tasks", id);
      INFO(id);
      REQUIRE(found != nullptr);
      check_members(*found, members);
      CHECK((found->find("due") == nullptr) == (members.find("due") == nullptr));
    }
  } else if (name == "absentInDeadline") {
    for (const auto& [id, members] : *wanted.object()) {
      const Value* found = with_id(evaluation, "/deadlines", id);
      INFO(id);
      REQUIRE(found != nullptr);
      for (const std::string& member : texts(members)) {
        CHECK(found->find(member) == nullptr);
      }
    }
  } else if (name == "noDeadlines") {
    CHECK(at(evaluation, "/deadlines")->list()->empty());
  } else if (name == "record") {
    check_members(*at(answer, "/record"), wanted);
  } else if (name == "fields") {
    for (const auto& [field, value] : *wanted.object()) {
      const Value* found = at(answer, "/record/fields")->find(field);
      INFO(field);
      REQUIRE((found == nullptr) == value.is_null());
      if (found != nullptr) {
        CHECK(clause10::test::text_of(*found) == clause10::test::text_of(value));
      }
    }
  } else if (name != "status") {
    FAIL("the runner does not know \"" << name << "\"");
  }
}

}  // namespace

TEST_CASE("the corpus", "[corpus]") {
  const auto& cases = clause10::test::corpus();
  CHECK(cases.size() >= 500);
  for (const auto& each : cases) {
    DYNAMIC_SECTION(each.name) {
      const clause10::Reply reply = clause10::test::run(each);
      const Value* status = each.expect.find("status");
      CHECK(static_cast<int>(reply.status) == (status == nullptr ? 0 : *status->integer()));
      const Value answer = clause10::test::json(reply.json);
      const Value* inner = answer.find("evaluation");
      REQUIRE(!each.expect.object()->empty());
      for (const auto& [name, wanted] : *each.expect.object()) {
        check_expectation(answer, inner == nullptr ? answer : *inner, name, wanted);
      }
    }
  }
}
