#include <catch_amalgamated.hpp>

#include <string>
#include <vector>

#include "lint/lexicon.h"
#include "lint/stems.h"
#include "lint/text.h"
#include "support/support.h"

// Phrases of lexicons, and packs that use them wrongly. What the checks find in real sentences is
// measured in lint_measure_test.cpp.

namespace {

using clause10::Engine;
using clause10::lint::fault_of;
using clause10::lint::Lexicon;
using clause10::lint::stem;
using clause10::lint::Text;

/// What the phrase covers, the places parted by a bar.
std::string found(const std::string& phrase, const std::string& written) {
  const Lexicon lexicon({"l", {{"en", {phrase}}}});
  const Text text(written);
  std::string quoted;
  for (const auto& hit : lexicon.find(text)) {
    if (!quoted.empty()) quoted += " | ";
    quoted += text.quote(hit.first, hit.behind - 1);
  }
  return quoted;
}

/// The first fault of the pack with that rule, "code pointer".
std::string fault(const std::string& lint, const std::string& lexicon = R"(["human error"])") {
  std::string pack = clause10::test::pack_with(
      "/recordTypes/nonconformity/rules/0",
      clause10::test::json(R"({"id":"nonconformity.l","clause":"1","lint":)" + lint +
                           R"(,"message":{"en":"No {phrase}."}})"));
  pack.insert(1, R"("lexicons":{"blame":{"en":)" + lexicon + "}},");
  const auto loaded = Engine::load(pack);
  if (loaded.engine) return "";
  const auto answer = clause10::test::json(loaded.reply.json);
  return clause10::test::text_at(answer, "/errors/0/code") + " " +
         clause10::test::text_at(answer, "/errors/0/pointer");
}

}  // namespace

TEST_CASE("phrases are found whatever the case, the dots and the endings", "[lint]") {
  CHECK(found("human error", "HUMAN ERROR, no doubt; human  errors") == "HUMAN ERROR");
  CHECK(found("human error|errors", "Human errors") == "Human errors");
  CHECK(found("train*", "untrained, training") == "training");
  CHECK(found("*fehler", "Ein Bedienfehler") == "Bedienfehler");
  CHECK(found("*lock*", "unlocked") == "unlocked");
  CHECK(found("überprüf*", "Die UEBERPRUEFUNG, die Überprüfung, die Uberprufung") ==
        "UEBERPRUEFUNG | Überprüfung | Uberprufung");
  CHECK(found("heißt", "Das heisst") == "heisst");
  CHECK(found("on # march", "on 3 March and on a March") == "on 3 March");
}

TEST_CASE("words may stand between, but no sentence may end", "[lint]") {
  CHECK(found("lack of ~ training", "Lack of proper safety training") ==
        "Lack of proper safety training");
  CHECK(found("lack of ~ training", "lack of all that is training").empty());
  CHECK(found("human error", "It is human. Error of the tool.").empty());
  CHECK(found("a|b", "a c b") == "a | b");
  CHECK(found("x y", "").empty());
}

TEST_CASE("forms of a word have one stem", "[lint]") {
  const std::vector<std::vector<std::string>> forms = {
      {"test", "tests", "tested", "testing", "getestet"},
      {"account", "accounts"},
      {"policy", "policies"},
      {"konto", "konten"},
      {"prufung", "prufungen", "gepruft"},
      {"verschlusselt", "unverschlusselt"},
  };
  for (const auto& each : forms) {
    for (const std::string& form : each) {
      INFO(form);
      CHECK(stem(form) == stem(each.front()));
    }
  }
  CHECK(stem("process") != stem("procedure"));
}

TEST_CASE("a phrase that cannot be meant is named", "[lint]") {
  CHECK(fault_of("human error|errors ~ of *team*").empty());
  CHECK(fault_of("on # of").empty());
  CHECK(fault_of("") == "a phrase has a word at least");
  CHECK(fault_of("~ error") == "a ~ stands between two words");
  CHECK(fault_of("error ~") == "a ~ stands between two words");
  CHECK(fault_of("bedien*fehler") ==
        "\"bedien*fehler\" is not one word with a * before or behind it");
  CHECK(fault_of("don't") == "\"don't\" is not one word with a * before or behind it");
}

TEST_CASE("a lint rule that cannot be meant is refused", "[lint][pack]") {
  const std::string ends = R"({"check":"endsAt","field":"rootCause","phrases":"blame"})";
  CHECK(fault(ends).empty());
  CHECK(fault(ends, R"(["hu*man"])") == "pack.phrase /lexicons/blame/en/0");
  CHECK(fault(R"({"check":"endsAt","field":"rootCause","phrases":"blam"})") ==
        "pack.unknownLexicon /recordTypes/nonconformity/rules/0/lint/phrases");
  CHECK(fault(R"({"check":"endsWith","field":"rootCause"})") ==
        "pack.unknownLint /recordTypes/nonconformity/rules/0/lint/check");
  CHECK(fault(R"({"check":"saysNothing","field":"rootCaus"})") ==
        "pack.unknownField /recordTypes/nonconformity/rules/0/lint/field");
  CHECK(fault(R"({"check":"saysNothing","field":"severity"})") ==
        "pack.wrongType /recordTypes/nonconformity/rules/0/lint/field");
  CHECK(fault(R"({"check":"restates","field":"rootCause","of":["owner"]})") ==
        "pack.wrongType /recordTypes/nonconformity/rules/0/lint/of/0");
  CHECK(fault(R"({"check":"saysNothing","field":"rootCause","of":["title"]})") ==
        "pack.unknownMember /recordTypes/nonconformity/rules/0/lint/of");
  CHECK(fault(R"({"check":"restates","field":"rootCause","of":["title"],"share":20})") ==
        "pack.outOfRange /recordTypes/nonconformity/rules/0/lint/share");
}
