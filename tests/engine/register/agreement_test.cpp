#include <catch_amalgamated.hpp>

#include <cstdlib>
#include <map>
#include <string>

#include "clause10/register.h"
#include "codec/pack_codec.h"
#include "codec/record_codec.h"
#include "evaluate/evaluate.h"
#include "register/feed.h"
#include "register/generated.h"
#include "register/rows.h"
#include "register/runner.h"
#include "support/support.h"

// A register and the evaluation of one record must say the same of every record under every rule,
// on every day, whatever came in, changed or went.

namespace {

using namespace clause10;

/// Pairs of a rule and a record that are compared: what the build says, which is fewer where every
/// memory access is checked, or what the environment says.
std::size_t pairs_wanted() {
  const char* wanted = std::getenv("CLAUSE10_PAIRS");
  return wanted == nullptr ? CLAUSE10_PAIRS : std::strtoul(wanted, nullptr, 10);
}

constexpr int rules_per_pack = 40;
constexpr int records_per_pack = 1400;  // more than one block

/// One pack with a register, and the same records on the side.
class Pair {
 public:
  explicit Pair(std::uint32_t seed)
      : generator_(seed),
        pack_(generator_.pack(rules_per_pack)),
        ruleset_(compiled(pack_)),
        plan_(columns::plan_of(ruleset_)),
        store_(plan_),
        runner_(ruleset_, store_) {}

  void put(int number) {
    const std::string json = generator_.record(number);
    columns::Feed feed(ruleset_, plan_);
    feed.open(json);
    INFO(json);
    REQUIRE(feed.next() == columns::Feed::Next::record);
    store_.put(feed.sheet());
    records_.insert_or_assign("record-" + std::to_string(number), *codec::read_record(json));
  }

  void remove(int number) {
    const std::string id = "record-" + std::to_string(number);
    CHECK(store_.remove(id) == (records_.erase(id) == 1));
  }

  void change_context() { context_ = *codec::read_context(generator_.context()); }

  void evaluate(bool anew) {
    if (anew) {
      runner_.reevaluate(context_);
    } else {
      runner_.evaluate(context_);
    }
  }

  /// Compares everything; the number of pairs.
  std::size_t compare() {
    std::size_t violating = 0;
    REQUIRE(store_.records() == records_.size());
    for (const auto& [id, record] : records_) {
      const auto subject = evaluate::subject_of(ruleset_, record, context_);
      REQUIRE(subject);
      std::string expected;
      for (const auto& each : evaluate::evaluate(ruleset_, *subject, record, context_).violations) {
        expected += each.id + (each.in_force ? "! " : " ");
      }
      std::string got;
      for (const auto& each : columns::violations_of(store_, store_.find(id))) {
        got += each.id + (each.in_force ? "! " : " ");
      }
      violating += got.empty() ? 0U : 1U;
      if (got != expected) {
        INFO(codec::json_of(record));
        INFO(context_.today.text() << " " << test::text_of(context_.parameters));
        INFO(pack_);
        REQUIRE(got == expected);
      }
    }
    CHECK(runner_.violating() == violating);
    CHECK(columns::rows_violating(store_, "").size() == violating);
    return records_.size() * rules_per_pack;
  }

  test::Generator& generator() { return generator_; }

 private:
  static evaluate::Ruleset compiled(const std::string& json) {
    auto pack = codec::read_pack(json);
    if (!pack) FAIL(json << pack.errors().front().message);
    auto ruleset = evaluate::Ruleset::compile(std::move(*pack));
    if (!ruleset) {
      FAIL(ruleset.errors().front().pointer << ": " << ruleset.errors().front().message << json);
    }
    return std::move(*ruleset);
  }

  test::Generator generator_;
  std::string pack_;
  evaluate::Ruleset ruleset_;
  columns::Plan plan_;
  columns::Store store_;
  columns::Runner runner_;
  model::Context context_{*model::Date::parse("2026-11-23")};
  std::map<std::string, model::Record> records_;
};

}  // namespace

TEST_CASE("a register and the evaluation of one record agree", "[register][agreement]") {
  const std::size_t wanted = pairs_wanted();
  std::size_t compared = 0;
  for (std::uint32_t seed = 1; compared < wanted; ++seed) {
    INFO("seed " << seed);
    Pair pair(seed);
    auto& generator = pair.generator();
    for (int i = 0; i < records_per_pack; ++i) {
      pair.put(i);
    }
    for (int round = 0; round < 5 && (round == 0 || compared < wanted); ++round) {
      pair.evaluate(round == 4);
      compared += pair.compare();
      // Sometimes many rows change, sometimes few, sometimes only the day does.
      for (std::size_t edits = generator.below(3) * generator.below(200); edits > 0; --edits) {
        const auto number = static_cast<int>(generator.below(records_per_pack));
        if (generator.chance(4)) {
          pair.remove(number);
        } else {
          pair.put(number);
        }
      }
      if (!generator.chance(3)) pair.change_context();
    }
  }
  CHECK(compared >= wanted);
}
