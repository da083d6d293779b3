#pragma once
#include <cstdint>
#include <vector>

#include "search/documents.h"

namespace clause10::search {

/// The other way round: for each form the documents that hold it. Made in one go from the
/// documents; changes after that are no concern of it (see Index).
class Postings {
 public:
  /// Documents are taken in chunks: the working memory of a query stays in the processor's cache,
  /// and what the first chunks found spares work in the rest.
  static constexpr std::uint32_t chunk_bits = 14;
  static constexpr std::uint32_t chunk_size = 1U << chunk_bits;

  /// A form in one chunk: document less the chunk's first, in ascending order, and field and
  /// frequency of the occurrence. A document comes again for a further field.
  struct List {
    const std::uint16_t* documents;
    const std::uint8_t* weights;  ///< field in the upper four bits, frequency in the lower
    std::size_t size;
  };

  void build(const Documents& documents, FormId forms);

  std::uint32_t chunks() const { return static_cast<std::uint32_t>(chunks_.size()); }
  List list(std::uint32_t chunk, FormId form) const {
    const Chunk& from = chunks_[chunk];
    if (std::size_t{form} + 1 >= from.starts.size()) return {nullptr, nullptr, 0};
    const std::uint32_t start = from.starts[form];
    return {from.documents.data() + start, from.weights.data() + start,
            from.starts[form + 1] - start};
  }

  std::size_t memory() const;

 private:
  struct Chunk {
    Buffer<std::uint32_t> starts;  ///< by form, one more
    Buffer<std::uint16_t> documents;
    Buffer<std::uint8_t> weights;
  };

  static void fill(Chunk& chunk, const Documents& documents, std::uint32_t first, FormId forms);

  std::vector<Chunk> chunks_;
};

}  // namespace clause10::search
