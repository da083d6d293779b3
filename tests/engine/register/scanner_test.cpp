#include "register/scanner.h"

#include <catch_amalgamated.hpp>

#include <string>
#include <vector>

#include "register/bytes.h"
#include "register/key.h"
#include "register/label.h"

// What looks at sixteen bytes at once must say what looking at one after the other says, wherever
// in the sixteen something stands and however near the end of the input.

namespace {

using namespace clause10::columns;

TEST_CASE("Sixteen bytes at once find what a JSON string cannot hold as it is", "[register]") {
  for (unsigned value = 0; value < 256; ++value) {
    const bool special = value < ' ' || value >= 0x80 || value == '"' || value == '\\';
    for (unsigned place = 0; place < 16; ++place) {
      std::string text(16, 'x');
      text[place] = static_cast<char>(value);
      REQUIRE(special_bytes(text.data()) == (special ? 1U << place : 0U));
    }
  }
}

TEST_CASE("Texts are the same when they are, whatever their size", "[register]") {
  for (std::size_t size = 0; size < 40; ++size) {
    const std::string text(size, 'x');
    REQUIRE(same_text(text, std::string(text)));
    REQUIRE_FALSE(same_text(text, text + "x"));
    for (std::size_t place = 0; place < size; ++place) {
      std::string other = text;
      other[place] = 'y';
      REQUIRE_FALSE(same_text(text, other));
    }
  }
}

TEST_CASE("A string is read up to its quote", "[register]") {
  struct Case {
    std::string written;
    bool read;
    bool escaped;
    std::uint32_t continued;
  };
  const std::vector<Case> cases = {
      {"", true, false, 0},
      {"\x7f", true, false, 0},
      {"\\n", true, true, 0},
      {"\\u00e4", true, true, not_counted},
      {"\xC3\xA4", true, false, 1},
      {"\xE2\x82\xAC", true, false, 2},
      {"\xF0\x9F\x98\x80", true, false, 3},
      {"\xC3\xA4\\t\xC3\xA4", true, true, 2},
      {"\xC3\xA4\\u00e4\xC3\xA4", true, true, not_counted},
      {"\n", false, false, 0},
      {"\\x", false, false, 0},
      {"\\u12g4", false, false, 0},
      {"\xC3", false, false, 0},
      {"\xC0\x80", false, false, 0},
      {"\xED\xA0\x80", false, false, 0},
      {"\xF4\x90\x80\x80", false, false, 0},
      {"\x80", false, false, 0},
  };
  for (const Case& each : cases) {
    for (std::size_t before = 0; before < 34; ++before) {
      for (const std::size_t behind : {0U, 1U, 17U}) {
        const std::string inside =
            std::string(before, 'x') + each.written + std::string(behind, 'y');
        const std::string json = " \"" + inside + "\"";
        CAPTURE(json);
        Scanner::Text text;
        const char* end = Scanner(json).text(json.data(), text);
        REQUIRE((end != nullptr) == each.read);
        if (!each.read) continue;
        REQUIRE(end == json.data() + json.size());
        REQUIRE(text.raw == inside);
        REQUIRE(text.escaped == each.escaped);
        REQUIRE(text.continued == each.continued);
        const std::string open = json.substr(0, json.size() - 1);
        REQUIRE(Scanner(open).text(open.data(), text) == nullptr);
      }
    }
  }
}

TEST_CASE("An expected name is found with its colon and nothing else", "[register]") {
  for (std::size_t size = 1; size < 40; ++size) {
    const std::string name(size, 'n');
    const Label label(name);
    const std::string json = "\"" + name + "\":";
    for (const std::string_view rest : {"", "1", "\"a text that is longer than sixteen bytes\""}) {
      const std::string text = json + std::string(rest);
      const char* end = text.data() + text.size();
      REQUIRE(label.behind(text.data(), end) == text.data() + json.size());
      for (std::size_t place = 0; place < json.size(); ++place) {
        std::string other = text;
        other[place] = '!';
        REQUIRE(label.behind(other.data(), other.data() + other.size()) == nullptr);
      }
    }
    REQUIRE(label.behind(json.data(), json.data() + json.size() - 1) == nullptr);
  }
}

TEST_CASE("An id that is a UUID is kept as its bytes", "[register]") {
  const std::string uuid = "01234567-89ab-cdef-8000-0003b54cda26";
  const auto key = key_of_uuid(uuid);
  REQUIRE(key);
  CHECK(key->high == 0x0123456789abcdef);
  CHECK(key->low == 0x80000003b54cda26);
  CHECK(uuid_of(*key) == uuid);
  for (std::size_t place = 0; place < uuid.size(); ++place) {
    for (const char wrong : {'g', 'A', '/', ':', '`', '\xC3', '\0'}) {
      std::string other = uuid;
      other[place] = wrong;
      CHECK_FALSE(key_of_uuid(other));
    }
  }
  CHECK_FALSE(key_of_uuid(uuid + "0"));
}

}  // namespace
