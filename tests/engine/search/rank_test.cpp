#include <catch_amalgamated.hpp>
#include <map>

#include "search/index.h"

// What is found, in which order, and why: fields are title (weight 3), observation (1), cause (2).

namespace {

using clause10::search::Answer;
using clause10::search::Index;
using clause10::search::Query;

struct Record {
  std::string title;
  std::string observation = {};
  std::string cause = {};
};

Index index_of(const std::vector<Record>& records) {
  Index index({3, 1, 2});
  std::uint32_t number = 0;
  for (const Record& each : records) {
    CHECK(index.put(number++, 0, {each.title, each.observation, each.cause}));
  }
  return index;
}

Query asking(std::string_view text, bool prefix = false) {
  Query query;
  query.text = text;
  query.prefix = prefix;
  return query;
}

std::vector<std::uint32_t> found(Index& index, const Query& query) {
  std::vector<std::uint32_t> documents;
  for (const auto& hit : index.search(query).hits)
    documents.push_back(hit.document);
  return documents;
}

using Numbers = std::vector<std::uint32_t>;

/// "word: form form" for each word of the query, as the user wrote it, that the first hit holds.
std::vector<std::string> explained(Index& index, const Query& query) {
  const Answer answer = index.search(query);
  REQUIRE_FALSE(answer.hits.empty());
  std::map<std::uint32_t, std::string> lines;
  const auto& hit = answer.hits[0];
  for (std::uint32_t i = hit.first_match; i < hit.last_match; ++i) {
    const auto& match = answer.matches[i];
    const auto& word = answer.words[match.word];
    std::string& line = lines[match.word];
    if (line.empty())
      line = std::string(query.text.substr(word.begin, word.end - word.begin)) + ':';
    line += ' ' + std::string(index.text(match.form));
  }
  std::vector<std::string> all;
  for (auto& [word, line] : lines)
    all.push_back(line);
  return all;
}

}  // namespace

TEST_CASE("a rare word tells more than a frequent one", "[search]") {
  auto index = index_of({{"Access review late"},
                         {"Access list missing"},
                         {"Access to safe open"},
                         {"Backup not tested"}});
  CHECK(found(index, asking("access backup")) == Numbers{3, 0, 1, 2});
}

TEST_CASE("more words of the query are better than one of them often", "[search]") {
  auto index = index_of({{"Backup backup backup backup"}, {"Backup of server untested"}});
  CHECK(found(index, asking("backup server")) == Numbers{1, 0});
}

TEST_CASE("the title weighs more than the cause, the cause more than the observation", "[search]") {
  auto index = index_of({{"Laptop lost", "Device encryption was absent", "Rollout incomplete"},
                         {"Laptop lost", "Device rollout was absent", "Encryption incomplete"},
                         {"Encryption lost", "Device laptop was absent", "Rollout incomplete"}});
  CHECK(found(index, asking("encryption")) == Numbers{2, 1, 0});
}

TEST_CASE("a short text about it is better than a long one that mentions it", "[search]") {
  auto index = index_of({{"",
                          "The visitor log of the data centre in Hamburg lacks three entries of "
                          "suppliers who came for repairs of the cooling and the firewall"},
                         {"", "Firewall rules unreviewed"}});
  CHECK(found(index, asking("firewall")) == Numbers{1, 0});
}

TEST_CASE("German and English records lie in one index", "[search]") {
  auto index = index_of({{"Zugänge ausgeschiedener Mitarbeiter nicht gesperrt"},
                         {"Leavers keep their VPN access"},
                         {"Überprüfung der Zugangsrechte überfällig"},
                         {"Access rights reviewed too late"}});
  SECTION("an inflected word finds its relatives") {
    CHECK(found(index, asking("Zugang")) == Numbers{0});
    CHECK(found(index, asking("review")) == Numbers{3});
    CHECK(found(index, asking("keeping accesses")) == Numbers{1, 3});
  }
  SECTION("umlauts may be written either way, or left out") {
    for (const auto* const text : {"Überprüfungen", "Ueberpruefung", "UBERPRUFUNG"}) {
      CHECK(found(index, asking(text)) == Numbers{2});
    }
  }
  SECTION("a query may mix both") {
    CHECK(found(index, asking("VPN Zugang")) == Numbers{1, 0});
  }
}

TEST_CASE("the language of a text need not be told", "[search]") {
  // Titles without a function word, and one in both languages: nothing to tell the language by.
  auto index =
      index_of({{"Passwörter geteilt"}, {"Passwords shared"}, {"Audit-Feststellungen ERP"}});
  CHECK(found(index, asking("Passwortes")) == Numbers{0});
  CHECK(found(index, asking("Passwörtern")) == Numbers{0});
  CHECK(found(index, asking("password")) == Numbers{1});
  CHECK(found(index, asking("Feststellung")) == Numbers{2});
  CHECK(found(index, asking("audits")) == Numbers{2});
}

TEST_CASE("function words are not looked for", "[search]") {
  auto index =
      index_of({{"Who has the key to the archive"}, {"Der Schlüssel ist weg"}, {"IT budget"}});
  CHECK(found(index, asking("the of who has")).empty());
  CHECK(found(index, asking("der die das ist nicht")).empty());
  CHECK(found(index, asking("it was")).empty());
  // IT is no function word.
  CHECK(found(index, asking("the IT")) == Numbers{2});
}

TEST_CASE("exactly as written comes first, then related, then begun", "[search]") {
  auto index =
      index_of({{"Auditing today"}, {"Auditorium today"}, {"Audit today"}, {"Nothing today"}});
  CHECK(found(index, asking("audit", true)) == Numbers{2, 0, 1});
  CHECK(found(index, asking("audit")) == Numbers{2, 0});
}

TEST_CASE("the last word may be unfinished while somebody types", "[search]") {
  auto index =
      index_of({{"Firewall rules unreviewed"}, {"Firmware outdated"}, {"Thermostat broken"}});
  CHECK(found(index, asking("rules fir", true)) == Numbers{0, 1});
  CHECK(found(index, asking("fir rules", true)) == Numbers{0});
  // A space says that the word is finished.
  CHECK(found(index, asking("fir ", true)).empty());
  // A function word may be the beginning of another.
  CHECK(found(index, asking("the", true)) == Numbers{2});
}

TEST_CASE("equal scores come by number", "[search]") {
  auto index = index_of({{"Same words"}, {"Same words"}, {"Same words"}});
  CHECK(found(index, asking("words")) == Numbers{0, 1, 2});
}

TEST_CASE("only so many hits, of one kind, in some fields", "[search]") {
  Index index({3, 1});
  for (std::uint32_t i = 0; i < 6; ++i) {
    CHECK(
        index.put(i, static_cast<std::uint8_t>(i % 2), {i < 3 ? "Printer" : "Plotter", "Printer"}));
  }
  Query query = asking("printer");
  query.limit = 2;
  CHECK(found(index, query) == Numbers{0, 1});
  query.limit = 10;
  query.kind = 1;
  CHECK(found(index, query) == Numbers{1, 3, 5});
  query.fields = 1;
  CHECK(found(index, query) == Numbers{1});
  query.fields = 0;
  CHECK(found(index, query).empty());
  query.fields = 3;
  query.limit = 0;
  CHECK(found(index, query).empty());
}

TEST_CASE("a hit says which words matched and what they met", "[search]") {
  auto index = index_of({{"Zugänge nicht gesperrt", "VPN-Zugang der Leavers, Zugängen"}});
  CHECK(explained(index, asking("Zugang vpn unbekannt leav", true)) ==
        std::vector<std::string>{"Zugang: zugang zugange zugangen", "vpn: vpn", "leav: leavers"});
  // Words of one stem are one question, answered for each.
  CHECK(explained(index, asking("zugang Zugänge")) ==
        std::vector<std::string>{"zugang: zugang zugange zugangen",
                                 "Zugänge: zugang zugange zugangen"});
}

TEST_CASE("a repeated word of the query counts once", "[search]") {
  auto index = index_of({{"Audit report"}, {"Backup"}});
  const auto once = index.search(asking("audit")).hits[0].score;
  CHECK(index.search(asking("audit audits Audit auditing")).hits[0].score == once);
}

TEST_CASE("matches can be marked in a text", "[search]") {
  const std::string_view text = "Für VPN-Zugänge gilt: IT prüft Zugang, it";
  std::vector<std::string> marked;
  for (const auto& mark : Index::marks(text, {"zugange", "zugang", "IT"})) {
    marked.emplace_back(text.substr(mark.begin, mark.end - mark.begin));
  }
  CHECK(marked == std::vector<std::string>{"Zugänge", "IT", "Zugang"});
}
