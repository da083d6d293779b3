#include <catch_amalgamated.hpp>

#include "support/expression.h"

using clause10::test::Expected;
using clause10::test::yields;

TEST_CASE("optionals", "[cel]") {
  const auto [expression, result] = GENERATE(values<Expected>({
      {"optional.of(1)", "optional(1)"},
      {"optional.none()", "none"},
      {"optional.ofNonZeroValue('')", "none"},
      {"optional.ofNonZeroValue([0])", "optional([0])"},
      {"optional.of(1).hasValue()", "true"},
      {"optional.of(1).value()", "1"},
      {"{'a': 1}.?a", "optional(1)"},
      {"{'a': 1}.?b", "none"},
      {"{'a': {'b': 1}}.?a.b", "optional(1)"},
      {"{'a': {'b': 1}}.?x.b", "none"},
      {"[1][?0]", "optional(1)"},
      {"[1][?5]", "none"},
      {"{'a': 1}[?'a'].orValue(2)", "1"},
      {"{'a': 1}[?'b'].orValue(2)", "2"},
      {"{'a': 1}.?b.or(optional.of(3))", "optional(3)"},
      {"optional.of(1).orValue(1 / 0)", "1"},
      {"optional.of({'a': 1}).a", "optional(1)"},
      {"has(optional.of({'a': 1}).a)", "true"},
      {"has({'a': {'c': 1}}.?b.c)", "false"},
      {"{'a': dyn(null)}.?a.?b", "none"},
      {"{'a': dyn(null)}.?a.b", "error 1:20: there is no member \"b\""},
      {"optional.of(1).optFlatMap(x, optional.of(x + 1))", "optional(2)"},
      {"optional.of(1).optFlatMap(x, optional.ofNonZeroValue(x - 1))", "none"},
      {"optional.of(1) == optional.of(1)", "true"},
      {"optional.of(1) == optional.none()", "false"},
      {"[optional.of(1), optional.none()].unwrapOpt()", "[1]"},
      {"optional.unwrap([optional.of(1), optional.none()])", "[1]"},
      {"type(optional.none())", "optional_type"},
      {"optional.none().value()", "error 1:17: optional.none() has no value"},
      {"{'a': 1}.?b.orValue(1 / 0)", "error 1:23: division by zero (divide by zero)"},
      {"{'a': 1}.?a.b", "error 1:12: a value of type int has no members"},
  }));
  INFO(expression);
  CHECK(yields(expression) == result);
}
