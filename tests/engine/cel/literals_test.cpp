#include <catch_amalgamated.hpp>

#include "support/expression.h"

using clause10::test::Expected;
using clause10::test::yields;

TEST_CASE("literals", "[cel]") {
  const auto [expression, result] = GENERATE(values<Expected>({
      {"0x1F", "31"},
      {"-0x10", "-16"},
      {"0XffU", "255u"},
      {"18446744073709551615u", "18446744073709551615u"},
      {"-9223372036854775808", "-9223372036854775808"},
      {"1.5", "1.5"},
      {".5", "0.5"},
      {"2e3", "2000.0"},
      {"1.25E-2", "0.0125"},
      {"-0.0", "-0.0"},
      {"1e400", "+Inf"},
      {"'a\"b'", R"("a\"b")"},
      {R"("\x41\101\u0042\U0001F600\?\`")", "\"AAB\U0001F600?`\""},
      {R"(r'\n')", R"("\\n")"},
      {"R\"a\\\"", R"("a\\")"},
      {"'''it's\n\"two\" lines'''", R"("it's\n\"two\" lines")"},
      {R"("""a""b""")", R"("a\"\"b")"},
      {"b'abc'", "b\"YWJj\""},
      {R"(b'\xff\000')", "b\"/wA=\""},
      {R"(rb'\x')", "b\"XHg=\""},
      {R"(Br"\x")", "b\"XHg=\""},
      {"[1, 'a', null,]", R"([1, "a", null])"},
      {"{'b': 1, 'a': [true],}", R"({"a": [true], "b": 1})"},
      {"{1: 'i', 2u: 'u', true: 'b'}", R"({true: "b", 1: "i", 2u: "u"})"},
      {"[?optional.none(), ?optional.of(1)]", "[1]"},
      {"{?'a': optional.none(), ?'b': optional.of(2)}", R"({"b": 2})"},
      {"1 // a remark\n + 2", "3"},
      {"int", "int"},
      {"type(timestamp(0))", "google.protobuf.Timestamp"},
  }));
  INFO(expression);
  CHECK(yields(expression) == result);
}

TEST_CASE("literals that are none", "[cel]") {
  const auto [expression, start] = GENERATE(values<Expected>({
      {"9223372036854775808", "error 1:1: this number is too large"},
      {"18446744073709551616u", "error 1:1: this number is too large"},
      {"0x1FFFFFFFFFFFFFFFF", "error 1:1: this number is too large"},
      {"1a", "error 1:1: a number ends where a name begins"},
      {R"('\ud800')", "error 1:2: there is no such character"},
      {R"('\U00110000')", "error 1:2: there is no such character"},
      {R"(b'\u0041')", "error 1:3: unknown escape"},
      {R"('ab\xg1')", "error 1:4: unknown escape"},
      {R"('\400')", "error 1:2: unknown escape"},
      {"'''open", "error 1:1: the text that starts here has no closing '''"},
      {"1 +\n  'open", "error 2:3: the text that starts here has no closing '"},
      {"{1.5: 2}", "error 1:1: a key is a bool, an int, a uint or a string"},
      {"{'a': 1, 'a': 2}", "error 1:1: a key stands twice"},
      {"{1: 1, 1u: 2}", "error 1:1: a key stands twice"},
      {"a.``", "error 1:3: between backquotes stands a name"},
      {"`a`", "error 1:1: a value is expected here"},
      {"Message{}", "error 1:8: messages cannot be made here"},
      {"for", "error 1:1: \"for\" is a word of the language"},
      {"[?1]", "error 1:2: what follows ? is of type optional_type"},
  }));
  INFO(expression);
  CHECK_THAT(yields(expression), Catch::Matchers::StartsWith(start));
}
