#include <catch_amalgamated.hpp>

#include "support/expression.h"

using clause10::test::Expected;
using clause10::test::yields;

TEST_CASE("functions on texts", "[cel]") {
  const auto [expression, result] = GENERATE(values<Expected>({
      {"size('äöü')", "3"},
      {"b'äöü'.size()", "6"},
      {"'abc'.contains('bc') && 'abc'.startsWith('ab') && 'abc'.endsWith('c')", "true"},
      {"'täco'.charAt(1)", "\"ä\""},
      {"'taco'.charAt(4)", "\"\""},
      {"'taco'.charAt(5)", "error 1:8: index out of range: 5"},
      {"'täco'.indexOf('c')", "2"},
      {"'taco'.indexOf('x')", "-1"},
      {"'tacocat'.indexOf('a', 2)", "5"},
      {"'tacocat'.lastIndexOf('a')", "5"},
      {"'tacocat'.lastIndexOf('a', 4)", "1"},
      {"'tacocat'.lastIndexOf('')", "7"},
      {"'täcocat'.substring(1, 3)", "\"äc\""},
      {"'taco'.substring(3, 2)", "error 1:8: invalid substring range. start: 3, end: 2"},
      {"'aÄz'.upperAscii() + 'AÄZ'.lowerAscii()", "\"AÄZaÄz\""},
      {"'a b c'.replace(' ', '-')", "\"a-b-c\""},
      {"'a b c'.replace(' ', '-', 1)", "\"a-b c\""},
      {"'ab'.replace('', '_')", "\"_a_b_\""},
      {"'a,b,,c'.split(',')", R"(["a", "b", "", "c"])"},
      {"'a,b,c'.split(',', 2)", R"(["a", "b,c"])"},
      {"'añ'.split('')", R"(["a", "ñ"])"},
      {"['a', 'b'].join()", "\"ab\""},
      {"['a', 'b'].join(', ')", "\"a, b\""},
      {"'\\u2003 a b\\t'.trim()", "\"a b\""},
      {"'añz'.reverse()", "\"zña\""},
      {"[1, 2].reverse()", "[2, 1]"},
      {"strings.quote('a\"\\n\\\\')", R"("\"a\\\"\\n\\\\\"")"},
      {"base64.encode(b'hello')", "\"aGVsbG8=\""},
      {"base64.decode('aGVsbG8')", "b\"aGVsbG8=\""},
      {"base64.decode('a')", "error 1:8: this text is no base64"},
  }));
  INFO(expression);
  CHECK(yields(expression) == result);
}

TEST_CASE("format", "[cel]") {
  const auto [expression, result] = GENERATE(values<Expected>({
      {"'%s %d %%'.format(['a', 5])", "\"a 5 %\""},
      {"'%b %b %o %x %X'.format([5, true, 8, -255, 255u])", "\"101 1 10 -ff FF\""},
      {"'%x %X'.format(['az', b'\\xfa'])", "\"617a FA\""},
      {"'%f %.2f %.0f'.format([1.5, 2.675, 0.5])", "\"1.500000 2.67 0\""},
      {"'%e %.1e'.format([12345.678, 0.00015])", "\"1.234568e+04 1.5e-04\""},
      {"'%.20f'.format([0.1])", "\"0.10000000000000000555\""},
      {"'%s'.format([[1, 2.5, null, 'a', {'k': true}]])", "\"[1, 2.5, null, a, {k: true}]\""},
      {"'%s %s'.format([1e22, 1e-7])", "\"10000000000000000000000 0.0000001\""},
      {"'%s'.format([duration('1.5s')])", "\"1.5s\""},
      {"'%.3f'.format([9.9996])", "\"10.000\""},
      {"'%q'.format([1])",
       "error 1:6: could not parse formatting clause: unrecognized formatting clause \"q\""},
      {"'%s %s'.format([1])", "error 1:9: format: there is no value for clause 2"},
      {"'%'.format([1])", "error 1:5: could not parse formatting clause: % stands at the end"},
      {"'%.9999f'.format([1.0])", "error 1:11: a format takes 1000 digits after the point at most"},
      {"'%d'.format(['a'])",
       "error 1:6: error during formatting: decimal clause can only be used on integers, was given "
       "string"},
  }));
  INFO(expression);
  CHECK(yields(expression) == result);
}

TEST_CASE("lists", "[cel]") {
  const auto [expression, result] = GENERATE(values<Expected>({
      {"[1, 2, 3].slice(1, 2)", "[2]"},
      {"[1].slice(0, 2)", "error 1:5: cannot slice from 0 to 2: index out of range of 1 items"},
      {"[[1], [2, [3]]].flatten()", "[1, 2, [3]]"},
      {"[[1], [2, [3]]].flatten(2)", "[1, 2, 3]"},
      {"lists.range(3)", "[0, 1, 2]"},
      {"[3, 1, 3, 2].distinct()", "[3, 1, 2]"},
      {"['b', 'c', 'a'].sort()", R"(["a", "b", "c"])"},
      {"[3, 1, 2].sortBy(x, -x)", "[3, 2, 1]"},
      {"['ab', 'c', 'd', ''].sortBy(x, size(x))", R"(["", "c", "d", "ab"])"},
      {"[[2, 1], [3]].sortBy(x, x.sortBy(y, y)[0])", "[[2, 1], [3]]"},
      {"[].sortBy(x, x)", "[]"},
      {"[1].sortBy(x, 1 / 0)", "error 1:17: division by zero (divide by zero)"},
      {"[1, 2].sortBy(x, x == 1 ? dyn(1) : dyn('a'))",
       "error 1:8: a list is sorted when its items are of one ordered type"},
      {"{'a': 1}.sortBy(x, x)",
       "error 1:10: no such overload: map(string, int).@sortByAssociatedKeys(list(string)); there "
       "is list(dyn).(list(dyn))"},
      {"sets.contains([1, 2, 3], [3, 1.0])", "true"},
      {"sets.contains([1], [1, 2])", "false"},
      {"sets.contains([], [])", "true"},
      {"sets.equivalent([1, 1, 2], [2, 1])", "true"},
      {"sets.equivalent([1], [1, 2])", "false"},
      {"sets.intersects(['a', 'b'], ['b', 'c'])", "true"},
      {"sets.intersects([[1]], [[2], []])", "false"},
      {"[1, 'a'].sort()", "error 1:10: a list is sorted when its items are of one ordered type"},
      {"[1, 2].first()", "optional(1)"},
      {"[].last()", "none"},
  }));
  INFO(expression);
  CHECK(yields(expression) == result);
}
