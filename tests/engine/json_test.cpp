#include <catch_amalgamated.hpp>

#include "codec/json.h"
#include "support/support.h"

namespace codec = clause10::codec;

TEST_CASE("JSON is written back as it came", "[codec]") {
  const auto* const text = GENERATE(
      "null", "true", "-1", "18446744073709551615", "0.1", "1.5e+300", R"("ä€😀\"\\\n")", "[]", "{}",
      R"({"z":1,"a":[1,2,{"b":null}],"m":""})", R"([9223372036854775807,-9223372036854775808])");
  CHECK(clause10::test::text_of(clause10::test::json(text)) == text);
}

TEST_CASE("bad JSON is refused with the place", "[codec]") {
  struct Bad {
    std::string text;
    std::string code;
    std::string pointer;
    std::uint64_t offset;
    std::uint64_t line;
    std::uint64_t column;
  };
  const auto bad = GENERATE(values<Bad>({
      {"", "json.syntax", "", 0, 1, 1},
      {"{", "json.syntax", "", 1, 1, 2},
      {"{\"a\":1,}", "json.syntax", "", 7, 1, 8},
      {"{\n  \"a\": tru\n}", "json.syntax", "/a", 12, 2, 11},
      {"[1, 2", "json.syntax", "", 5, 1, 6},
      {"nul", "json.syntax", "", 3, 1, 4},
      {"1 2", "json.syntax", "", 2, 1, 3},
      {"{\"a\":\"ä\",\"b\":\"\xff\"}", "json.syntax", "/b", 15, 1, 15},
      {"\"\xed\xa0\x80\"", "json.syntax", "", 2, 1, 3},
      {"\"\\ud800\"", "json.syntax", "", 7, 1, 8},
      {"{\"a\":[0,1e999]}", "json.number", "/a/1", 8, 1, 9},
      {"\"a\nb\"", "json.syntax", "", 2, 1, 3},
  }));
  INFO(bad.text);
  const auto read = codec::read_json(bad.text);
  REQUIRE_FALSE(read.ok());
  const auto& error = read.errors().front();
  INFO(error.message);
  CHECK(error.code == bad.code);
  CHECK(error.pointer == bad.pointer);
  CHECK(error.offset == bad.offset);
  CHECK(error.line == bad.line);
  CHECK(error.column == bad.column);
}

TEST_CASE("a member that stands twice is named", "[codec]") {
  const auto read = codec::read_json(R"({"x":[{"ok":1},{"a":1,"b":{"a":1},"a":2}]})");
  REQUIRE_FALSE(read.ok());
  CHECK(read.errors().front().code == "json.duplicateMember");
  CHECK(read.errors().front().pointer == "/x/1/a");
  // The same name in two objects is fine.
  CHECK(codec::read_json(R"([{"a":1},{"a":{"a":2}}])").ok());
}

TEST_CASE("depth and size are limited", "[codec]") {
  const std::string deep_list = std::string(65, '[') + std::string(65, ']');
  const std::string allowed = std::string(64, '[') + std::string(64, ']');
  std::string deep_object;
  for (int i = 0; i < 200000; ++i) {
    deep_object += "{\"a\":";
  }
  CHECK(codec::read_json(allowed).ok());
  CHECK(codec::read_json(deep_list).errors().front().code == "json.depth");
  CHECK(codec::read_json(deep_object).errors().front().code == "json.depth");
  const std::string large(codec::largest_json + 1, ' ');
  CHECK(codec::read_json(large).errors().front().code == "json.tooLarge");
}
