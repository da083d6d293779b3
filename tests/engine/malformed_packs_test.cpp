#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cstdint>

#include "abi/pack_lint.h"
#include "support/support.h"

// Packs made from the shipped one by damage of every kind, the same ones in every run: each is a
// pack, or it is refused with the place of every fault.

namespace {

using clause10::Engine;
using clause10::model::Diagnostic;
using clause10::model::List;
using clause10::model::Member;
using clause10::model::Object;
using clause10::model::Severity;
using clause10::model::Value;
using clause10::test::json;
using clause10::test::text_of;

/// The numbers of one damage: the same for the same seed.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed * 2 + 1) {}
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return limit == 0 ? 0 : static_cast<std::size_t>((state_ >> 33U) % limit);
  }

 private:
  std::uint64_t state_;
};

std::size_t parts(const Value& value) {
  if (const Object* object = value.object()) return object->size();
  return value.list() == nullptr ? 0 : value.list()->size();
}

Value& part(Value& value, std::size_t index) {
  if (Object* object = value.object()) return (*object)[index].value;
  return (*value.list())[index];
}

/// A place in the pack that has parts of its own; deeper or less deep by chance.
Value& place(Value& pack, Numbers& numbers) {
  Value* at = &pack;
  while (parts(*at) > 0) {
    Value& next = part(*at, numbers.below(parts(*at)));
    if (parts(next) == 0 || (at != &pack && numbers.below(6) == 0)) return *at;
    at = &next;
  }
  return *at;
}

Value nested(std::size_t depth) {
  Value value("deep");
  for (std::size_t i = 0; i < depth; ++i) {
    value = i % 2 == 0 ? Value(List{value}) : Value(Object{{"en", value}});
  }
  return value;
}

Value something(Numbers& numbers) {
  switch (numbers.below(12)) {
    case 0:
      return Value();
    case 1:
      return Value(true);
    case 2:
      return Value(-1);
    case 3:
      return Value(std::uint64_t{18446744073709551615U});
    case 4:
      return Value(1e300);
    case 5:
      return Value("");
    case 6:
      return Value(std::string(5000, '('));
    case 7:
      return Value(List());
    case 8:
      return Value(Object());
    case 9:
      return nested(40);
    case 10:
      return Value("2026-02-30");
    default:
      return Value("has(title) && !title || 1 == 'x'");
  }
}

/// The texts of the pack: ids, conditions and words.
void collect(Value& value, std::vector<Value*>& texts) {
  if (value.text() != nullptr) texts.push_back(&value);
  for (std::size_t i = 0; i < parts(value); ++i) {
    collect(part(value, i), texts);
  }
}

void damage(Value& pack, Numbers& numbers) {
  Value& at = place(pack, numbers);
  if (parts(at) == 0) return;
  const std::size_t index = numbers.below(parts(at));
  switch (numbers.below(7)) {
    case 0:  // remove
      if (Object* object = at.object()) {
        object->erase(object->begin() + static_cast<std::ptrdiff_t>(index));
      } else {
        at.list()->erase(at.list()->begin() + static_cast<std::ptrdiff_t>(index));
      }
      return;
    case 1:  // another kind of value
      part(at, index) = something(numbers);
      return;
    case 2:  // twice
      if (Object* object = at.object()) {
        object->push_back((*object)[index]);
      } else {
        at.list()->push_back(Value((*at.list())[index]));
      }
      return;
    case 3:  // another name
      if (Object* object = at.object()) (*object)[index].name += numbers.below(2) == 0 ? "x" : "~/";
      return;
    case 4:  // two parts change places
      std::swap(part(at, index), part(at, numbers.below(parts(at))));
      return;
    default: {  // a text from elsewhere: ids that name something else, circles of transitions
      std::vector<Value*> texts;
      collect(pack, texts);
      Value& one = *texts[numbers.below(texts.size())];
      const Value other = *texts[numbers.below(texts.size())];
      one = other;
    }
  }
}

/// Damage to the bytes: cut off, overwritten, no UTF-8.
void damage(std::string& text, Numbers& numbers) {
  static constexpr std::string_view bytes[] = {"\xff", "\xed\xa0\x80", "{",   "[",    "\"", "\\u",
                                               "\\",   "1e999",        "nul", "\x01", "-",  ","};
  const std::size_t at = numbers.below(text.size());
  if (numbers.below(4) == 0) {
    text.resize(at);
  } else {
    text.replace(at, numbers.below(3), bytes[numbers.below(std::size(bytes))]);
  }
}

bool has_place(const Diagnostic& each) {
  return each.offset && each.line && each.column && !each.message.empty() && !each.code.empty();
}

bool is_error(const Diagnostic& each) {
  return each.severity == Severity::error;
}

void check_pack(const std::string& text) {
  const auto findings = clause10::abi::lint_pack(text);
  const bool is_refused = std::any_of(findings.begin(), findings.end(), is_error);
  CHECK(std::all_of(findings.begin(), findings.end(), has_place));
  const auto loaded = Engine::load(text);
  CHECK((loaded.engine == nullptr) == is_refused);
  if (loaded.engine != nullptr) return;
  const auto* errors = clause10::test::at(json(loaded.reply.json), "/errors");
  CHECK(errors != nullptr);
}

}  // namespace

TEST_CASE("a thousand malformed packs: each is a pack or refused with places",
          "[pack][malformed]") {
  const Value shipped = json(clause10::test::example_json());
  std::size_t refused = 0;
  // As many as CMakeLists.txt grants; under sanitizers each takes thirty times as long.
  constexpr std::size_t count = CLAUSE10_PAIRS >= 1000000 ? 1200 : 300;
  for (std::size_t seed = 0; seed < count; ++seed) {
    INFO("seed " << seed);
    Numbers numbers(seed);
    Value pack = shipped;
    for (std::size_t times = 1 + numbers.below(3); times > 0; --times) {
      damage(pack, numbers);
    }
    std::string text = text_of(pack);
    if (seed % 4 == 0) damage(text, numbers);
    check_pack(text);
    refused += Engine::load(text).engine == nullptr ? 1 : 0;
  }
  CHECK(refused > count / 2);
  CHECK(refused < count);
}

TEST_CASE("packs of extreme shape", "[pack][malformed]") {
  const auto text = GENERATE(values<std::string>({
      "",
      " ",
      "null",
      "[]",
      "{}",
      "\"pack\"",
      "{\"id\":",
      std::string(100'000, '['),
      std::string(1'000, '{'),
      "{\"a\":" + std::string(63, '[') + std::string(63, ']') + "}",
      "\xEF\xBB\xBF{}",
      "{\"\":1,\"\":2}",
      "{\"id\":1e400}",
      "{\"recordTypes\":{\"\":{}}}",
  }));
  INFO(text.substr(0, 40));
  const auto findings = clause10::abi::lint_pack(text);
  REQUIRE(!findings.empty());
  CHECK(std::all_of(findings.begin(), findings.end(), [](const Diagnostic& each) {
    return each.offset.has_value() || each.code == "json.depth";
  }));
  CHECK(Engine::load(text).engine == nullptr);
}
