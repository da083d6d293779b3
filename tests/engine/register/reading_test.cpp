#include <catch_amalgamated.hpp>

#include <random>
#include <string>
#include <vector>

#include "codec/pack_codec.h"
#include "codec/record_codec.h"
#include "evaluate/evaluate.h"
#include "register/feed.h"
#include "register/record_reader.h"
#include "register/record_sheet.h"
#include "register/store.h"
#include "support/corpus.h"
#include "support/support.h"

// Both ways of reading a record, from bytes in one pass and through the codec, must say the same.

namespace {

using namespace clause10;
using columns::Cell;
using columns::Sheet;

const evaluate::Ruleset& rules() {
  static const auto ruleset =
      evaluate::Ruleset::compile(std::move(*codec::read_pack(test::iso27001_json())));
  return *ruleset;
}

const columns::Plan& plan() {
  static const columns::Plan made = columns::plan_of(rules());
  return made;
}

/// All that a sheet says, as text.
std::string shown(const Sheet& sheet) {
  std::string text = std::to_string(sheet.type) + " " + std::to_string(sheet.state) + " " +
                     std::to_string(sheet.version) + " " + std::string(sheet.id) + "\n";
  for (const Cell& cell : sheet.cells) {
    text += std::to_string(static_cast<int>(cell.holds)) + " ";
    if (cell.holds == columns::Holds::nothing) continue;
    if (cell.holds == columns::Holds::text) text += cell.text;
    if (cell.holds == columns::Holds::reference) text += std::to_string(cell.id);
    text += " " + test::text_of(columns::value_of(cell)) + " " +
            std::to_string(columns::length_of(cell)) + "\n";
  }
  for (const auto& each : sheet.deadlines) {
    text += std::string(each.id) + std::to_string(each.due) + std::to_string(each.original) + "\n";
  }
  for (const auto& each : sheet.history) {
    text += std::string(each.to) + "|" + std::string(each.on) + "\n";
  }
  for (const auto& each : sheet.unknown_fields) {
    text += "field " + std::string(each) + "\n";
  }
  for (const auto& each : sheet.unknown_members) {
    text += "member " + std::string(each) + "\n";
  }
  return text;
}

/// What the exact reader makes of the record; "refused" when it does not take it.
std::string exactly(const std::string& json) {
  const auto record = codec::read_record(json);
  if (!record) return "refused";
  const auto context = codec::read_context(R"({"today": "2026-11-23"})");
  if (!evaluate::subject_of(rules(), *record, *context)) return "refused";
  return shown(columns::sheet_of(
      plan(), *record, plan().type_names.find(record->type),
      plan().types[plan().type_names.find(record->type)].state_names.find(record->state)));
}

std::vector<std::string> seeds() {
  std::vector<std::string> texts;
  for (const auto& each : test::corpus()) {
    texts.push_back(each.record);
  }
  return texts;
}

/// Pieces that matter to a reader of records.
const std::vector<std::string> pieces = {"\"",
                                         "\\",
                                         "{",
                                         "}",
                                         "[",
                                         "]",
                                         ",",
                                         ":",
                                         "null",
                                         "true",
                                         "0",
                                         "-1",
                                         "1.5",
                                         "1e400",
                                         "00",
                                         "\"id\"",
                                         "\\n",
                                         "\\u00e4",
                                         "\\ud83d",
                                         "\\ude00",
                                         "\xC3\xA4",
                                         "\xC0\x80",
                                         "\xED\xA0\x80",
                                         "\xF0\x9F\x98\x80",
                                         " ",
                                         "\t",
                                         "\n",
                                         "\x01",
                                         "\"title\":\"x\",",
                                         "\"x\":{\"a\":[1]},",
                                         "\"  \"",
                                         "2026-02-30",
                                         "\"\\u2003\"",
                                         "{\"id\":7}",
                                         "{\"id\":\"7\"}",
                                         "[\"A.5\",\" \"]",
                                         "[]",
                                         "12345678901234567890",
                                         "\"note\":1,"};

std::string mutated(std::string text, std::mt19937& random) {
  const auto below = [&](std::size_t n) { return random() % n; };
  for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
    const std::size_t at = below(text.size());
    switch (below(4)) {
      case 0:
        text.erase(at, 1 + below(4));
        break;
      case 1:
        text.insert(at, pieces[below(pieces.size())]);
        break;
      case 2: {
        // A whole value gives way to another.
        const std::size_t colon = text.find(':', at);
        if (colon == std::string::npos) break;
        text.replace(colon + 1, text.find_first_of(",}", colon) - colon - 1,
                     pieces[below(pieces.size())]);
        break;
      }
      default:
        text[at] = static_cast<char>(1 + below(255));
    }
    if (text.empty()) break;
  }
  return text;
}

}  // namespace

TEST_CASE("a record that the engine wrote is read in one pass", "[register]") {
  columns::QuickReader quick(plan());
  for (const std::string& json : seeds()) {
    INFO(json);
    std::string_view rest;
    if (exactly(json) == "refused") continue;
    // Few records have waivers, and what these say is for the exact reader.
    if (json.find("\"waivers\"") != std::string::npos) {
      CHECK_FALSE(quick.read(json, rest));
      continue;
    }
    REQUIRE(quick.read(json, rest));
    CHECK(shown(quick.sheet()) == exactly(json));
    CHECK(rest.empty());
  }
}

TEST_CASE("damaged and odd records: what the quick reader takes, the exact one reads the same",
          "[register]") {
  columns::QuickReader quick(plan());
  const auto texts = seeds();
  std::mt19937 random(10);
  int taken = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string json = mutated(texts[random() % texts.size()], random);
    std::string_view rest;
    if (!quick.read(json, rest) || !rest.empty()) continue;
    ++taken;
    const std::string exact = exactly(json);
    if (shown(quick.sheet()) != exact) {
      INFO(json);
      CHECK(shown(quick.sheet()) == exact);
    }
  }
  CHECK(taken > 2'000);
}

TEST_CASE("records come as one, as a list or line by line; a bad one does not stop the others",
          "[register]") {
  const std::string good = test::text_of(test::corpus_record("draft"));
  const std::string other = R"({"clause10":2})";
  const std::string unclosed = good.substr(0, good.size() - 1);
  struct Case {
    std::string bytes;
    std::string expected;  ///< r: record, x and offset: refused
  };
  const std::string n = std::to_string(good.size());
  const std::vector<Case> cases = {
      {good, "r"},
      {"\xEF\xBB\xBF \n" + good + "\n", "r"},
      {"", ""},
      {"[]", ""},
      {good + "\n" + good + "\n\n" + good, "rrr"},
      {good + good, "rr"},
      {"[" + good + " , " + good + "]", "rr"},
      {"[" + good + ",7," + good + "]", "rx" + std::to_string(good.size() + 2) + "r"},
      {other + "\n" + good, "x0r"},
      {good + "\n{\"clause10\":1,\"pack\":\"iso27001}\n" + good,
       "rx" + std::to_string(good.size() + 1) + "r"},
      {good + "\n}}\n" + good,
       "rx" + std::to_string(good.size() + 1) + "x" + std::to_string(good.size() + 2) + "r"},
      {"[" + good, "rx" + std::to_string(good.size() + 1)},
      {"[" + good + good + "]", "rx" + std::to_string(good.size() + 1)},
      {"[" + good + "] x", "rx" + std::to_string(good.size() + 3)},
      {"[" + good + ",]", "rx" + std::to_string(good.size() + 2)},
      {"nonsense\n" + good, "x0r"},
      // In a list, an item without its brace ends before the next one.
      {"[" + unclosed + " , \n" + good + "," + good + "]", "x1rr"},
      {"[" + good + "," + unclosed + "," + unclosed + "," + good + "]",
       "rx" + std::to_string(good.size() + 2) + "x" + std::to_string(2 * good.size() + 2) + "r"},
      {R"([{"fields":{"title":",{"},{"fields":{}},)" + good + "]", "x1x26r"},
      // A list within it takes the next one in, for all that can be seen.
      {R"([{"history":[{"to":"draft"},)" + good + "]", "x1x" + std::to_string(good.size() + 29)},
  };
  for (const Case& each : cases) {
    INFO(each.bytes);
    columns::Feed feed(rules(), plan());
    feed.open(each.bytes);
    std::string got;
    for (auto next = feed.next(); next != columns::Feed::Next::end; next = feed.next()) {
      got +=
          next == columns::Feed::Next::record ? "r" : "x" + std::to_string(feed.refusal().offset);
      REQUIRE(got.size() < 100);
    }
    CHECK(got == each.expected);
  }
}

TEST_CASE("ids: UUIDs and other texts are found, replaced and removed", "[register]") {
  columns::Store store(plan());
  const auto put = [&](const std::string& id, const std::string& type) {
    model::Value record = test::corpus_record("empty");
    test::patch(record, model::Object{{"id", id}, {"type", type}});
    const std::string json = test::text_of(record);
    columns::QuickReader quick(plan());
    std::string_view rest;
    REQUIRE(quick.read(json, rest));
    return store.put(quick.sheet());
  };
  const auto uuid = [](int i) {
    std::string text = "00000000-0000-4000-8000-000000000000";
    const std::string digits = std::to_string(i);
    return text.replace(text.size() - digits.size(), digits.size(), digits);
  };
  for (int i = 0; i < 3000; ++i) {
    CHECK_FALSE(put(i % 3 == 0 ? "NC-" + std::to_string(i) : uuid(i), "nonconformity").replaced);
  }
  CHECK(store.records() == 3000);
  CHECK(put("NC-0", "nonconformity").replaced);
  CHECK(put(uuid(1), "correctiveAction").replaced);
  CHECK(store.records() == 3000);
  CHECK(store.type_of(store.block_of(store.find(uuid(1)))).type->id == "correctiveAction");
  for (int i = 0; i < 3000; i += 2) {
    CHECK(store.remove(i % 3 == 0 ? "NC-" + std::to_string(i) : uuid(i)));
  }
  CHECK_FALSE(store.remove("NC-0"));
  CHECK(store.records() == 1500);
  for (int i = 0; i < 3000; ++i) {
    const std::string id = i % 3 == 0 ? "NC-" + std::to_string(i) : uuid(i);
    const auto row = store.find(id);
    CHECK((row != columns::no_row) == (i % 2 == 1));
    if (row != columns::no_row) CHECK(store.id_of(row) == id);
  }
}
