#pragma once
#include <cstdint>

#include "search/documents.h"
#include "search/postings.h"
#include "search/query.h"
#include "search/score.h"

namespace clause10::search {

/// How a document stands to the postings.
enum class Standing : std::uint8_t {
  absent,
  posted,
  pending,    ///< to be scored by itself
  withdrawn,  ///< absent, but still listed with the pending ones
};

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
  Buffer<std::uint32_t> scores;       ///< by document of the chunk; all zero between chunks
  Buffer<std::uint32_t> frequencies;  ///< likewise, of one group
  Buffer<std::uint16_t> touched;
  Buffer<std::uint16_t> accepted_of;  ///< by form: into Terms::forms, + 1; zero between queries

  std::size_t memory() const;
};

/// Everything a ranking looks at.
struct Corpus {
  const Documents& documents;
  const Postings& postings;
  const Buffer<Standing>& standing;      ///< by document
  const Buffer<std::uint32_t>& pending;  ///< not in the postings, any order, absent ones too
};

/// The best documents, best first; accepted_of has to be filled in. Exact: the same as if every
/// document were scored.
Buffer<Ranked> rank(const Corpus& corpus, const Score& score, const Terms& terms,
                    const Query& query, Workspace& workspace);

/// The same by scoring every document by itself: what rank() is tested against.
Buffer<Ranked> rank_one_by_one(const Corpus& corpus, const Score& score, const Terms& terms,
                               const Query& query, Workspace& workspace);

}  // namespace clause10::search
