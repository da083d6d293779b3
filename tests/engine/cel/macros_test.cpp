#include <catch_amalgamated.hpp>

#include "support/expression.h"

using clause10::test::Expected;
using clause10::test::yields;

TEST_CASE("macros", "[cel]") {
  const auto [expression, result] = GENERATE(values<Expected>({
      {"[1, 2].all(x, x > 0)", "true"},
      {"[].all(x, x > 0)", "true"},
      {"[1, 0, 2].all(x, 6 / x > 100)", "false"},
      {"[0, 1].exists(x, 1 / x == 1)", "true"},
      {"{'a': 1}.exists(k, k == 'a')", "true"},
      {"[1, 2, 2].exists_one(x, x == 2)", "false"},
      {"[1, 2].exists_one(x, x == 2)", "true"},
      {"[1, 2].map(x, x * 2)", "[2, 4]"},
      {"[1, 2, 3].map(x, x > 1, x * 2)", "[4, 6]"},
      {"[1, 2, 3].filter(x, x != 2)", "[1, 3]"},
      {"{'b': 1, 'a': 2}.map(k, k)", R"(["a", "b"])"},
      {"[[1, 2], [3]].map(x, x.map(y, y + size(x)))", "[[3, 4], [4]]"},
      {"[1].map(x, [2].map(x, x))", "[[2]]"},
      {"[5, 6].all(i, v, v == i + 5)", "true"},
      {"{'a': 1}.exists(k, v, k == 'a' && v == 1)", "true"},
      {"[1, 1].existsOne(i, v, i == 0 && v == 1)", "true"},
      {"[7, 8].transformList(i, v, i + v)", "[7, 9]"},
      {"[7, 8].transformList(i, v, i > 0, v)", "[8]"},
      {"{'a': 1}.transformList(k, v, k)", R"(["a"])"},
      {"{'a': 1, 'b': 2}.transformMap(k, v, v + 1)", R"({"a": 2, "b": 3})"},
      {"{'a': 1, 'b': 2}.transformMap(k, v, v > 1, v)", R"({"b": 2})"},
      {"['x', 'y'].transformMap(i, v, v)", R"({0: "x", 1: "y"})"},
      {"{'a': 1}.transformMapEntry(k, v, {v: k})", R"({1: "a"})"},
      {"['a', 'b'].transformMapEntry(i, v, i > 0, {v: i})", R"({"b": 1})"},
      {"cel.bind(x, 2, x * x)", "4"},
      {"cel.bind(x, 1, cel.bind(y, x + 1, [x, y]))", "[1, 2]"},
      {"cel.bind(x, 1, cel.bind(x, x + 1, x))", "2"},
      {"cel.block([1, cel.index(0) + 1], cel.index(1) * 10)", "20"},
      {"[1, 2].map(cel.iterVar(0, 0), cel.iterVar(0, 0) + 1)", "[2, 3]"},
      {"optional.of(2).optMap(x, x + 1)", "optional(3)"},
      {"optional.none().optMap(x, x)", "none"},
      {"optional.of(2).optFlatMap(x, optional.of(x))", "optional(2)"},
  }));
  INFO(expression);
  CHECK(yields(expression) == result);
}

TEST_CASE("macros that fail", "[cel]") {
  const auto [expression, start] = GENERATE(values<Expected>({
      {"[1].all(1, true)", "error 1:9: the name of a variable is expected"},
      {"[1].all(a.b, true)", "error 1:10: the name of a variable is expected"},
      {"[1].all(x, x, true)", "error 1:5: two variables need two names"},
      {"[1].all(x)", "error 1:5: there is no function all"},
      {"[1].map(x, y)", "error 1:12: nothing here is called \"y\""},
      {"[1].exists(x, x)", "error 1:15: the condition is of type bool, this is int"},
      {"1.5.map(x, x)", "error 1:1: a value of type double has no items"},
      {"[0, 1].all(x, 1 / x == 1)", "error 1:17: division by zero"},
      {"[1, 0].map(x, 1 / x)", "error 1:17: division by zero"},
      {"[1, 0].exists_one(x, 1 / x == 1)", "error 1:24: division by zero"},
      {"dyn(1).map(x, x)", "error 1:8: no such overload: a int has no items"},
      {"['a', 'a'].transformMapEntry(i, v, {v: i})", "error 1:12: a key stands twice"},
      {"has(1 + 1)", "error 1:1: has() asks whether a field is filled"},
      {"x + [1].map(x, x)[0]", "error 1:1: nothing here is called \"x\""},
      {"cel.block(1, 2)", "error 1:11: cel.block takes a list"},
  }));
  INFO(expression);
  CHECK_THAT(yields(expression), Catch::Matchers::StartsWith(start));
}
