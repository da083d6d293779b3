#include <catch_amalgamated.hpp>

#include <cstring>
#include <random>

#include "clause10/register.h"
#include "register/snapshot_bytes.h"
#include "search/index.h"
#include "support/support.h"

// A register that was stored with its search index answers every search as before, byte for byte,
// and goes on doing so while records come, change and go.

namespace {

using clause10::Register;
using clause10::Reply;
using clause10::Status;
using clause10::test::iso27001;
using clause10::test::json;
using clause10::test::text_at;

constexpr const char* context = R"({"today":"2026-11-23"})";

std::unique_ptr<Register> open_register() {
  auto created = Register::create(iso27001(), context);
  REQUIRE(created.opened);
  CHECK(created.opened->index().json == "{}");
  return std::move(created.opened);
}

std::unique_ptr<Register> reopened(const Register& from) {
  auto loaded = Register::load(iso27001(), from.save().json);
  INFO(loaded.reply.json);
  REQUIRE(loaded.opened);
  return std::move(loaded.opened);
}

/// A record with this number. What it says depends on the seed, too.
std::string record(std::size_t number, std::size_t seed) {
  static constexpr const char* words[] = {
      "Drucker", "printer", "access", "Zug\xC3\xA4nge", "leaver", "IT", "Zug\xC3\xA4nge gesperrt",
      "lost",    "backup",  "badge"};
  std::mt19937 random{static_cast<unsigned>(number * 31 + seed)};  // the same in every run
  std::string title;
  for (std::size_t left = random() % 5; left > 0; --left) {
    title += std::string(words[random() % std::size(words)]) + " ";
  }
  const bool action = random() % 4 == 0;
  return R"({"clause10":1,"pack":"iso27001","packVersion":"0.2.0","type":")" +
         std::string(action ? "correctiveAction" : "nonconformity") + R"(","id":"r)" +
         std::to_string(number) + R"(","version":0,"state":"draft","fields":{"title":")" + title +
         R"("},"deadlines":{},"history":[]})";
}

/// Some records come, change or go; the same ones for the same seed.
void edit(Register& reg, std::size_t seed, std::size_t edits) {
  for (std::size_t i = 0; i < edits; ++i) {
    const std::size_t number = (i * 7919 + seed) % 500;
    if (i % 3 == 0) {
      reg.remove(R"({"ids":["r)" + std::to_string(number) + R"("]})");
    } else {
      reg.put(record(number, seed));
    }
  }
}

/// Every answer to some queries, as bytes.
std::string answers(Register& reg) {
  std::string all;
  for (const char* const query :
       {"printer", "zugang", "lost badge", "leav", "it", "IT access", "drucker gesperrt"}) {
    const Reply reply = reg.search(R"({"query":")" + std::string(query) + R"(","limit":1000})");
    CHECK(reply.status == Status::ok);
    all += reply.json + "\n";
  }
  return all;
}

/// The sections of a snapshot as they follow each other; their contents with other ones for the
/// index, and sums that fit.
std::string forged(std::string_view snapshot, std::string_view index) {
  constexpr std::size_t head = 24;
  clause10::columns::SnapshotWriter writer;
  writer.raw(snapshot.data(), 8);
  std::size_t at = 8;
  for (std::uint32_t kind = 1; kind <= 3; ++kind) {
    std::uint64_t size = 0;
    std::memcpy(&size, snapshot.data() + at + 8, sizeof size);
    const auto length = static_cast<std::size_t>(size);
    const std::string_view content = snapshot.substr(at + head, length);
    writer.begin(kind);
    writer.raw(kind == 3 ? index.data() : content.data(), kind == 3 ? index.size() : length);
    writer.end();
    at += head + (length + 7) / 8 * 8;
  }
  return writer.take();
}

std::string refusal(std::string_view snapshot) {
  const auto loaded = Register::load(iso27001(), snapshot);
  if (loaded.opened) return "";
  const auto reply = json(loaded.reply.json);
  return text_at(reply, "/errors/0/code") + ": " + text_at(reply, "/errors/0/message");
}

constexpr const char* damaged_index =
    "snapshot.damaged: the snapshot is damaged: its search index; take the records in anew";

}  // namespace

TEST_CASE("a reopened register finds what it found, in the same words",
          "[register][search][snapshot]") {
  const std::size_t records = GENERATE(0U, 1U, 40U, 1500U);
  auto before = open_register();
  for (std::size_t number = 0; number < records; ++number) {
    before->put(record(number, 1));
  }
  if (records > 40) edit(*before, 2, 300);
  auto after = reopened(*before);
  CHECK(answers(*after) == answers(*before));

  SECTION("after edits") {
    for (std::size_t round = 3; round < 6; ++round) {
      edit(*before, round, 200);
      edit(*after, round, 200);
      REQUIRE(answers(*after) == answers(*before));
    }
    CHECK(answers(*reopened(*after)) == answers(*before));
  }
  SECTION("and its rows stand in the same order") {
    edit(*before, 7, 200);
    edit(*after, 7, 200);
    for (Register* each : {before.get(), after.get()})
      each->evaluate(context);
    CHECK(after->rows(R"({"limit":1000})").json == before->rows(R"({"limit":1000})").json);
  }
}

TEST_CASE("a register without an index comes back without one", "[register][search][snapshot]") {
  auto created = Register::create(iso27001(), context);
  created.opened->put(record(1, 1));
  auto after = reopened(*created.opened);
  CHECK(text_at(json(after->search(R"({"query":"x"})").json), "/errors/0/code") ==
        "register.notIndexed");
}

TEST_CASE("an index that is damaged or that of other records is refused",
          "[register][search][snapshot]") {
  auto reg = open_register();
  for (std::size_t number = 0; number < 5; ++number) {
    reg->put(record(number, 1));
  }
  const std::string snapshot = reg->save().json;
  const auto index_of = [](std::initializer_list<std::uint32_t> documents, std::uint8_t kind) {
    clause10::search::Index index({1, 1, 1, 1});
    for (const std::uint32_t document : documents)
      index.put(document, kind, {"printer", "access"});
    std::string bytes;
    index.save(bytes);
    return bytes;
  };
  SECTION("a byte changed") {
    for (std::size_t from_end = 1; from_end < 70; from_end += 5) {
      std::string changed = snapshot;
      changed[changed.size() - from_end] =
          static_cast<char>(changed[changed.size() - from_end] ^ 4);
      INFO(from_end);
      REQUIRE(refusal(changed) == damaged_index);
    }
  }
  SECTION("cut short, with sums that fit") {
    CHECK(refusal(forged(snapshot, "C10S")) == damaged_index);
  }
  SECTION("fewer records, more, or of other types than there are") {
    CHECK(refusal(forged(snapshot, index_of({0, 1, 2, 3}, 0))) == damaged_index);
    CHECK(refusal(forged(snapshot, index_of({0, 1, 2, 3, 4, 5, 1024}, 0))) == damaged_index);
    CHECK(refusal(forged(snapshot, index_of({0, 1, 2, 3, 4}, 7))) == damaged_index);
  }
  SECTION("what follows the last section") {
    CHECK(refusal(snapshot + "more").find("what follows its end") != std::string::npos);
  }
  CHECK(refusal(snapshot).empty());
}
