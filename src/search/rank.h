#pragma once
#include <cstdint>
#include <vector>

#include "search/documents.h"
#include "search/postings.h"
#include "search/query.h"
#include "search/score.h"

namespace clause10::search {

/// How a document stands to the postings.
enum class Standing : std::uint8_t { absent, posted, pending };

struct Ranked {
  std::uint32_t score;
  std::uint32_t document;

  /// Ahead of the other: more points; where they are equal, the lower number.
  bool operator<(const Ranked& other) const {
    return score != other.score ? score > other.score : document < other.document;
  }
};

/// Memory that queries share, kept between them.
struct Workspace {
  std::vector<std::uint32_t> scores;       ///< by document of the chunk; all zero between chunks
  std::vector<std::uint32_t> frequencies;  ///< likewise, of one group
  std::vector<std::uint16_t> touched;
  std::vector<std::uint8_t> group_of;  ///< by form: group + 1; all zero between queries

  std::size_t memory() const;
};

/// Everything a ranking looks at.
struct Corpus {
  const Documents& documents;
  const Postings& postings;
  const std::vector<Standing>& standing;      ///< by document
  const std::vector<std::uint32_t>& pending;  ///< not in the postings, any order, absent ones too
  FormId forms;
};

/// The best documents, best first. Exact: the same as if every document were scored.
std::vector<Ranked> rank(const Corpus& corpus, const Score& score, const Terms& terms,
                         const Query& query, Workspace& workspace);

/// The same by scoring every document by itself: what rank() is tested against.
std::vector<Ranked> rank_one_by_one(const Corpus& corpus, const Score& score, const Terms& terms,
                                    const Query& query, Workspace& workspace);

}  // namespace clause10::search
