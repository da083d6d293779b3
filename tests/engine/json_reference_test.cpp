#include <catch_amalgamated.hpp>

#include <nlohmann/json.hpp>
#include <random>

#include "codec/json.h"
#include "support/support.h"

// nlohmann/json says for each text whether it is JSON and what it means; our reader must agree.

namespace codec = clause10::codec;

namespace {

/// Texts that are JSON or nearly so.
class Writer {
 public:
  std::string write() {
    std::string text = value(0);
    // Damaged in every other case.
    if (random_() % 2 == 0 && !text.empty()) {
      const std::size_t at = random_() % text.size();
      switch (random_() % 3) {
        case 0:
          text.erase(at, 1);
          break;
        case 1:
          text[at] = static_cast<char>(random_() % 256);
          break;
        default:
          text.insert(at, 1, pick("{}[],:\"\\ 019.eE+-tfnu\n\x80\xC3\xED\xF4"));
      }
    }
    return text;
  }

 private:
  char pick(std::string_view from) { return from[random_() % from.size()]; }

  std::string value(int depth) {
    static const std::vector<std::string> plain = {"0",
                                                   "-0",
                                                   "12",
                                                   "-7",
                                                   "1.5",
                                                   "-2.50e3",
                                                   "1e-7",
                                                   "9223372036854775807",
                                                   "-9223372036854775808",
                                                   "18446744073709551615",
                                                   "18446744073709551616",
                                                   "true",
                                                   "false",
                                                   "null",
                                                   "0.1",
                                                   "123456789.123456789",
                                                   "1E+2"};
    const auto kind = random_() % (depth < 4 ? 6 : 4);
    if (kind < 2) return plain[random_() % plain.size()];
    if (kind < 4) return text();
    std::string made(1, kind == 4 ? '[' : '{');
    const auto count = random_() % 5;
    for (std::uint64_t i = 0; i < count; ++i) {
      if (i > 0) made += ',';
      if (kind == 5) made += "\"" + std::to_string(i) + "\": ";
      made += value(depth + 1);
    }
    return made + (kind == 4 ? " ]" : "\n}");
  }

  std::string text() {
    static const std::vector<std::string> parts = {"a",
                                                   "B c",
                                                   "ä",
                                                   "€",
                                                   "😀",
                                                   R"(\n)",
                                                   R"(\")",
                                                   R"(\\)",
                                                   R"(\/)",
                                                   R"(\u00e4)",
                                                   R"(\uD83D\uDE00)",
                                                   R"(\u0000)",
                                                   R"(\b\f\r\t)",
                                                   "\x7f",
                                                   R"(\ud800)",
                                                   "\xed\xa0\x80"};
    std::string made = "\"";
    for (auto i = random_() % 6; i > 0; --i) {
      made += parts[random_() % (parts.size() - (random_() % 16 == 0 ? 0 : 2))];
    }
    return made + "\"";
  }

  std::mt19937_64 random_{20261123};
};

}  // namespace

TEST_CASE("the reader takes what nlohmann/json takes, and reads the same", "[codec]") {
  Writer writer;
  int good = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::string text = writer.write();
    INFO(text);
    const auto expected = nlohmann::json::parse(text, nullptr, false);
    const auto read = codec::read_json(text);
    if (!read.ok() && (read.errors().front().code == "json.duplicateMember")) continue;
    REQUIRE(read.ok() == !expected.is_discarded());
    if (!read.ok()) {
      REQUIRE(read.errors().front().offset.value_or(0) <= text.size());
      continue;
    }
    ++good;
    // Written by us, read by the library: the same value again.
    const auto again = nlohmann::json::parse(codec::write_json(*read), nullptr, false);
    REQUIRE_FALSE(again.is_discarded());
    REQUIRE(again == expected);
  }
  CHECK(good > 8000);
}
