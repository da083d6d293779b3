#include <catch_amalgamated.hpp>

#include <map>

#include "cel/cel.h"
#include "support/support.h"

namespace cel = clause10::cel;
using clause10::model::Value;

namespace {

const cel::Declarations declarations = {
    {"title", cel::Type::text},
    {"severity", cel::Type::text},
    {"detectedOn", cel::Type::text},
    {"today", cel::Type::text},
    {"owner", cel::Type::object},
    {"approver", cel::Type::object},
    {"requirementRefs", cel::Type::list},
    {"count", cel::Type::integer},
    {"gone", cel::Type::text},
    {"nobody", cel::Type::object},
};

class Names : public cel::Activation {
 public:
  const Value* find(std::string_view name) const override { return values_.find(name); }

 private:
  Value values_ = clause10::test::json(R"({
    "title": "Zugänge", "severity": "major", "detectedOn": "2026-11-20", "today": "2026-11-23",
    "owner": {"id": 5, "name": "Anna"}, "approver": {"id": 7, "name": ""},
    "requirementRefs": ["A.5.18", "A.6.5"], "count": 3})");
};

/// The value as JSON, or "error COLUMN: message".
std::string result_of(const std::string& expression) {
  const auto compiled = cel::compile(expression, declarations);
  const auto describe = [](const cel::Error& error) {
    return "error " + std::to_string(error.column) + ": " + error.message +
           (error.suggestion.empty() ? "" : "; " + error.suggestion);
  };
  if (const auto* error = std::get_if<cel::Error>(&compiled)) return describe(*error);
  const auto outcome = cel::evaluate(*std::get_if<cel::Program>(&compiled), Names());
  if (const auto* error = std::get_if<cel::Error>(&outcome)) return describe(*error);
  return clause10::test::text_of(*std::get_if<Value>(&outcome));
}

}  // namespace

TEST_CASE("conditions evaluate", "[cel]") {
  const auto [expression, result] = GENERATE(table<std::string, std::string>({
      {"true", "true"},
      {"null", "null"},
      {"42", "42"},
      {"-42", "-42"},
      {"9223372036854775807", "9223372036854775807"},
      {R"('a"b')", R"("a\"b")"},
      {R"("it\'s\n")", R"("it's\n")"},
      {"[1, 'a', [true]]", R"([1,"a",[true]])"},
      {"[]", "[]"},
      {"severity == 'major'", "true"},
      {"severity != \"major\"", "false"},
      {"null == gone", "true"},
      {"gone == 'x'", "false"},
      {"gone != 'x'", "true"},
      {"detectedOn <= today", "true"},
      {"detectedOn < '2026-11-20'", "false"},
      {"today > detectedOn", "true"},
      {"count >= 3", "true"},
      {"count < 3", "false"},
      {"-1 < 0", "true"},
      {"'a' < 'ä'", "true"},
      {"false < true", "true"},
      {"severity in ['minor', 'major']", "true"},
      {"severity in []", "false"},
      {"'A.6.5' in requirementRefs", "true"},
      {"'id' in owner", "true"},
      {"'iid' in owner", "false"},
      {"owner.id == 5", "true"},
      {"owner.id != approver.id", "true"},
      {"owner == owner", "true"},
      {"owner == approver", "false"},
      {"requirementRefs == ['A.5.18', 'A.6.5']", "true"},
      {"!(count == 3)", "false"},
      {"!!true", "true"},
      {"true || false && false", "true"},
      {"(true || false) && false", "false"},
      {"1 == 1 && 2 == 2 && 3 == 3", "true"},
      {"has(title)", "true"},
      {"has(gone)", "false"},
      {"has(owner.id)", "true"},
      {"has(owner.mail)", "false"},
      {"has(approver.name)", "false"},
      {"!has(gone) || gone == 'x'", "true"},
      {"size(title)", "7"},
      {"size(requirementRefs) >= 2", "true"},
      {"size(owner) == 2", "true"},
      {"size('')", "0"},
      {" \t\n1\r", "1"},
      // What decides absorbs an error on either side.
      {"nobody.id == 5 || true", "true"},
      {"true || nobody.id == 5", "true"},
      {"nobody.id == 5 && false", "false"},
  }));
  INFO(expression);
  CHECK(result_of(expression) == result);
}

TEST_CASE("errors say where and what", "[cel]") {
  const auto [expression, start] = GENERATE(table<std::string, std::string>({
      {"", "error 1: a value is expected here, not the end"},
      {"severity = 'major'",
       "error 10: a single = compares nothing; equality is written ==; did you mean \"==\"?"},
      {"true & false", "error 6: a single & means nothing"},
      {"true | false", "error 6: a single | means nothing"},
      {"severty == 'major'",
       "error 1: nothing here is called \"severty\"; a text is written in quotes; did you mean "
       "\"severity\"?"},
      {"severity == major", "error 13: nothing here is called \"major\""},
      {"'ä' == titel", "error 8: nothing here is called \"titel\""},
      {"title.id == 5", "error 6: \"title\" has no members"},
      {"(1 == 1", "error 8: ) is expected here, not the end"},
      {"[1, 2", "error 6: ] is expected here, not the end"},
      {"1 == 1)", "error 7: an operator or the end is expected here, not \")\""},
      {"1 +", "error 4: a value is expected here, not the end"},
      {"1 # 2", "error 3: this character has no meaning in a condition"},
      {"severity == 5", "error 10: no such overload: ==(string, int)"},
      {"5x", "error 1: a number ends where a name begins"},
      {"9223372036854775808", "error 1: this number is too large for 64 bits"},
      {"'open", "error 1: the text that starts here has no closing '"},
      {"'a\nb'", "error 1: the text that starts here has no closing '"},
      {R"('\q')", "error 2: unknown escape"},
      {R"('\)", "error 1: the text that starts here has no closing '"},
      {"match(title)", "error 1: there is no function match; did you mean \"matches\"?"},
      {"matches(title)", "error 1: no such overload: matches(string)"},
      {"has('x')", "error 1: has() asks whether a field is filled"},
      {"owner.", "error 7: a member's name is expected after ."},
      {"in [1]", "error 1: a value is expected before in"},
      {"1 == ", "error 6: a value is expected here, not the end"},
      {"{", "error 2: a value is expected here, not the end"},
      {"has(title", "error 10: ) is expected here, not the end"},
      // While running.
      {"nobody.id == 5", "error 7: there is no member \"id\""},
      {"count < 'a'", "error 7: no such overload: <(int, string)"},
      {"!count", "error 1: no such overload: !(int)"},
      {"-title", "error 1: no such overload: -(string)"},
      {"size(count)", "error 1: no such overload: size(int)"},
      {"1 in 2", "error 3: no such overload: in(int, int)"},
      {"1 && true", "error 1: each side of && is of type bool, this is int"},
      {"nobody.id == 5 || false", "error 7: there is no member \"id\""},
  }));
  INFO(expression);
  CHECK_THAT(result_of(expression), Catch::Matchers::StartsWith(start));
}

TEST_CASE("a condition cannot exhaust the stack", "[cel]") {
  const auto repeat = [](const std::string& text, std::size_t times) {
    std::string repeated;
    for (std::size_t i = 0; i < times; ++i) {
      repeated += text;
    }
    return repeated;
  };
  const auto [expression, message] = GENERATE_COPY(table<std::string, std::string>({
      {repeat("(", 2000) + "1" + repeat(")", 2000), "nested too deeply"},
      {repeat("[", 2000), "nested too deeply"},
      {repeat("size(", 700), "nested too deeply"},
      {repeat("!", 4000) + "true", "too many ! or -"},
      {"owner" + repeat(".a", 2000), "too many operators in a row"},
      {"1" + repeat("<1", 2000), "too many operators in a row"},
      {repeat("x", 4097), "may have 4096 bytes"},
  }));
  CHECK_THAT(result_of(expression), Catch::Matchers::ContainsSubstring(message));
  CHECK(result_of("true" + repeat("&&true", 600)) == "true");
  CHECK(result_of(repeat("(", 60) + "1" + repeat(")", 60)) == "1");
}

TEST_CASE("numbers of different kinds compare by value", "[cel]") {
  class One : public cel::Activation {
   public:
    explicit One(Value value) : value_(std::move(value)) {}
    const Value* find(std::string_view) const override { return &value_; }

   private:
    Value value_;
  };
  const auto compiled =
      cel::compile("-1 < count && count == 3 || count > 9223372036854775807", declarations);
  const auto* program = std::get_if<cel::Program>(&compiled);
  REQUIRE(program != nullptr);
  const auto holds = [program](Value value) {
    const auto outcome = cel::evaluate(*program, One(std::move(value)));
    return *std::get_if<Value>(&outcome)->truth();
  };
  CHECK(holds(3));
  CHECK(holds(3.0));
  CHECK(holds(std::uint64_t{18446744073709551615U}));
  CHECK_FALSE(holds(3.5));
  CHECK_FALSE(holds(std::uint64_t{4}));
}
