#include "search/words.h"

#include <catch_amalgamated.hpp>

#include "search/fold.h"

// How a text falls into words, and what of a word counts.

namespace {

using clause10::search::Word;
using clause10::search::Words;

/// The folded words of a text, each in brackets.
std::string words_of(std::string_view text) {
  std::string found;
  Words words(text);
  for (Word word; words.next(word);) {
    REQUIRE(word.begin < word.end);
    REQUIRE(word.end <= text.size());
    REQUIRE_FALSE(word.folded.empty());
    REQUIRE(word.folded.size() <= clause10::search::max_word_bytes);
    found += '[' + std::string(word.folded) + ']';
  }
  return found;
}

struct Example {
  std::string text;
  std::string words;
};

}  // namespace

TEST_CASE("case, diacritics and ways to write a letter do not matter", "[search]") {
  const auto example = GENERATE(values<Example>({
      {"Zugänge Öffentlich ÜBERPRÜFUNG", "[zugange][offentlich][uberprufung]"},
      {"Maßnahme MASSNAHME maẞnahme", "[massnahme][massnahme][massnahme]"},
      {"Pru\u0308fung Prüfung", "[prufung][prufung]"},  // u with a combining diaeresis
      {"déjà vu, señor, Łódź, Ørsted, Ægir", "[deja][vu][senor][lodz][orsted][aegir]"},
      {"şifre İstanbul ışık ğ", "[sifre][istanbul][isik][g]"},
      {"Việt Nam Tiếng", "[viet][nam][tieng]"},
      {"ﬁle oﬃce ﬂow", "[file][office][flow]"},
      {"ＩＳＯ ２７００１ ａｂｃ", "[iso][27001][abc]"},
      {"m² 3rd 1ª", "[m2][3rd][1a]"},
      {"Ελλάδα ΕΛΛΆΔΑ ΛΌΓΟΣ λόγος", "[ελλαδα][ελλαδα][λογοσ][λογοσ]"},
      {"Ёлка ЁЛКА Йод", "[елка][елка][иод]"},
      {"pass\u00ADword pass\u200Dword", "[password][password]"},  // soft hyphen, joiner
      {"مُحَمَّد", "[محمد]"},                                         // vowel signs
  }));
  CHECK(words_of(example.text) == example.words);
}

TEST_CASE("words end where a reader sees the end", "[search]") {
  const auto example = GENERATE(values<Example>({
      {"", ""},
      {" \t\r\n", ""},
      {"... --- !?! \"\" ()", ""},
      {"VPN-Zugang, e-mail; user_name", "[vpn][zugang][e][mail][user][name]"},
      {"A.5.15 and 8.24, clause 10.2.", "[a][5.15][and][8.24][clause][10.2]"},
      {"1,000 records; 7. 8", "[1.000][records][7][8]"},
      {"2026-11-23", "[2026][11][23]"},
      {"the auditor's l’accès", "[the][auditor][s][l][acces]"},
      {"read\u00A0only\u200Btext\u3000wide", "[read][only][text][wide]"},
      {"„Zugang“ – «ok» … 5 €", "[zugang][ok][5]"},
      {"fire🔥wall 👩‍💻 ✓done", "[fire][wall][done]"},
      {"أمن المعلومات، سياسة", "[أمن][المعلومات][سياسة]"},
  }));
  CHECK(words_of(example.text) == example.words);
}

TEST_CASE("scripts without spaces come in pairs of characters", "[search]") {
  const auto example = GENERATE(values<Example>({
      {"信息安全", "[信息][息安][安全]"},
      {"密码。政策", "[密码][政策]"},
      {"字", "[字]"},
      {"パスワード", "[パス][スワ][ワー][ード]"},
      {"ISO規格27001", "[iso][規格][27001]"},
      {"정보 보안", "[정보][보안]"},
      {"字 a 字", "[字][a][字]"},
  }));
  CHECK(words_of(example.text) == example.words);
}

TEST_CASE("any bytes are a text", "[search]") {
  using namespace std::string_literals;
  const auto example = GENERATE(values<Example>({
      {"a\0b"s, "[a][b]"},
      {"ok\xFFok", "[ok][ok]"},
      {"cut\xC3", "[cut]"},
      {"cut\xE2\x82", "[cut]"},
      {"over\xC0\xAFlong", "[over][long]"},
      {"sur\xED\xA0\x80rogate", "[sur][rogate]"},
      {"high\xF5\x80\x80\x80", "[high]"},
      {"\x80\xBF", ""},
  }));
  CHECK(words_of(example.text) == example.words);
}

TEST_CASE("a very long word counts by its beginning", "[search]") {
  const std::string beginning(clause10::search::max_word_bytes, 'x');
  CHECK(words_of(std::string(1'000'000, 'x')) == '[' + beginning + ']');
  CHECK(words_of(std::string(63, 'x') + "ß") == '[' + std::string(63, 'x') + ']');
}

TEST_CASE("a word knows where it stands", "[search]") {
  const std::string_view text = "Für Zugänge: pass\u00ADwords";
  std::vector<std::string> found;
  Words words(text);
  for (Word word; words.next(word);) {
    found.emplace_back(text.substr(word.begin, word.end - word.begin));
  }
  CHECK(found == std::vector<std::string>{"Für", "Zugänge", "pass\u00ADwords"});
}

TEST_CASE("an abbreviation is told from a small word by its capitals", "[search]") {
  const auto is_abbreviation = [](std::string_view text) {
    Words words(text);
    Word word;
    REQUIRE(words.next(word));
    return word.abbreviation;
  };
  CHECK(is_abbreviation("IT department"));
  CHECK_FALSE(is_abbreviation("It was late"));
  CHECK_FALSE(is_abbreviation("IT WAS LATE"));
}

TEST_CASE("every character folds to at most four bytes of a word", "[search]") {
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    if (c < 0x80) {
      text = {static_cast<char>(c)};
    } else if (c < 0x800) {
      text = {static_cast<char>(0xC0U | c >> 6U), static_cast<char>(0x80U | (c & 0x3FU))};
    } else if (c < 0x10000) {
      text = {static_cast<char>(0xE0U | c >> 12U), static_cast<char>(0x80U | (c >> 6U & 0x3FU)),
              static_cast<char>(0x80U | (c & 0x3FU))};
    } else {
      text = {static_cast<char>(0xF0U | c >> 18U), static_cast<char>(0x80U | (c >> 12U & 0x3FU)),
              static_cast<char>(0x80U | (c >> 6U & 0x3FU)), static_cast<char>(0x80U | (c & 0x3FU))};
    }
    std::size_t position = 0;
    const auto folded = clause10::search::fold(text, position);
    const std::string bytes(folded.bytes, folded.size);
    const bool is_word = folded.kind == clause10::search::Letter::letter ||
                         folded.kind == clause10::search::Letter::syllable;
    if (position != text.size() || is_word == bytes.empty() ||
        words_of(bytes).size() < bytes.size()) {
      FAIL_CHECK("U+" << std::hex << static_cast<std::uint32_t>(c) << " folds to " << bytes);
    }
  }
}
