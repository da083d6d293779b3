#include "search/postings.h"

#include <algorithm>

namespace clause10::search {

void Postings::build(const Documents& documents, FormId forms) {
  chunks_.clear();
  chunks_.resize((documents.limit() + chunk_size - 1) >> chunk_bits);
  std::uint32_t first = 0;
  for (Chunk& chunk : chunks_) {
    fill(chunk, documents, first, forms);
    first += chunk_size;
  }
}

void Postings::fill(Chunk& chunk, const Documents& documents, std::uint32_t first, FormId forms) {
  const std::uint32_t last = std::min(first + chunk_size, documents.limit());
  auto& starts = chunk.starts;
  // Counted two places ahead: while filling, starts[form + 1] runs from the form's start to its
  // end, which is the next one's start.
  starts.assign(std::size_t{forms} + 2, 0);
  for (std::uint32_t document = first; document < last; ++document) {
    if (!documents.contains(document)) continue;
    documents.each(document, [&](const Occurrence& each) { ++starts[each.form + 2]; });
  }
  for (std::size_t i = 2; i < starts.size(); ++i)
    starts[i] += starts[i - 1];
  chunk.documents.resize(starts[starts.size() - 1]);
  chunk.weights.resize(starts[starts.size() - 1]);
  for (std::uint32_t document = first; document < last; ++document) {
    if (!documents.contains(document)) continue;
    documents.each(document, [&](const Occurrence& each) {
      const std::uint32_t at = starts[each.form + 1]++;
      chunk.documents[at] = static_cast<std::uint16_t>(document - first);
      chunk.weights[at] = static_cast<std::uint8_t>((each.field << 4U) | each.frequency);
    });
  }
  starts.resize(starts.size() - 1);
}

std::size_t Postings::memory() const {
  std::size_t sum = 0;
  for (const Chunk& chunk : chunks_) {
    sum += chunk.starts.memory() + chunk.documents.memory() + chunk.weights.memory();
  }
  return sum;
}

}  // namespace clause10::search
