#include "search/index.h"

#include <catch_amalgamated.hpp>
#include <random>

#include "search/length.h"

// Edits leave no trace, short cuts change no answer, and no text does harm.

namespace {

using clause10::search::Answer;
using clause10::search::Index;
using clause10::search::Query;

/// Made-up records whose words are as unevenly frequent as a language's.
class Texts {
 public:
  explicit Texts(std::uint32_t seed) : random_(seed) {}

  std::string text(std::size_t words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i)
      text += word() + ' ';
    return text;
  }

  std::string word() {
    static constexpr std::string_view endings[] = {"", "", "s", "ing", "ed", "ungen", "ung", "e"};
    // Twice at random within bounds makes small numbers frequent.
    const std::uint32_t rank = below(below(3000) + 1);
    std::string word;
    for (std::uint32_t n = rank + 20; n > 0; n /= 14) {
      word += "bdfghklmnprstw"[n % 14];
      word += "aeiou"[n % 5];
    }
    return word + std::string(endings[below(8)]);
  }

  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }

 private:
  std::mt19937 random_;
};

struct Record {
  std::uint8_t kind = 0;
  std::string title;
  std::string observation;
  std::string cause;
};

Record make_record(Texts& texts) {
  return {static_cast<std::uint8_t>(texts.below(3)), texts.text(1 + texts.below(9)),
          texts.text(texts.below(40)), texts.text(texts.below(12))};
}

void put(Index& index, std::uint32_t number, const Record& record) {
  REQUIRE(index.put(number, record.kind, {record.title, record.observation, record.cause}));
}

Query make_query(Texts& texts, std::string& text) {
  text = texts.text(1 + texts.below(10));
  text.resize(text.size() - 1 - texts.below(3));
  Query query;
  query.text = text;
  query.prefix = texts.below(3) > 0;
  query.kind = texts.below(4) == 0 ? 1 : -1;
  if (texts.below(4) == 0) query.fields = 1 + texts.below(7);
  query.limit = 1 + texts.below(20);
  return query;
}

std::string written(const Index& index, const Answer& answer) {
  std::string text;
  for (const auto& word : answer.words) {
    text += std::to_string(word.begin) + '-' + std::to_string(word.end) + ' ';
  }
  for (const auto& hit : answer.hits) {
    text += '\n' + std::to_string(hit.document) + ' ' + std::to_string(hit.score);
    for (std::uint32_t i = hit.first_match; i < hit.last_match; ++i) {
      const auto& match = answer.matches[i];
      text += ' ' + std::to_string(match.word) + ':' + std::string(index.text(match.form));
    }
  }
  return text;
}

Index make_index() {
  return Index({3, 1, 2});
}

}  // namespace

TEST_CASE("the best are found without looking at every record", "[search]") {
  Texts texts(11);
  Index index = make_index();
  // More than two chunks of postings.
  for (std::uint32_t i = 0; i < 40'000; ++i)
    put(index, i, make_record(texts));
  std::string text;
  std::size_t hits = 0;
  for (int i = 0; i < 150; ++i) {
    const Query query = make_query(texts, text);
    INFO(text);
    const std::string answer = written(index, index.search(query));
    CHECK(answer == written(index, index.search_one_by_one(query)));
    hits += answer.find('\n') != std::string::npos ? 1 : 0;
  }
  CHECK(hits > 120);
}

TEST_CASE("an edited index answers as a new one", "[search]") {
  const auto seed = GENERATE(1U, 2U, 3U, 4U);
  Texts texts(seed);
  Index edited = make_index();
  std::vector<Record> records(600);
  std::vector<bool> present(records.size(), false);
  std::string text;
  for (int i = 0; i < 4000; ++i) {
    const std::uint32_t number = texts.below(static_cast<std::uint32_t>(records.size()));
    if (texts.below(4) == 0) {
      CHECK(edited.remove(number) == present[number]);
      present[number] = false;
    } else {
      records[number] = make_record(texts);
      put(edited, number, records[number]);
      present[number] = true;
    }
    // Questions in between: old postings, documents to be scored one by one, and both.
    if (i % 40 == 0) edited.search(make_query(texts, text));
  }
  // The other way round: forms get other numbers.
  Index fresh = make_index();
  for (std::size_t i = records.size(); i-- > 0;) {
    if (present[i]) put(fresh, static_cast<std::uint32_t>(i), records[i]);
  }
  CHECK(edited.size() == fresh.size());
  for (int i = 0; i < 200; ++i) {
    const Query query = make_query(texts, text);
    INFO(text);
    CHECK(written(edited, edited.search(query)) == written(fresh, fresh.search(query)));
  }
}

TEST_CASE("what was removed is gone", "[search]") {
  Index index = make_index();
  CHECK(index.put(7, 0, {"Server room unlocked", "", ""}));
  CHECK(index.contains(7));
  CHECK_FALSE(index.contains(6));
  CHECK(index.remove(7));
  CHECK_FALSE(index.remove(7));
  CHECK_FALSE(index.remove(100'000));
  Query query;
  query.text = "server";
  CHECK(index.search(query).hits.empty());
  CHECK(index.search(query).words.empty());
  CHECK(index.size() == 0);
}

TEST_CASE("a field may come in several texts", "[search]") {
  Index index = make_index();
  index.begin(0, 0);
  index.add(0, "Key lost");
  index.add(2, "Training missing");
  index.add(2, "Key list missing");
  index.add(3, "no such field");
  REQUIRE(index.commit());
  Query query;
  query.text = "training list ";
  CHECK(index.search(query).hits.size() == 1);
  query.text = "field ";
  CHECK(index.search(query).hits.empty());
}

TEST_CASE("an empty index and an empty query have no hits", "[search]") {
  Index index = make_index();
  Query query;
  for (const auto* const text : {"", " ", "word", "?!", "\xFF"}) {
    query.text = text;
    CHECK(index.search(query).hits.empty());
  }
  CHECK(index.put(0, 0, {"", "  ", "..."}));
  CHECK(index.search(query).hits.empty());
  query.text = "";
  CHECK(index.search(query).hits.empty());
}

TEST_CASE("hostile texts", "[search]") {
  const auto text =
      GENERATE(std::string(1'000'000, 'x'), std::string(100'000, '\0'), std::string(100'000, '.'),
               std::string(50'000, '\xFF'), std::string("\xF0\x9F\x94\xA5\xF0\x9F\x92\xA9"),
               std::string("\u0645\u062D\u0645\u062F"), std::string("\u5BC6\u7801\u653F\u7B56"));
  Index index = make_index();
  REQUIRE(index.put(0, 0, {text, text, text}));
  REQUIRE(index.put(1, 0, {"password", text, ""}));
  Query query;
  query.text = text;
  CHECK(index.search(query).hits.size() <= 2);
  query.text = "password";
  CHECK(index.search(query).hits.size() == 1);
  CHECK(index.remove(0));
  CHECK(index.search(query).hits.size() == 1);
}

TEST_CASE("limits", "[search]") {
  Index index = make_index();
  SECTION("document numbers") {
    CHECK_FALSE(index.put(clause10::search::max_documents, 0, {"a word", "", ""}));
    CHECK_FALSE(index.put(0xFFFFFFFF, 0, {"a word", "", ""}));
    CHECK(index.size() == 0);
  }
  SECTION("words of a text") {
    std::string text;
    for (std::uint32_t i = 0; i <= clause10::search::max_words; ++i)
      text += std::to_string(i) + ' ';
    REQUIRE(index.put(0, 0, {"", text, ""}));
    Query query;
    query.prefix = false;
    query.text = "9999";
    CHECK(index.search(query).hits.size() == 1);
    query.text = "10000";
    CHECK(index.search(query).hits.empty());
  }
  SECTION("words of a query") {
    std::string text;
    for (int i = 0; i < 200; ++i)
      text += "w" + std::to_string(i) + "w ";
    REQUIRE(index.put(0, 0, {text, text, text}));
    Query query;
    query.text = text;
    CHECK(index.search(query).words.size() == clause10::search::max_query_groups);
  }
  SECTION("hits") {
    for (std::uint32_t i = 0; i < 1100; ++i)
      REQUIRE(index.put(i, 0, {"word", "", ""}));
    Query query;
    query.text = "word";
    query.limit = 5000;
    CHECK(index.search(query).hits.size() == 1000);
  }
  SECTION("fields") {
    CHECK(Index(std::vector<std::uint8_t>(20, 1)).fields() == clause10::search::max_fields);
  }
}

TEST_CASE("the class of a length is close to it and keeps the order", "[search]") {
  using clause10::search::length_class;
  using clause10::search::length_of_class;
  for (std::uint32_t words = 0; words < 20'000; ++words) {
    const std::uint32_t kept = length_of_class(length_class(words));
    REQUIRE(kept <= words);
    REQUIRE(kept * 8 >= words * 7);
    REQUIRE(length_class(words) <= length_class(words + 1));
  }
  CHECK(length_class(0xFFFFFFFF) < clause10::search::length_classes);
}
