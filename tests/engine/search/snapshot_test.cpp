#include <catch_amalgamated.hpp>

#include "search/index.h"

// An index as bytes, and what happens to bytes on the way.

namespace {

using clause10::search::Index;
using clause10::search::Query;

Index sample() {
  Index index({3, 1});
  CHECK(index.put(0, 0, {"Laptop lost in a train", "The disk of the laptop was not encrypted"}));
  CHECK(index.put(1, 1, {"Gone soon", "unsaid"}));
  CHECK(index.put(5, 2, {"Zugänge nicht gesperrt", "Zugang nach Austritt, Zugang, Zugang"}));
  CHECK(index.remove(1));
  return index;
}

std::string saved(const Index& index) {
  std::string bytes;
  index.save(bytes);
  return bytes;
}

std::string answers(Index& index) {
  std::string text;
  for (const auto* const words : {"laptop encryption", "zugang", "gon", "soon unsaid"}) {
    Query query;
    query.text = words;
    for (const auto& hit : index.search(query).hits) {
      text += std::to_string(hit.document) + ':' + std::to_string(hit.score) + ' ';
    }
    text += '\n';
  }
  return text;
}

}  // namespace

TEST_CASE("a reopened index answers as before", "[search]") {
  Index index = sample();
  Index reopened({3, 1});
  REQUIRE(reopened.load(saved(index)));
  CHECK(reopened.size() == 2);
  CHECK(answers(reopened) == answers(index));
  // And goes on from there.
  for (Index* each : {&index, &reopened}) {
    CHECK(each->put(1, 0, {"Laptop found", "encrypted"}));
    CHECK(each->remove(0));
  }
  CHECK(answers(reopened) == answers(index));
}

TEST_CASE("forms that no record holds are left behind", "[search]") {
  Index index = sample();
  const std::string bytes = saved(index);
  CHECK(bytes.find("zugange") != std::string::npos);
  CHECK(bytes.find("unsaid") == std::string::npos);
  // What was saved, loaded and saved again is the same.
  Index reopened({3, 1});
  REQUIRE(reopened.load(bytes));
  CHECK(saved(reopened) == bytes);
}

TEST_CASE("saving appends", "[search]") {
  std::string bytes = "before";
  sample().save(bytes);
  CHECK(bytes.starts_with("before"));
  Index reopened({3, 1});
  CHECK(reopened.load(std::string_view(bytes).substr(6)));
}

TEST_CASE("an empty index can be saved", "[search]") {
  Index index({1});
  CHECK(index.load(saved(Index({1}))));
  CHECK(index.size() == 0);
}

TEST_CASE("damaged bytes are refused and leave an empty index that works", "[search]") {
  const std::string sound = saved(sample());
  Index index({3, 1});
  const auto refused = [&index](std::string_view bytes) {
    REQUIRE_FALSE(index.load(bytes));
    REQUIRE(index.size() == 0);
    Query query;
    query.text = "laptop";
    REQUIRE(index.search(query).hits.empty());
  };
  SECTION("cut short") {
    for (std::size_t size = 0; size < sound.size(); ++size) {
      refused(std::string_view(sound).substr(0, size));
    }
  }
  SECTION("longer") {
    refused(sound + '\0');
  }
  SECTION("a bit changed") {
    for (std::size_t bit = 0; bit < sound.size() * 8; ++bit) {
      std::string bytes = sound;
      bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
      refused(bytes);
    }
  }
  SECTION("another number of fields") {
    Index other({3, 1, 2});
    CHECK_FALSE(other.load(sound));
  }
  CHECK(index.put(0, 0, {"Laptop", "works"}));
}

TEST_CASE("bytes with a right checksum are not trusted either", "[search]") {
  // Whoever can compute the checksum can write anything: every byte takes every value.
  const std::string sound = saved(sample());
  const std::string content = sound.substr(0, sound.size() - 8);
  Index index({3, 1});
  std::size_t accepted = 0;
  for (std::size_t at = 0; at < content.size(); ++at) {
    for (const int value : {0, 1, 2, 3, 0x0F, 0x10, 0x7F, 0x80, 0xFF}) {
      std::string bytes = content;
      bytes[at] = static_cast<char>(value);
      bytes += Index::checksum(bytes);
      if (!index.load(bytes)) continue;
      ++accepted;
      // What passes is a sound index of other texts.
      answers(index);
      CHECK(index.put(1, 0, {"Laptop", "works"}));
      std::string again;
      index.save(again);
    }
  }
  CHECK(accepted > 0);
}
