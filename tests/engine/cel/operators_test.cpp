#include <catch_amalgamated.hpp>

#include "support/expression.h"

using clause10::test::Expected;
using clause10::test::yields;
using clause10::test::yields_unchecked;

TEST_CASE("operators", "[cel]") {
  const auto [expression, result] = GENERATE(values<Expected>({
      {"1 + 2 * 3 - 4 / 2 % 3", "5"},
      {"-7 / 2", "-3"},
      {"-7 % 2", "-1"},
      {"7 % -2", "1"},
      {"7u / 2u", "3u"},
      {"7.0 / 2.0", "3.5"},
      {"1.0 / 0.0", "+Inf"},
      {"-1.0 / 0.0", "-Inf"},
      {"0.0 / 0.0 == 0.0 / 0.0", "false"},
      {"'a' + 'b'", "\"ab\""},
      {"b'a' + b'b'", "b\"YWI=\""},
      {"[1] + [2, 3]", "[1, 2, 3]"},
      {"--1", "1"},
      {"!!true", "true"},
      {"1 < 2 == true", "true"},
      {"true ? 1 : true ? 2 : 3", "1"},
      {"false ? 1 : false ? 2 : 3", "3"},
      {"dyn(1) == 1.0 && dyn(1u) == 1 && dyn(2.5) != 2", "true"},
      {"1 < 1.5 && 2u > 1 && 1.5 <= 2u", "true"},
      {"dyn(-1) < 0u", "true"},
      {"dyn(18446744073709551615u) > 9223372036854775807", "true"},
      {"dyn(0.0 / 0.0) < 1", "false"},
      {"{'a': 1, 'b': 2u} == {'b': 2u, 'a': 1}", "true"},
      {"dyn([1, 2.0]) == dyn([1.0, 2])", "true"},
      {"dyn('1') == dyn(1)", "false"},
      {"'a' < 'b' && b'a' < b'b' && false < true", "true"},
      {"dyn(2.0) in [1, 2]", "true"},
      {"'a' in {'a': null}", "true"},
      {"1u in dyn({1: 'x'})", "true"},
      {"[1, 2][1]", "2"},
      {"[1, 2][dyn(1.0)]", "2"},
      {"{1: 'a'}[1u]", "\"a\""},
      {"{'a': {'b': 3}}.a.b", "3"},
      {"{'a b': 3}.`a b`", "3"},
      {"{'in': 1, 'for': 2}.for", "2"},
      {"has({'a': null}.a)", "true"},
      {"has({'a': 1}.b)", "false"},
      {"false && 1 / 0 == 1", "false"},
      {"1 / 0 == 1 && false", "false"},
      {"1 / 0 == 1 || true", "true"},
      {"true || 1 / 0 == 1", "true"},
  }));
  INFO(expression);
  CHECK(yields(expression) == result);
}

TEST_CASE("operators that fail", "[cel]") {
  const auto [expression, start] = GENERATE(values<Expected>({
      {"9223372036854775807 + 1", "error 1:21: the result is out of range"},
      {"-9223372036854775808 - 1", "error 1:22: the result is out of range"},
      {"9223372036854775807 * 2", "error 1:21: the result is out of range"},
      {"-(-9223372036854775808)", "error 1:1: the result is out of range"},
      {"-9223372036854775808 / -1", "error 1:22: the result is out of range"},
      {"-9223372036854775808 % -1", "error 1:22: the result is out of range"},
      {"0u - 1u", "error 1:4: the result is out of range"},
      {"1 / 0", "error 1:3: division by zero"},
      {"1u % 0u", "error 1:4: remainder of a division by zero"},
      {"1 / 0 == 1 && true", "error 1:3: division by zero"},
      {"(1 / 0 == 1) ? 1 : 2", "error 1:4: division by zero"},
      {"[1][1]", "error 1:4: index 1 is out of range"},
      {"[1][-1]", "error 1:4: index -1 is out of range"},
      {"[1][dyn('a')]", "error 1:4: a list is indexed by an int"},
      {"{'a': 1}.b", "error 1:9: there is no member \"b\""},
      {"{'a': 1}[dyn(b'')]", "error 1:9: there is no member of type bytes"},
      {"dyn(1).a", "error 1:7: there is no member \"a\" in a value of type int"},
      {"dyn(1) + dyn('a')", "error 1:8: no such overload: _+_(int, string)"},
      {"dyn([1]) < dyn([2])", "error 1:10: no such overload"},
      {"!dyn(1)", "error 1:1: no such overload"},
      {"dyn(1) ? 2 : 3", "error 1:8: no such overload"},
  }));
  INFO(expression);
  CHECK_THAT(yields(expression), Catch::Matchers::StartsWith(start));
}

TEST_CASE("without type checking the kinds decide at run time", "[cel]") {
  const auto [expression, result] = GENERATE(values<Expected>({
      {"[1, 'a'] == [1.0, 'a']", "true"},
      {"true ? 'a' : 1", "\"a\""},
      {"'x' && false", "false"},
      {"unknown || true", "true"},
      {"unknown.method(1) || true", "true"},
      {"1 < 2.5", "true"},
      {"1 + 1.0", "error 1:3: no such overload: _+_(int, double)"},
      {"unknown", "error 1:1: nothing here is called \"unknown\""},
      {"'a'.size(1)", "error 1:5: no such overload: size(string, int)"},
      {"nothing(1)", "error 1:1: there is no function nothing"},
  }));
  INFO(expression);
  CHECK(yields_unchecked(expression) == result);
}
