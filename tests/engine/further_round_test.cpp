#include <catch_amalgamated.hpp>

#include "support/corpus.h"
#include "support/support.h"

// A nonconformity whose actions were not effective goes round again: the review of the second
// round is due as long after the second implementation as the first was after the first.

namespace {

using clause10::Status;
using clause10::model::Value;
using clause10::test::changed;
using clause10::test::json;
using clause10::test::text_at;
using clause10::test::text_of;

const std::string round_before =
    R"([{"version":1,"transition":"raise","from":"draft","to":"raised",)"
    R"("by":{"id":5,"name":"Anna Berger"},"on":"2026-08-01T10:00:00Z"},)"
    R"({"version":2,"transition":"finish","from":"implementing","to":"implemented",)"
    R"("by":{"id":5,"name":"Anna Berger"},"on":"2026-09-01T10:00:00Z"}])";

/// About to be implemented once more; with or without an earlier round in its history.
std::string implementing(bool again) {
  std::string text =
      text_of(clause10::test::corpus_record("implementing", clause10::model::Object()));
  text = changed(text, "/fields/implementedOn", Value("2026-09-01"));
  text = changed(text, "/deadlines/effectiveness",
                 json(R"({"due":"2026-10-31","original":"2026-10-31"})"));
  if (again) text = changed(text, "/history", json(round_before));
  return text;
}

std::string context() {
  return text_of(clause10::test::corpus_context(json("{}")));
}

/// The record after its actions were implemented on the day of the corpus, 2026-11-23.
std::string finished(const std::string& before) {
  const auto applied =
      clause10::test::iso27001().apply(before, R"({"transition":"finish"})", context());
  INFO(applied.json);
  REQUIRE(applied.status == Status::ok);
  return text_of(*json(applied.json).find("record"));
}

Status saved(const std::string& before, const std::string& after) {
  return clause10::test::iso27001()
      .check_edit(R"({"before":)" + before + R"(,"after":)" + after + "}", context())
      .status;
}

}  // namespace

TEST_CASE("a further round counts from its own implementation, and shows the first date",
          "[deadlines]") {
  const std::string before = implementing(true);
  const std::string after = finished(before);
  CHECK(text_at(json(after), "/deadlines/effectiveness/due") == "2027-02-21");
  CHECK(text_at(json(after), "/deadlines/effectiveness/original") == "2026-10-31");
  CHECK(saved(before, after) == Status::ok);
  // Neither the old date nor one of somebody's own goes through with it.
  for (const char* due : {"2026-10-31", "2027-06-30"}) {
    CHECK(saved(before, changed(after, "/deadlines/effectiveness/due", Value(due))) ==
          Status::refused);
  }
  CHECK(saved(before, changed(after, "/deadlines/effectiveness/original", Value("2027-02-21"))) ==
        Status::refused);
}

TEST_CASE("a date that stands there without a round before it stays", "[deadlines]") {
  const std::string before = implementing(false);
  const std::string after = finished(before);
  CHECK(text_at(json(after), "/deadlines/effectiveness/due") == "2026-10-31");
  CHECK(saved(before, after) == Status::ok);
}
