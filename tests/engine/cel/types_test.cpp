#include <catch_amalgamated.hpp>

#include "support/expression.h"

namespace cel = clause10::cel;
using clause10::test::Bindings;
using clause10::test::Expected;
using clause10::test::type_of;

namespace {

Bindings declared() {
  Bindings bindings;
  bindings.set("n", "i", cel::Value::of(std::int64_t{1}));
  bindings.set("title", "Ns", cel::Value());
  bindings.set("anything", "D", cel::Value());
  bindings.set("list", "Ls", cel::Value::of(cel::Items()));
  bindings.environment.functions = {{"pick", "LAA:A|s.i:s"}};
  return bindings;
}

}  // namespace

TEST_CASE("types are deduced", "[cel]") {
  const auto [expression, type] = GENERATE(values<Expected>({
      {"1 + 2", "int"},
      {"[1, 2]", "list(int)"},
      {"[1, 'a']", "list(dyn)"},
      {"[]", "list(dyn)"},
      {"[[], [1]]", "list(list(int))"},
      {"{'a': [1u]}", "map(string, list(uint))"},
      {"{'a': 1}.a", "int"},
      {"{'a': 1}.?a", "optional_type(int)"},
      {"{'a': 1}.?a.orValue(2)", "int"},
      {"[1].map(x, [x])", "list(list(int))"},
      {"[1].filter(x, x > 0)", "list(int)"},
      {"{'a': 1}.transformMap(k, v, string(v))", "map(string, string)"},
      {"{'a': 1}.transformMapEntry(k, v, {v: k})", "map(int, string)"},
      {"cel.bind(x, 'a', x + x)", "string"},
      {"optional.of(1).optMap(x, string(x))", "optional_type(string)"},
      {"true ? 1 : dyn('a')", "dyn"},
      {"dyn(1) + 1", "int"},
      {"anything + anything", "dyn"},
      {"title == null || title == 'a'", "bool"},
      {"title + 'a'", "string"},
      {"type(1)", "type"},
      {"timestamp(0) - timestamp(0)", "duration"},
      {"pick([1], 2)", "int"},
      {"'a'.pick(1)", "string"},
      {"math.greatest(1, 2)", "int"},
      {"list[0].size()", "int"},
  }));
  INFO(expression);
  CHECK(type_of(expression, declared()) == type);
}

TEST_CASE("types that do not fit", "[cel]") {
  const auto [expression, start] = GENERATE(values<Expected>({
      {"1 + 'a'", "error 1:3: no such overload: +(int, string); there is (int, int), (uint, uint)"},
      {"1 == 1.0", "error 1:3: no such overload: ==(int, double)"},
      {"1 in ['a']", "error 1:3: no such overload: in(int, list(string))"},
      {"n && true", "error 1:1: each side of && is of type bool, this is int"},
      {"n ? 1 : 2", "error 1:1: what stands before ? is of type bool, this is int"},
      {"true ? 1 : 'a'", "error 1:6: no such overload: both sides of :"},
      {"n.field", "error 1:2: \"n\" has no members"},
      {"n[0]", "error 1:2: a value of type int has no items"},
      {"list['a']", "error 1:5: the index of a list is of type int, this is string"},
      {"{'a': 1}[2]", "error 1:9: a key of this map is of type string, this is int"},
      {"size(1)", "error 1:1: no such overload: size(int)"},
      {"n.size()", "error 1:3: no such overload: int.size()"},
      {"titel",
       "error 1:1: nothing here is called \"titel\"; a text is written in quotes; did you "
       "mean \"title\"?"},
      {"title.startWith('a')",
       "error 1:7: there is no function startWith; did you mean \"startsWith\"?"},
      {"pick([1], 'a')", "error 1:1: no such overload: pick(list(int), string)"},
      {"!n", "error 1:1: no such overload: !(int)"},
      {"null < 1", "error 1:6: no such overload: <(null, int)"},
      {"[null == 1]", "error 1:7: no such overload: ==(null, int)"},
  }));
  INFO(expression);
  CHECK_THAT(type_of(expression, declared()), Catch::Matchers::StartsWith(start));
}

TEST_CASE("every error is reported, with a caret under its place", "[cel]") {
  const std::string expression = "titel == 'ä' &&\n  n + 'a' == 1 || lsit.size() > \"x\"";
  const auto compiled = cel::compile(expression, declared().environment);
  const auto* errors = std::get_if<cel::Errors>(&compiled);
  REQUIRE(errors != nullptr);
  std::string all;
  for (const cel::Error& error : *errors) {
    all += cel::describe(error, expression) + "\n";
  }
  CHECK(all ==
        "1:1: nothing here is called \"titel\"; a text is written in quotes; did you mean "
        "\"title\"?\n"
        " | titel == 'ä' &&\n"
        " | ^\n"
        "2:5: no such overload: +(int, string); there is (int, int), (uint, uint), (double, "
        "double), (string, string), (bytes, bytes), (list(dyn), list(dyn))\n"
        " |   n + 'a' == 1 || lsit.size() > \"x\"\n"
        " | ....^\n"
        "2:19: nothing here is called \"lsit\"; a text is written in quotes; did you mean "
        "\"list\"?\n"
        " |   n + 'a' == 1 || lsit.size() > \"x\"\n"
        " | ..................^\n"
        "2:31: no such overload: >(int, string); there is (int, int), (uint, uint), (double, "
        "double), (string, string), (bytes, bytes), (bool, bool)\n"
        " |   n + 'a' == 1 || lsit.size() > \"x\"\n"
        " | ..............................^\n");
}
