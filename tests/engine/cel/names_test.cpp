#include <catch_amalgamated.hpp>

#include "support/expression.h"

namespace cel = clause10::cel;
using clause10::test::Bindings;
using clause10::test::Expected;
using clause10::test::yields;
using clause10::test::yields_unchecked;

namespace {

Bindings in_container() {
  Bindings bindings;
  for (const char* const name : {"y", "a.y", "a.b.y", "x.y.z", "only"}) {
    bindings.set(name, "s", cel::Value::of(std::string(name)));
  }
  bindings.set("x.y", "Mss",
               cel::Value::of(cel::Entries{{cel::Value::view("w"), cel::Value::view("w")},
                                           {cel::Value::view("z"), cel::Value::view("member")}}));
  bindings.environment.container = "a.b";
  return bindings;
}

}  // namespace

TEST_CASE("names are looked for from the inner container outwards", "[cel]") {
  const auto [expression, result] = GENERATE(values<Expected>({
      {"y", "\"a.b.y\""},
      {".y", "\"y\""},
      {".a.y", "\"a.y\""},
      {"b.y", "\"a.b.y\""},
      {"only", "\"only\""},
      {"x.y.z", "\"x.y.z\""},
      {"x.y.w", "\"w\""},
      {"[1].map(y, y)", "[1]"},
      {"[1].map(y, .y)", "[\"y\"]"},
      {"[{'y': 1}].map(x, x.y)", "[1]"},
      {".size('ab')", "2"},
      {".math.abs(-1)", "1"},
  }));
  INFO(expression);
  CHECK(yields(expression, in_container()) == result);
  CHECK(yields_unchecked(expression, in_container()) == result);
}

TEST_CASE("a member that no declared name has is reported with the nearest one", "[cel]") {
  Bindings bindings;
  bindings.set("settings.months", "i", cel::Value::of(std::int64_t{12}));
  CHECK(yields("settings.months", bindings) == "12");
  CHECK(yields("has(settings.months)", bindings) == "true");
  CHECK(yields("settings.mnths", bindings).find("did you mean \"settings.months\"?") !=
        std::string::npos);
}
