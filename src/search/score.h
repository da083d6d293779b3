#pragma once
#include <array>
#include <cstdint>

#include "search/documents.h"
#include "search/length.h"
#include "search/query.h"

namespace clause10::search {

/// BM25F (Robertson, Zaragoza, Taylor 2004) in whole numbers, so that every build and every order
/// of addition gives the same score:
///   weighted frequency t = Σ over forms and fields: match weight · frequency · field weight /
///                          (1 - b + b · length / average length of the field),  b = 1/2
///   score = Σ over groups: idf · t / (t + k),  k = 1.2 · average weight of a word in the index,
///   idf = log2((N + 1) / (n + 1/2)) of N documents, n of which hold the group.
class Score {
 public:
  /// One unit of a score: 2^20 points.
  static constexpr std::uint32_t unit = 1U << 20U;
  /// Weighted frequencies go up to here.
  static constexpr std::uint32_t max_frequency = (1U << 20U) - 1;

  /// Fields whose bit is not in `fields` weigh nothing.
  Score(const Documents& documents, const Weights& weights, std::uint32_t fields);

  /// What one occurrence adds to the weighted frequency, by field and length class; times match
  /// weight, times frequency.
  const std::uint16_t* share(std::size_t field) const { return shares_[field].data(); }

  std::uint32_t idf(const Group& group) const;

  /// The points that a weighted frequency is worth in a group of this idf; up to max_frequency.
  std::uint32_t points(std::uint32_t idf, std::uint32_t frequency) const {
    return idf * ((frequency << 12U) / (frequency + saturation_));
  }
  /// What points() never passes.
  static std::uint32_t most_points(std::uint32_t idf) { return idf << 12U; }

 private:
  std::uint32_t documents_;
  std::uint32_t saturation_ = 1;
  std::array<std::array<std::uint16_t, length_classes>, max_fields> shares_;
};

}  // namespace clause10::search
