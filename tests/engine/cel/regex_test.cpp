#include <catch_amalgamated.hpp>

#include "cel/regex/regex.h"
#include "support/expression.h"

namespace cel = clause10::cel;
using clause10::test::yields;

namespace {

/// "yes", "no", or why the pattern is refused. `steps` is what the search took.
std::string found(const std::string& pattern, const std::string& text,
                  std::uint64_t* steps = nullptr) {
  const auto compiled = cel::Regex::compile(pattern);
  if (const auto* error = std::get_if<cel::Error>(&compiled)) return error->message;
  const clause10::test::Bindings none;
  cel::Budget budget;
  budget.steps = 1'000'000'000;
  cel::Context context(none, budget, 0);
  const cel::Value result =
      (*std::get_if<std::shared_ptr<const cel::Regex>>(&compiled))->found_in(text, context);
  if (steps != nullptr) *steps = context.steps_taken();
  return result.is_true() ? "yes" : "no";
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) {
    all += text;
  }
  return all;
}

}  // namespace

TEST_CASE("regular expressions", "[cel]") {
  const auto [pattern, text, result] = GENERATE(table<const char*, const char*, const char*>({
      {"", "", "yes"},
      {"b", "abc", "yes"},
      {"^b", "abc", "no"},
      {"^a.c$", "abc", "yes"},
      {"^a.c$", "a\nc", "no"},
      {"(?s)^a.c$", "a\nc", "yes"},
      {"^b$", "a\nb\nc", "no"},
      {"(?m)^b$", "a\nb\nc", "yes"},
      {"\\Ab", "ab", "no"},
      {"b\\z", "ab", "yes"},
      {"^(a|bc)+$", "abcbca", "yes"},
      {"^(a|bc)+$", "abcb", "no"},
      {"^(?:ab)?c*$", "abccc", "yes"},
      {"^a{2,3}$", "aaa", "yes"},
      {"^a{2,3}$", "aaaa", "no"},
      {"^a{2,}$", "aaaaa", "yes"},
      {"^a{3}$", "aa", "no"},
      {"^a{,3}$", "a{,3}", "yes"},
      {"^[a-c]+[^d-f]$", "abcz", "yes"},
      {"^[]a]+$", "]a", "yes"},
      {"^[a\\-z]+$", "a-z", "yes"},
      {"^[[:alpha:]]+[[:^digit:]]$", "ab!", "yes"},
      {"^\\d+\\.\\w\\s\\D\\W\\S$", "12.a b!c", "yes"},
      {"\\bcat\\b", "a cat!", "yes"},
      {"\\bcat\\b", "concat", "no"},
      {"\\Bcat", "concat", "yes"},
      {"(?i)straSSE", "Strasse", "yes"},
      {"(?i:Ä)ö", "äö", "yes"},
      {"(?i)a(?-i)b", "Ab", "yes"},
      {"(?i)a(?-i)b", "AB", "no"},
      {"^(?P<y>\\d{4})-(?<m>\\d\\d)$", "2026-11", "yes"},
      {"^.$", "ä", "yes"},
      {"^\\x41\\x{1F600}\\101\\t$", "A\U0001F600A\t", "yes"},
      {"^\\Qa.b\\E$", "a.b", "yes"},
      {"^\\Qa.b\\E$", "axb", "no"},
      {"^a*?b+?c??$", "aab", "yes"},
      {"^(a*)*$", "aaa", "yes"},
      {"^(|a)+$", "aa", "yes"},
      {"(", "", "the regular expression is not sound: missing ), at byte 2"},
      {"a)", "", "the regular expression is not sound: unexpected ), at byte 2"},
      {"[a", "", "the regular expression is not sound: missing ], at byte 3"},
      {"[b-a]", "",
       "the regular expression is not sound: invalid character class range, at byte 5"},
      {"\\1", "", "the regular expression is not sound: invalid escape sequence: \\1, at byte 2"},
      {"^\\pL+$", "Größe\u0416\u4E2D", "yes"},
      {"^\\pL+$", "a1", "no"},
      {"^\\p{Lu}\\p{Ll}+$", "Ärger", "yes"},
      {"^\\p{Lu}\\p{Ll}+$", "ärger", "no"},
      {"^\\p{Lu}\\p{Ll}$", "\u0100\u0101", "yes"},
      {"^\\p{Ll}|\\p{Lu}$", "\u0100\u0101", "no"},
      {"^[\\pN\\p{Pd}]+$", "2026\u20133\u00BD", "yes"},
      {"^[^\\pL]+$", "42!", "yes"},
      {"^\\PL\\P{Lu}\\p{^Lu}\\P{^Lu}$", "1aaA", "yes"},
      {"^\\p{Greek}+\\p{Latin}+\\p{Cyrillic}$", "\u03B1\u03C9z\u00E9\u0436", "yes"},
      {"\\p{Greek}", "abc", "no"},
      {"^\\p{Han}\\p{Hiragana}\\p{Hangul}$", "\u6F22\u3042\uD55C", "yes"},
      {"^\\p{So}\\p{Any}$", "\U0001F600\U0010FFFF", "yes"},
      {"^\\pC$", "\u0378", "no"},
      {"(?i)^\\p{Lu}$", "a", "yes"},
      {"\\p{Klingon}", "",
       "the regular expression is not sound: invalid character class: after \\p stands a general "
       "category as in \\pL and \\p{Lu}, or a script as in \\p{Greek}, at byte 1"},
      {"\\p{Lu", "",
       "the regular expression is not sound: invalid character class: after \\p stands a general "
       "category as in \\pL and \\p{Lu}, or a script as in \\p{Greek}, at byte 1"},
      {"a**", "", "the regular expression is not sound: bad repetition operator, at byte 4"},
      {"a{1001}", "",
       "the regular expression is not sound: invalid repetition size: from 0 to 1000, the smaller "
       "first, at byte 2"},
      {"((a{100}){100}){100}", "",
       "the regular expression is too large: its repetitions make more than 4000 steps"},
      {"((((){1000}){1000}){1000}){1000}", "",
       "the regular expression is too large: its repetitions make more than 4000 steps"},
  }));
  INFO(pattern);
  CHECK(found(pattern, text) == result);
}

TEST_CASE("what looks behind or ahead is refused", "[cel]") {
  for (const auto* const pattern : {"(?=a)", "(?!a)", "(?<=a)b", "(?>a)", "*a", "a|*", "\\"}) {
    INFO(pattern);
    CHECK_THAT(found(pattern, ""), Catch::Matchers::StartsWith("the regular expression is not"));
  }
  CHECK_THAT(found(repeated("(", 100), ""), Catch::Matchers::ContainsSubstring("too deeply"));
}

TEST_CASE("the steps of a search grow with the text and no faster", "[cel]") {
  for (const auto* const pattern : {"^(a+)+$", "(a|aa)*b", "(a*)*b", "(x+x+)+y", ".*.*.*=.*"}) {
    INFO(pattern);
    std::uint64_t once = 0;
    std::uint64_t tenfold = 0;
    const std::string letter = pattern[1] == 'x' ? "x" : "a";
    found(pattern, repeated(letter, 1000) + "!", &once);
    found(pattern, repeated(letter, 10000) + "!", &tenfold);
    CHECK(tenfold < 11 * once);
  }
}

TEST_CASE("a pattern is bounded in its bytes and its classes", "[cel]") {
  CHECK_THAT(found(repeated("a", 32001), ""), Catch::Matchers::ContainsSubstring("32001 bytes"));
  CHECK(found(repeated("\\pL", 100), "a") == "no");
  CHECK_THAT(found(repeated("\\pL", 101), "a"),
             Catch::Matchers::ContainsSubstring("more than 100 classes"));
}

TEST_CASE("patterns in expressions", "[cel]") {
  CHECK(yields("'NC-2026-001'.matches('^NC-[0-9]{4}-[0-9]+$')") == "true");
  CHECK(yields("matches('abc', 'b' + 'c')") == "true");
  CHECK_THAT(yields("'a'.matches('(')"), Catch::Matchers::StartsWith("error 1:13: the regular"));
  CHECK_THAT(yields("'a'.matches('' + '(')"),
             Catch::Matchers::StartsWith("error 1:5: the regular"));
}
