#include <catch_amalgamated.hpp>

#include <random>

#include "support/support.h"

// Whatever the migrations are: one version after the other comes to the same as all at once, again
// changes nothing, and nothing that was in the record is lost.

namespace {

using clause10::Engine;
using clause10::Status;
using clause10::model::List;
using clause10::model::Object;
using clause10::model::Value;
using clause10::test::at;
using clause10::test::json;
using clause10::test::text_of;

/// Names of a version: fields that the pack of version 3 has, those that only version 2 had, those
/// that only version 1 had.
constexpr std::array<const char*, 4> now = {"n1", "n2", "n3", "n4"};
constexpr std::array<const char*, 3> old = {"o1", "o2", "o3"};
constexpr std::array<const char*, 3> ancient = {"a1", "a2", "a3"};
constexpr std::array<const char*, 6> values = {"red", "blue", "3", "yes", "x, y", " "};

class Chance {
 public:
  explicit Chance(std::uint32_t seed) : engine_(seed) {}
  std::size_t below(std::size_t limit) { return engine_() % limit; }
  template <class List>
  std::string one_of(const List& list) {
    return list[below(list.size())];
  }
  Value value() {
    switch (below(6)) {
      case 0:
        return List{Value(one_of(values)), Value(one_of(values))};
      case 1:
        return List{Value(one_of(values))};
      case 2:
        return static_cast<std::int64_t>(below(9));
      case 3:
        return Object{{"id", static_cast<std::int64_t>(below(9))}};
      default:
        return one_of(values);
    }
  }

 private:
  std::mt19937 engine_;
};

/// A step from one version, whose own fields are `gone` after it, to the next one with `there`.
template <class Gone, class There>
Value step(Chance& chance, const Gone& gone, const There& there) {
  Object made = {{"type", "r"}};
  switch (chance.below(8)) {
    case 0:
    case 1:
      made.push_back(
          {"renameField", Object{{"from", chance.one_of(gone)}, {"to", chance.one_of(there)}}});
      break;
    case 2:
      made.push_back({"dropField", Object{{"field", chance.one_of(gone)}}});
      break;
    case 3:
      made.push_back({"renameValues",
                      Object{{"field", chance.one_of(there)},
                             {"values", Object{{"red", "blue"}, {"3", chance.one_of(there)}}}}});
      break;
    case 4:
      made.push_back(
          {"setDefault", Object{{"field", chance.one_of(there)}, {"value", chance.value()}}});
      break;
    case 5:
      made.push_back(
          {"splitValue", Object{{"field", chance.one_of(gone)},
                                {"value", chance.one_of(values)},
                                {"into", Object{{chance.one_of(there), chance.value()}}}}});
      break;
    default: {
      constexpr std::array<const char*, 5> rules = {"wrap", "unwrap", "number", "text", "truth"};
      made.push_back({"convertField",
                      Object{{"field", chance.one_of(there)}, {"rule", chance.one_of(rules)}}});
    }
  }
  return made;
}

std::string pack(const std::string& version, const List& fields, const List& migrations) {
  List listed;
  for (const Value& each : fields) {
    listed.push_back(Object{{"id", each}, {"type", "text"}, {"label", Object{{"en", each}}}});
  }
  const std::string start = R"({"id":"p","title":{"en":"P"},"enums":{},
    "calendars":{"c":{"weekend":[6,7],"holidays":[]}},
    "deadlineProfiles":{"default":{"title":{"en":"D"},"calendar":"c","deadlines":{}}},
    "recordTypes":{"r":{"label":{"en":"R"},"help":{"en":"R"},"initial":"s","titleField":"n1",
      "sections":[],"states":[{"id":"s","label":{"en":"S"},"final":true}],"transitions":[],
      "rules":[],"fields":)";
  return start + text_of(listed) + R"(}},"version":")" + version + R"(","migrations":)" +
         text_of(migrations) + "}";
}

std::string migrated(const Engine& by, const std::string& record) {
  const auto reply = by.migrate(record);
  INFO(reply.json);
  REQUIRE(reply.status == Status::ok);
  return text_of(*json(reply.json).find("record"));
}

Engine engine(const std::string& text) {
  auto loaded = Engine::load(text);
  INFO(loaded.reply.json);
  REQUIRE(loaded.engine);
  return std::move(*loaded.engine);
}

}  // namespace

TEST_CASE("step by step, at once, and again", "[migrate][property]") {
  std::size_t changed = 0;
  for (std::uint32_t seed = 1; seed <= 500; ++seed) {
    INFO("seed " << seed);
    Chance chance(seed);
    List first;
    List second;
    for (std::size_t i = chance.below(5); i > 0; --i) {
      first.push_back(step(chance, ancient, old));
    }
    for (std::size_t i = chance.below(5) + 1; i > 0; --i) {
      second.push_back(step(chance, old, now));
    }
    const Value to_2 = Object{{"from", "1.0.0"}, {"to", "2.0.0"}, {"steps", first}};
    // Of version 2 every old field goes on, so that what version 3 does not have is dropped.
    for (const char* const each : old) {
      second.push_back(Object{{"type", "r"}, {"dropField", Object{{"field", each}}}});
    }
    const Value to_3 = Object{{"from", "2.0.0"}, {"to", "3.0.0"}, {"steps", second}};
    List fields_3(now.begin(), now.end());
    List fields_2 = fields_3;
    fields_2.insert(fields_2.end(), old.begin(), old.end());
    const Engine at_2 = engine(pack("2.0.0", fields_2, {to_2}));
    const Engine at_3 = engine(pack("3.0.0", fields_3, {to_2, to_3}));

    Object fields;
    for (const char* const name : {"a1", "a2", "a3", "o1", "n1", "n2", "free"}) {
      if (chance.below(4) != 0) fields.push_back({name, chance.value()});
    }
    const Value record = Object{{"clause10", 1},
                                {"pack", "p"},
                                {"packVersion", "1.0.0"},
                                {"type", "r"},
                                {"id", "1"},
                                {"version", 0},
                                {"state", "s"},
                                {"fields", fields},
                                {"deadlines", Object()},
                                {"history", List()},
                                {"strange", chance.value()}};
    const std::string before = text_of(record);
    const std::string at_once = migrated(at_3, before);
    CHECK(migrated(at_3, migrated(at_2, before)) == at_once);
    CHECK(migrated(at_3, at_once) == at_once);
    const Value after = json(at_once);
    CHECK(text_of(*after.find("strange")) == text_of(*record.find("strange")));
    for (const auto& each : fields) {
      if (clause10::model::is_absent(each.value)) continue;
      INFO(before << "\n" << at_once);
      const std::string value = text_of(each.value);
      const bool kept = at_once.find(":" + value) != std::string::npos;
      CHECK(kept);
      changed += after.find("fields")->find(each.name) == nullptr ? 1 : 0;
    }
    const Value* free = clause10::model::find(fields, "free");
    const Value* free_after = at(after, "/fields/free");
    CHECK((free == nullptr) == (free_after == nullptr));
  }
  CHECK(changed > 200);
}
