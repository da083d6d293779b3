#include <catch_amalgamated.hpp>

#include <random>

#include "support/expression.h"

namespace cel = clause10::cel;
using clause10::test::Bindings;
using clause10::test::yields;

namespace {

std::string nested(const std::string& before, const std::string& inner, const std::string& after,
                   int times) {
  std::string text = inner;
  for (int i = 0; i < times; ++i) {
    text = before + text + after;
  }
  return text;
}

}  // namespace

TEST_CASE("no expression can take more than its budget", "[cel]") {
  const std::string ten = "[0,1,2,3,4,5,6,7,8,9]";
  const std::string loops = nested(ten + ".all(x, ", "true", ")", 12);
  CHECK_THAT(yields(loops), Catch::Matchers::EndsWith(
                                "this takes more than 1000000 steps, which is the limit of one "
                                "evaluation"));
  // Nothing absorbs it.
  CHECK_THAT(yields("(" + loops + ") || true"),
             Catch::Matchers::ContainsSubstring("which is the limit of one evaluation"));
  CHECK_THAT(yields("[1].exists(y, " + loops + ")"),
             Catch::Matchers::ContainsSubstring("which is the limit of one evaluation"));
  const std::string doubling = nested("cel.bind(x, ", "'0123456789abcdef'", ", x + x)", 40);
  CHECK_THAT(yields(doubling), Catch::Matchers::ContainsSubstring("bytes, which is the limit"));
  const std::string lists = nested("cel.bind(x, ", "[1, 2, 3, 4]", ", x + x)", 40);
  CHECK_THAT(yields(lists), Catch::Matchers::ContainsSubstring("bytes, which is the limit"));
  const auto* const letters = "cel.bind(x, lists.range(2000).map(i, 'abcdefgh').join(), ";
  for (const std::string body :
       {"x.replace('', x)", "[x, x].join(x).replace('a', x)",
        "'%s%s'.format([x, x]).replace('b', x)", "lists.range(2000).map(i, x)",
        "lists.range(1000).map(i, x + x)"}) {
    INFO(body);
    CHECK_THAT(yields(letters + body + ".size() > 0)"), !Catch::Matchers::Equals("false"));
  }
  CHECK_THAT(yields("lists.range(9223372036854775807).size()"),
             Catch::Matchers::ContainsSubstring("which is the limit of one evaluation"));
}

TEST_CASE("what doubles in few steps stays within its limits", "[cel]") {
  // Small in memory, since the parts are shared, but endless when it is written out.
  const std::string twice = nested("cel.bind(a, ", "[1]", ", [a, a])", 40);
  const auto compiled = cel::compile(twice, cel::Declarations());
  const auto* program = std::get_if<cel::Program>(&compiled);
  REQUIRE(program != nullptr);
  class Nothing final : public cel::Activation {
   public:
    const clause10::model::Value* find(std::string_view) const override { return nullptr; }
  };
  const auto outcome = cel::evaluate(*program, Nothing());
  const auto* error = std::get_if<cel::Error>(&outcome);
  REQUIRE(error != nullptr);
  CHECK_THAT(error->message,
             Catch::Matchers::StartsWith("the result has more than 16777216 bytes"));
  // The types of such values double as well.
  const std::string types = nested("cel.bind(a, ", "{1: 1}", ", {a: a})", 40);
  CHECK_THAT(yields(types), Catch::Matchers::ContainsSubstring("a key is a bool"));
}

TEST_CASE("a budget is what it says", "[cel]") {
  cel::Budget little;
  little.steps = 10;
  CHECK(yields("1 + 2", {}, little) == "3");
  CHECK_THAT(yields("[1, 2, 3, 4].all(x, x > 0)", {}, little),
             Catch::Matchers::ContainsSubstring("more than 10 steps"));
  little = {};
  little.bytes = 100;
  CHECK(yields("'a' + 'b'", {}, little) == "\"ab\"");
  CHECK_THAT(yields("'%.90f%.90f'.format([1.0, 2.0])", {}, little),
             Catch::Matchers::ContainsSubstring("more than 100 bytes"));
}

TEST_CASE("an expression has a size and a depth", "[cel]") {
  CHECK_THAT(yields(std::string(5000, ' ')), Catch::Matchers::ContainsSubstring("4096 bytes"));
  CHECK_THAT(yields(nested("(", "1", ")", 100)), Catch::Matchers::ContainsSubstring("too deeply"));
  CHECK_THAT(yields(nested("[", "1", "]", 100)), Catch::Matchers::ContainsSubstring("too deeply"));
  CHECK_THAT(yields(nested("true?1:", "1", "", 100)),
             Catch::Matchers::ContainsSubstring("too deeply"));
  CHECK_THAT(yields(nested("", "1", "+1", 500)),
             Catch::Matchers::ContainsSubstring("too many operators in a row"));
  CHECK(yields(nested("", "1", "+1", 100)) == "101");
}

TEST_CASE("ten thousand generated texts are answered", "[cel]") {
  const std::vector<std::string> parts = {"1",
                                          "2u",
                                          "1.5",
                                          "'a'",
                                          "b'b'",
                                          "true",
                                          "null",
                                          "x",
                                          "title",
                                          "(",
                                          ")",
                                          "[",
                                          "]",
                                          "{",
                                          "}",
                                          ",",
                                          ":",
                                          "?",
                                          ".",
                                          ".?",
                                          "[?",
                                          "+",
                                          "-",
                                          "*",
                                          "/",
                                          "%",
                                          "==",
                                          "!=",
                                          "<",
                                          ">=",
                                          "&&",
                                          "||",
                                          "!",
                                          " in ",
                                          ".map(x,",
                                          ".all(x,",
                                          "has(",
                                          "size(",
                                          ".size()",
                                          "int(",
                                          "dyn(",
                                          "string(",
                                          "[1,2]",
                                          "{'a':1}",
                                          ".a",
                                          "timestamp(0)",
                                          "duration('1s')",
                                          "optional.of(",
                                          ".orValue(",
                                          "math.greatest(",
                                          ".format([",
                                          "'%s %d'",
                                          "'\\u00e4'",
                                          ".matches('(a|b)*')",
                                          ".split('')",
                                          "cel.bind(x,",
                                          ".transformMap(k,v,",
                                          "\"",
                                          "`",
                                          "\\",
                                          "\xff",
                                          "\n",
                                          "//"};
  std::mt19937 random(2026);  // a fixed seed: every run sees the same texts
  Bindings bindings;
  bindings.set("title", "Ns", cel::Value::view("a title"));
  bindings.environment.with_dates = true;
  cel::Budget budget;
  budget.steps = 10'000;
  budget.bytes = 100'000;
  int sound = 0;
  for (int i = 0; i < 10'000; ++i) {
    std::string text;
    for (auto count = random() % 14 + 1; count > 0; --count) {
      text += parts[random() % parts.size()];
    }
    bindings.environment.check_types = i % 2 == 0;
    if (!yields(text, bindings, budget).starts_with("error")) ++sound;
  }
  CHECK(sound > 100);
}
