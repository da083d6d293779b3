#include "search/stem.h"

#include <catch_amalgamated.hpp>
#include <cstring>

#include "search/words.h"

// Words and their stems. The lists hold the examples that the algorithms' descriptions give, and
// words of this field.

namespace {

using clause10::search::Stem;
using clause10::search::Word;
using clause10::search::Words;

struct Family {
  std::string stem;
  std::string words;  ///< each of which has that stem
};

const Family english[] = {
    {"consign", "consign consigned consigning consignment"},
    {"consist", "consist consisted consistency consistent consistently consisting consists"},
    {"consol", "consolation consolations console consoled consoles consoling consolingly consols"},
    {"consolatori", "consolatory"},
    {"consolid", "consolidate consolidated consolidating"},
    {"conson", "consonant"},
    {"consort", "consort consorted consorting"},
    {"conspicu", "conspicuous conspicuously"},
    {"conspiraci", "conspiracy"},
    {"conspir", "conspirator conspirators conspire conspired conspiring"},
    {"constabl", "constable constables"},
    {"constanc", "constance constancy"},
    {"constant", "constant"},
    {"knack", "knack knacks"},
    {"knackeri", "knackeries"},
    {"knag", "knag"},
    {"knave", "knave knaves"},
    {"knavish", "knavish"},
    {"knead", "kneaded kneading"},
    {"knee", "knee knees"},
    {"kneel", "kneel kneeled kneeling kneels"},
    {"knell", "knell"},
    {"knelt", "knelt"},
    {"knew", "knew"},
    {"knick", "knick"},
    {"knif", "knif"},
    {"knife", "knife"},
    {"knight", "knight knightly knights"},
    {"knit", "knit knits knitted knitting"},
    {"knive", "knives"},
    {"knob", "knob knobs"},
    {"knock", "knock knocked knocking knocks"},
    {"knocker", "knocker knockers"},
    {"knopp", "knopp"},
    {"knot", "knot knots"},
    {"caress", "caresses"},
    {"poni", "ponies"},
    {"tie", "ties tying"},
    {"cri", "cries cry"},
    {"gas", "gas"},
    {"this", "this"},
    {"kiwi", "kiwis"},
    {"abyss", "abyss"},
    {"bus", "bus"},
    {"agre", "agreed"},
    {"feed", "feed"},
    {"plaster", "plastered"},
    {"bled", "bled"},
    {"motor", "motoring"},
    {"sing", "sing"},
    {"conflat", "conflated"},
    {"troubl", "troubled"},
    {"size", "sized"},
    {"hop", "hopping"},
    {"tan", "tanned"},
    {"fall", "falling"},
    {"hiss", "hissing"},
    {"fizz", "fizzed"},
    {"fail", "failing"},
    {"file", "filing"},
    {"hope", "hoping hopefulness"},
    {"happi", "happy"},
    {"by", "by"},
    {"say", "say"},
    {"ski", "skis"},
    {"sky", "skies sky"},
    {"die", "dying"},
    {"lie", "lying"},
    {"idl", "idly"},
    {"gentl", "gently"},
    {"ugli", "ugly"},
    {"earli", "early"},
    {"onli", "only"},
    {"singl", "singly"},
    {"news", "news"},
    {"howe", "howe"},
    {"atlas", "atlas"},
    {"cosmos", "cosmos"},
    {"bias", "bias"},
    {"andes", "andes"},
    {"inning", "inning"},
    {"outing", "outing"},
    {"canning", "canning"},
    {"herring", "herring"},
    {"earring", "earring"},
    {"proceed", "proceed"},
    {"exceed", "exceed"},
    {"succeed", "succeed"},
    {"generat", "generate"},
    {"general", "general"},
    {"communism", "communism"},
    {"arsenal", "arsenal"},
    {"relat", "relational"},
    {"condit", "conditional"},
    {"ration", "rational"},
    {"valenc", "valency"},
    {"hesit", "hesitancy"},
    {"digit", "digitizer"},
    {"conform", "conformably"},
    {"radic", "radically"},
    {"differ", "differently"},
    {"vile", "vilely"},
    {"analog", "analogously"},
    {"vietnam", "vietnamization"},
    {"predic", "predication"},
    {"oper", "operator"},
    {"feudal", "feudalism"},
    {"decis", "decisiveness"},
    {"callous", "callousness"},
    {"formal", "formality formalize"},
    {"sensit", "sensitivity"},
    {"sensibl", "sensibility"},
    {"triplic", "triplicate"},
    {"format", "formative"},
    {"electr", "electricity electrical"},
    {"good", "goodness"},
    {"reviv", "revival"},
    {"allow", "allowance"},
    {"infer", "inference"},
    {"airlin", "airliner"},
    {"gyroscop", "gyroscopic"},
    {"adjust", "adjustable adjustment"},
    {"defens", "defensible"},
    {"irrit", "irritant"},
    {"replac", "replacement"},
    {"depend", "dependent"},
    {"adopt", "adoption"},
    {"homolog", "homologous"},
    {"communic", "communication"},
    {"bowdler", "bowdlerize"},
    {"probat", "probate"},
    {"rate", "rate"},
    {"ceas", "cease"},
    {"control", "controlling"},
    {"roll", "rolling"},
    {"audit", "audits auditing"},
    {"auditor", "auditors"},
    {"password", "passwords"},
    {"authoris", "authorisation"},
    {"unauthoris", "unauthorised"},
    {"encrypt", "encrypted encryption"},
};

const Family german[] = {
    {"aufeinand", "aufeinander"},
    {"aufeinanderbiss", "aufeinanderbiss"},
    {"aufeinanderfolg",
     "aufeinanderfolge aufeinanderfolgen aufeinanderfolgend aufeinanderfolgende "
     "aufeinanderfolgenden aufeinanderfolgender"},
    {"aufeinanderfolgt", "aufeinanderfolgt aufeinanderfolgten"},
    {"aufeinanderschlug", "aufeinanderschlügen"},
    {"aufenthalt", "aufenthalt aufenthalten aufenthaltes"},
    {"auferleg", "auferlegen"},
    {"auferlegt", "auferlegt auferlegten"},
    {"auferstand", "auferstand auferstanden"},
    {"aufersteh", "auferstehen auferstehung"},
    {"aufersteht", "aufersteht"},
    {"auferstund", "auferstünde"},
    {"auferweck", "auferwecken"},
    {"auferweckt", "auferweckt"},
    {"auferzog", "auferzogen"},
    {"aufess", "aufessen"},
    {"auffa", "auffa"},
    {"auffall",
     "auffallen auffallend auffallende auffallenden auffallender auffällig auffällige "
     "auffälligen auffälliges"},
    {"auffass", "auffassen auffassung"},
    {"auffasst", "auffasst auffaßt"},
    {"auffassungsvermog", "auffassungsvermögen"},
    {"auffiel", "auffiel"},
    {"auffing", "auffing"},
    {"auffind", "auffinden"},
    {"auffindet", "auffindet"},
    {"auffisch", "auffischen"},
    {"kategori", "kategorie kategorien"},
    {"kategor", "kategorisch kategorische kategorischen kategorischer"},
    {"kat", "kater katern"},
    {"katerliederch", "katerliederchen"},
    {"katzch", "kätzchen"},
    {"katzin", "kätzin"},
    {"katz", "katze katzen"},
    {"kau", "kauen kauern"},
    {"kauf", "kauf kaufe kaufen käufer"},
    {"kaufhaus", "kaufhaus"},
    {"kaufherr", "kaufherr"},
    {"kaufleut", "kaufleute"},
    {"kauft", "kauft"},
    {"kaum", "kaum"},
    {"kaumal", "kaumal"},
    {"kaut", "kaut"},
    {"kautschuk", "kautschuk"},
    {"kauz", "kauz"},
    {"keck", "keck kecke"},
    {"kegel", "kegel"},
    {"kehl", "kehle"},
    {"kehrt", "kehrt kehrte kehrten"},
    {"keil", "keilen"},
    {"keim", "keimen"},
    {"kein", "kein keines"},
    {"keinerlei", "keinerlei"},
    {"gaun", "gauner"},
    {"quell", "quelle"},
    {"abweich", "abweichung abweichungen"},
    {"prufung", "prüfung prüfungen"},
    {"gepruft", "geprüft"},
    {"uberpruf", "überprüfung ueberpruefung überprüfen"},
    {"massnahm", "maßnahme maßnahmen massnahme"},
    {"zugang", "zugang zugänge zugangs zugängen"},
    {"passwort", "passwort passwörter passwoerter passwörtern"},
    {"verschlussel", "verschlüsselung"},
    {"verschlusselt", "verschlüsselt"},
    {"schlussel", "schlüssel"},
    {"sich", "sicherheit sicherheiten"},
    {"ergebnis", "ergebnis ergebnisse ergebnissen"},
    {"verzeichnis", "verzeichnis verzeichnisses"},
    {"wirksam", "wirksamkeit"},
    {"zustand", "zuständigkeit zuständigkeiten zuständig"},
    {"freundlich", "freundlich freundlichkeit"},
    {"heftig", "heftig heftigkeit"},
    {"wichtig", "wichtigsten"},
    {"haus", "häuser haus"},
    {"grosst", "größte"},
    {"gross", "größer"},
    {"bildung", "bildung bildungen"},
    {"lieferant", "lieferant lieferanten"},
    {"risik", "risiken"},
    {"risiko", "risiko"},
    {"bewert", "bewertung bewertungen"},
    {"mitarbeit", "mitarbeiter"},
    {"mitarbeiterin", "mitarbeiterin"},
    {"mitarbeiterinn", "mitarbeiterinnen"},
    {"schulung", "schulung schulungen"},
    {"geschult", "geschult"},
    {"protokoll", "protokoll protokolle"},
    {"protokollier", "protokollierung"},
    {"neu", "neue"},
    {"bau", "bauen"},
    {"michal", "michael"},
};

/// The stems of the words of a text.
template <class Stemmer>
std::vector<std::string> stems(const std::string& text, const Stemmer& stemmer) {
  std::vector<std::string> found;
  Words words(text);
  for (Word word; words.next(word);) {
    char letters[clause10::search::max_word_bytes] = {};
    std::memcpy(letters, word.folded.data(), word.folded.size());
    Stem stem{letters, word.folded.size()};
    stemmer(stem);
    found.emplace_back(stem.text());
  }
  return found;
}

}  // namespace

TEST_CASE("English words have the stems of the published algorithm", "[search]") {
  std::size_t words = 0;
  for (const Family& family : english) {
    for (const std::string& stem : stems(family.words, clause10::search::stem_english)) {
      INFO(family.words);
      CHECK(stem == family.stem);
      ++words;
    }
  }
  CHECK(words >= 190);
}

TEST_CASE("German words have the stems of the published algorithm", "[search]") {
  std::size_t words = 0;
  for (const Family& family : german) {
    for (const std::string& stem : stems(family.words, clause10::search::stem_german)) {
      INFO(family.words);
      CHECK(stem == family.stem);
      ++words;
    }
  }
  CHECK(words >= 150);
}

TEST_CASE("an apostrophe belongs to an English ending", "[search]") {
  const auto stem_of = [](std::string word) {
    Stem stem{word.data(), word.size()};
    clause10::search::stem_english(stem);
    return std::string(stem.text());
  };
  CHECK(stem_of("auditor's") == "auditor");
  CHECK(stem_of("auditors'") == "auditor");
}

TEST_CASE("stemmers stay within the word, whatever it is", "[search]") {
  const std::string alphabet = "aeiouybdgnrstlhz'";
  std::uint32_t seed = 1;
  for (int i = 0; i < 20'000; ++i) {
    std::string word;
    seed = seed * 1664525 + 1013904223;
    const std::size_t size = 1 + (seed >> 24U) % 12;
    while (word.size() < size) {
      seed = seed * 1664525 + 1013904223;
      word += alphabet[(seed >> 16U) % alphabet.size()];
    }
    for (auto* const stemmer : {clause10::search::stem_english, clause10::search::stem_german}) {
      // Exactly as large as the word, for the address sanitizer to watch.
      std::vector<char> letters(word.begin(), word.end());
      Stem stem{letters.data(), letters.size()};
      stemmer(stem);
      CHECK(stem.size <= word.size());
    }
  }
}
