#include <catch_amalgamated.hpp>
#include <cstdio>

#include "search/index.h"
#include "support/search_set.h"

// How well the similar ones are found, on records and queries that people labelled by hand.

namespace {

using clause10::search::Index;
using clause10::search::Query;
using namespace clause10::test;

struct Quality {
  double reciprocal_rank = 0;  ///< 1 / place of the first relevant record, on average
  double recall = 0;           ///< share of the relevant records among the first five
};

Quality measure(Index& index) {
  Quality sum;
  for (const LabelledQuery& each : labelled_queries) {
    Query query;
    query.text = each.text;
    query.limit = 5;
    const auto answer = index.search(query);
    std::size_t place = 0;
    double first = 0;
    double relevant = 0;
    for (const auto& hit : answer.hits) {
      ++place;
      if (!each.is_relevant(hit.document)) continue;
      if (first == 0) first = 1.0 / static_cast<double>(place);
      ++relevant;
    }
    UNSCOPED_INFO(each.text << ": first " << first << ", found " << relevant << " of "
                            << each.relevant.size());
    sum.reciprocal_rank += first;
    sum.recall += relevant / static_cast<double>(each.relevant.size());
  }
  const auto count = static_cast<double>(std::size(labelled_queries));
  return {sum.reciprocal_rank / count, sum.recall / count};
}

}  // namespace

TEST_CASE("similar nonconformities are found in both languages", "[search][quality]") {
  Index index({3, 1, 2});
  std::uint32_t number = 0;
  for (const LabelledRecord& each : labelled_records) {
    REQUIRE(index.put(number++, 0, {each.title, each.observation, each.cause}));
  }
  REQUIRE(std::size(labelled_records) >= 30);
  REQUIRE(std::size(labelled_queries) >= 15);
  const Quality quality = measure(index);
  std::printf("similar nonconformities: mean reciprocal rank %.3f, recall at 5 %.3f\n",
              quality.reciprocal_rank, quality.recall);
  CHECK(quality.reciprocal_rank >= 0.95);
  CHECK(quality.recall >= 0.98);
}
