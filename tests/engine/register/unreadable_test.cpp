#include <catch_amalgamated.hpp>

#include "clause10/register.h"
#include "support/corpus.h"
#include "support/support.h"

// Records that a register cannot take in are counted and listed, not dropped.

namespace {

using clause10::Register;
using clause10::Status;
using clause10::model::Value;
using clause10::test::at;
using clause10::test::changed;
using clause10::test::corpus_context;
using clause10::test::corpus_record;
using clause10::test::iso27001;
using clause10::test::json;
using clause10::test::text_at;
using clause10::test::text_of;

std::string record(const std::string& id, const std::string& place, const Value& value) {
  const std::string named = changed(text_of(corpus_record("triaged")), "/id", Value(id));
  return changed(named, place, value);
}

std::string sound(const std::string& id) {
  return record(id, "/version", Value(2));
}

std::unique_ptr<Register> opened() {
  auto created = Register::create(iso27001(), text_of(corpus_context()));
  REQUIRE(created.opened);
  return std::move(created.opened);
}

/// "key: code at pointer" of every record that is listed, one a line.
std::string listed(const Register& in, const std::string& request = "{}") {
  const Value answer = json(in.unreadable(request).json);
  std::string lines;
  for (const Value& each : *at(answer, "/records")->list()) {
    const bool has_id = each.find("id") != nullptr;
    lines += (has_id ? text_at(each, "/key") : "(no id)") + ": " + text_at(each, "/errors/0/code") +
             " at " + text_at(each, "/errors/0/pointer") + "\n";
  }
  return lines;
}

std::int64_t counted(Register& in) {
  const std::string context = text_of(corpus_context());
  const Value summary = json(in.evaluate(context).json);
  CHECK(*at(json(in.metrics(context).json), "/unreadable")->integer() ==
        *summary.find("unreadable")->integer());
  return *summary.find("unreadable")->integer();
}

}  // namespace

TEST_CASE("what a register cannot take in is counted and listed", "[register][unreadable]") {
  const auto of = opened();
  of->put("[" + sound("A") + "," + record("B", "/state", Value("flying")) + "," +
          record("C", "/type", Value("memo")) + "," + record("D", "/fields", Value("none")) + "," +
          record("E", "/pack", Value("other")) + "," + record("F", "/clause10", Value(2)) + "," +
          record("G", "/deadlines/plan/due", Value("soon")) + ",{}]");
  CHECK(of->records() == 1);
  CHECK(counted(*of) == 7);
  CHECK(listed(*of) ==
        "B: record.unknownState at /state\n"
        "C: record.unknownType at /type\n"
        "D: record.wrongType at /fields\n"
        "E: record.otherPack at /pack\n"
        "F: record.format at /clause10\n"
        "G: record.badDate at /deadlines/plan/due\n"
        "(no id): record.missing at \n");
  CHECK(listed(*of, R"({"from":1,"limit":1})") == "C: record.unknownType at /type\n");
  CHECK(of->unreadable(R"({"form":1})").status == Status::bad_input);
}

TEST_CASE("it is listed until it is sound or removed", "[register][unreadable]") {
  const auto of = opened();
  const std::string flying = record("B", "/state", Value("flying"));
  of->put(flying);
  of->put(flying);
  of->put(record("C", "/type", Value("memo")) + "{}\n{}");
  CHECK(counted(*of) == 3);
  of->put(sound("B"));
  CHECK(counted(*of) == 2);
  CHECK(of->records() == 1);
  const std::string key = text_at(json(of->unreadable("{}").json), "/records/1/key");
  CHECK(key.starts_with("#"));
  CHECK(of->remove(R"({"ids":["C",")" + key + R"(","none"]})").json == R"({"removed":2})");
  CHECK(counted(*of) == 0);
  // A later edition that cannot be used does not make the sound one go.
  of->put(flying);
  CHECK(of->records() == 1);
  CHECK(listed(*of) == "B: record.unknownState at /state\n");
}

TEST_CASE("it is listed after a register was stored and opened again", "[register][unreadable]") {
  const auto before = opened();
  before->put(sound("A") + record("B", "/state", Value("flying")) + "{}");
  const auto again = Register::load(iso27001(), before->save().json);
  REQUIRE(again.opened);
  CHECK(again.opened->records() == 1);
  CHECK(listed(*again.opened) == listed(*before));
  CHECK(counted(*again.opened) == 2);
}

TEST_CASE("records of other versions are in the register and say so", "[register][unreadable]") {
  const auto of = opened();
  of->put(sound("A") + record("B", "/packVersion", Value("0.1.0")) +
          record("C", "/packVersion", Value("99.0.0")));
  CHECK(counted(*of) == 0);
  CHECK(of->records() == 3);
  const auto violating = [&](const std::string& rule) {
    return text_of(*at(json(of->rows(R"({"rule":")" + rule + "\"}").json), "/rows/0/id"));
  };
  CHECK(violating("record.olderPack") == "\"B\"");
  CHECK(violating("record.newerPack") == "\"C\"");
}
