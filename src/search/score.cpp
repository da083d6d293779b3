#include "search/score.h"

#include <algorithm>
#include <bit>

namespace clause10::search {
namespace {

// One occurrence of a word in a text of average length in a field of weight 1.
constexpr std::uint64_t share_unit = 64;

/// log2(a / b) in 1/256, for a >= b > 0, by repeated squaring.
std::uint32_t log2_ratio(std::uint64_t a, std::uint64_t b) {
  // 30 bits behind the point; a and b are below 2^26.
  std::uint64_t x = (a << 30U) / b;
  const auto whole = static_cast<std::uint32_t>(std::bit_width(x)) - 31;
  x >>= whole;
  std::uint32_t result = whole;
  for (int bit = 0; bit < 8; ++bit) {
    x = (x * x) >> 30U;
    result <<= 1U;
    if (x >= (1ULL << 31U)) {
      result |= 1U;
      x >>= 1U;
    }
  }
  return result;
}

}  // namespace

Score::Score(const Documents& documents, const Weights& weights, std::uint32_t fields)
    : documents_(documents.count()), shares_{} {
  std::uint64_t words = 0;
  std::uint64_t weighted = 0;
  for (std::size_t field = 0; field < documents.fields(); ++field) {
    const Documents::Total& total = documents.total(field);
    words += total.words;
    weighted += total.words * weights[field];
    if (total.words == 0 || (fields >> field & 1U) == 0) continue;
    for (std::size_t i = 0; i < length_classes; ++i) {
      const std::uint64_t length = length_of_class(static_cast<std::uint8_t>(i));
      const std::uint64_t share =
          2 * share_unit * weights[field] * total.words / (total.words + length * total.documents);
      shares_[field][i] = static_cast<std::uint16_t>(std::max<std::uint64_t>(share, 1));
    }
  }
  if (words > 0) {
    saturation_ =
        static_cast<std::uint32_t>(share_unit * exact_weight * 6 * weighted / (5 * words));
  }
}

std::uint32_t Score::idf(const Group& group) const {
  const std::uint64_t all = documents_;
  const std::uint64_t holding = std::min<std::uint64_t>(group.documents, all);
  return std::max<std::uint32_t>(log2_ratio(2 * (all + 1), 2 * holding + 1), 1);
}

}  // namespace clause10::search
