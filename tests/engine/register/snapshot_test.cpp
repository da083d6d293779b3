#include <catch_amalgamated.hpp>

#include <algorithm>
#include <random>

#include "codec/json.h"
#include "codec/metrics_codec.h"
#include "register/metrics.h"
#include "register/snapshot.h"
#include "register/snapshot_bytes.h"
#include "support/register.h"

// A register that was stored and reopened goes on as if nothing had happened; what is not exactly
// what was stored is refused.

namespace {

using namespace clause10;
using columns::SnapshotOrigin;

constexpr SnapshotOrigin origin{"0.1.0", "iso27001", "0.1.0", 42};

test::Register filled(int records) {
  test::Register made;
  for (int number = 0; number < records; ++number) {
    made.put(test::any_record(number));
  }
  return made;
}

std::string metrics(const test::Register& of, std::string_view profile = "default") {
  auto metrics = columns::metrics_of(test::register_rules(), of.store,
                                     test::context_on("2026-11-23", profile));
  metrics.bytes = 0;  // how much room dictionaries have reserved
  return codec::json_of(metrics);
}

model::Diagnostics load(std::string_view bytes, test::Register& target,
                        const SnapshotOrigin& by = origin) {
  std::string_view search;
  auto errors = columns::load(bytes, by, target.store, search);
  if (errors.empty()) CHECK(search == "the index");
  return errors;
}

std::string save(const test::Register& of) {
  return columns::save(of.store, origin, "the index");
}

std::string refusal(std::string_view bytes, const SnapshotOrigin& by = origin) {
  test::Register target;
  const auto errors = load(bytes, target, by);
  return errors.empty() ? "" : errors[0].code;
}

}  // namespace

TEST_CASE("a stored register is the same again", "[register][snapshot]") {
  const int records = GENERATE(0, 1, 700, 3000);
  test::Register before = filled(records);
  for (int number = 5; number < records; number += 7) {
    before.store.remove("record-" + std::to_string(number));
  }
  const std::string bytes = save(before);
  test::Register after;
  REQUIRE(load(bytes, after).empty());
  CHECK(after.store.records() == before.store.records());
  CHECK(metrics(after) == metrics(before));
  CHECK(metrics(after, "strange") == metrics(before, "strange"));

  // Both go on alike: edits, additions, removals.
  for (test::Register* each : {&before, &after}) {
    for (int number = 0; number < 400; ++number) {
      auto record = test::any_record(number + 50'000);
      if (number % 2 == 0) record.id = "record-" + std::to_string(number);
      each->put(record);
    }
    for (int number = 1; number < records; number += 9) {
      each->store.remove("record-" + std::to_string(number));
    }
  }
  CHECK(after.store.records() == before.store.records());
  CHECK(metrics(after) == metrics(before));
  for (int number = 0; number < records; ++number) {
    const std::string id = "record-" + std::to_string(number);
    const columns::Row row = after.store.find(id);
    REQUIRE((row == columns::no_row) == (before.store.find(id) == columns::no_row));
    if (row != columns::no_row) REQUIRE(after.store.id_of(row) == id);
  }
}

TEST_CASE("records with UUIDs are found again", "[register][snapshot]") {
  test::Register before;
  std::vector<std::string> ids;
  for (int number = 0; number < 2000; ++number) {
    auto record = test::any_record(number);
    const std::string digits = std::to_string(1000 + number);
    record.id = "0c5a8f6e-" + digits + "-4d2b-9f3e-" + digits + "a1b2c3d4";
    ids.push_back(record.id);
    before.put(record);
  }
  test::Register after;
  REQUIRE(load(save(before), after).empty());
  for (const std::string& id : ids) {
    REQUIRE(after.store.find(id) == before.store.find(id));
  }
}

TEST_CASE("a snapshot belongs to its pack and its engine", "[register][snapshot]") {
  const std::string bytes = save(filled(3));
  CHECK(refusal(bytes).empty());
  CHECK(refusal(bytes, {"0.2.0", "iso27001", "0.1.0", 42}) == "snapshot.version");
  CHECK(refusal(bytes, {"0.1.0", "iso27002", "0.1.0", 42}) == "snapshot.otherPack");
  CHECK(refusal(bytes, {"0.1.0", "iso27001", "0.1.1", 42}) == "snapshot.otherPack");
  CHECK(refusal(bytes, {"0.1.0", "iso27001", "0.1.0", 43}) == "snapshot.otherPack");
}

TEST_CASE("a damaged snapshot is refused", "[register][snapshot]") {
  const std::string bytes = save(filled(20));
  SECTION("empty, or something else") {
    for (const std::string text : {"", "{}", "C10 snap", "C10 snapC10 snap"}) {
      INFO(text);
      CHECK(refusal(text) == "snapshot.damaged");
    }
  }
  SECTION("shorter") {
    for (std::size_t size = 0; size < bytes.size(); size += size < 400 ? 1 : 397) {
      INFO(size);
      REQUIRE(refusal(bytes.substr(0, size)) == "snapshot.damaged");
    }
    CHECK(refusal(bytes.substr(0, bytes.size() - 1)) == "snapshot.damaged");
  }
  SECTION("longer") {
    CHECK(refusal(bytes + '\0') == "snapshot.damaged");
    CHECK(refusal(bytes + bytes) == "snapshot.damaged");
  }
  SECTION("a byte changed") {
    std::mt19937 random{7};  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same in every run
    for (std::size_t at = 0; at < bytes.size(); at += at < 200 ? 1 : 1 + random() % 400) {
      std::string changed = bytes;
      changed[at] = static_cast<char>(changed[at] ^ static_cast<char>(1U << random() % 8));
      INFO(at);
      REQUIRE(refusal(changed) == "snapshot.damaged");
    }
  }
}

TEST_CASE("the checksum sees every byte", "[register][snapshot]") {
  for (std::size_t size = 0; size < 80; ++size) {
    std::string text(size, 'x');
    const std::uint64_t sum = columns::checksum_of(text);
    CHECK(columns::checksum_of(text + '\0') != sum);
    for (char& letter : text) {
      letter = 'y';
      CHECK(columns::checksum_of(text) != sum);
      letter = 'x';
    }
  }
}

// Somebody who knows the format can make the checksums right. Then every number that points to
// something is wrong in turn: the snapshot is refused or is a register that can be used.
TEST_CASE("a forged snapshot does no harm", "[register][snapshot]") {
  const std::string bytes = save(filled(40));
  const std::size_t head = 24;
  std::size_t content = 8 + head;
  std::uint64_t size = 0;
  std::memcpy(&size, bytes.data() + 16, sizeof size);
  content += (size + 7) / 8 * 8 + head;
  std::mt19937 random{11};  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same in every run
  int refused = 0;
  int used = 0;
  for (int round = 0; round < 600; ++round) {
    std::string forged = bytes.substr(content);
    std::memcpy(&size, bytes.data() + content - 16, sizeof size);
    const auto length = static_cast<std::size_t>(size);
    forged.resize(length);
    for (std::size_t change = 1 + random() % 3; change > 0; --change) {
      // Half of them where lengths and dictionaries stand.
      const std::size_t end = random() % 2 == 0 ? std::min<std::size_t>(length, 1500) : length;
      static constexpr std::uint32_t numbers[] = {0,          1,          255,       256,
                                                  0x7FFFFFFF, 0x80000000, 0xFFFFFFFF};
      const std::uint32_t number =
          random() % 3 == 0 ? static_cast<std::uint32_t>(random()) : numbers[random() % 7];
      const std::size_t width = std::size_t{1} << random() % 3;
      std::memcpy(forged.data() + random() % (end - 4), &number, width);
    }
    columns::SnapshotWriter writer;
    writer.raw(bytes.data(), content - head);
    writer.begin(2);
    writer.raw(forged.data(), forged.size());
    writer.end();
    writer.begin(3);
    writer.raw("the index", 9);
    writer.end();
    test::Register target;
    if (!load(writer.take(), target).empty()) {
      ++refused;
      continue;
    }
    ++used;
    CHECK(!metrics(target, "strange").empty());
    target.put(test::any_record(round));
    for (int number = 0; number < 40; ++number) {
      target.store.remove("record-" + std::to_string(number));
    }
  }
  CHECK(refused > 50);
  CHECK(used > 50);
}
