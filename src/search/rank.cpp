#include "search/rank.h"

#include <algorithm>
#include <array>

namespace clause10::search {
namespace {

constexpr std::size_t max_hits = 1000;

/// The best so far, in order. There are few, and after the first records hardly one changes them.
class Best {
 public:
  explicit Best(std::size_t limit) : limit_(std::min(limit, max_hits)) {}

  /// Points below which a document need not be looked at.
  std::uint32_t least() const { return ranked_.size() < limit_ ? 1 : least_; }

  void offer(Ranked each) {
    if (each.score == 0 || limit_ == 0) return;
    if (ranked_.size() < limit_) {
      ranked_.push_back(each);
    } else if (!(each < ranked_[limit_ - 1])) {
      return;
    }
    std::size_t at = ranked_.size() - 1;
    for (; at > 0 && each < ranked_[at - 1]; --at)
      ranked_[at] = ranked_[at - 1];
    ranked_[at] = each;
    least_ = ranked_[ranked_.size() - 1].score;
  }

  Buffer<Ranked> take() { return std::move(ranked_); }

 private:
  std::size_t limit_;
  std::uint32_t least_ = 1;
  Buffer<Ranked> ranked_;
};

class Ranking {
 public:
  Ranking(const Corpus& corpus, const Score& score, const Terms& terms, const Query& query,
          Workspace& workspace)
      : corpus_(corpus),
        score_(score),
        terms_(terms),
        query_(query),
        work_(workspace),
        best_(query.limit) {
    // What tells most comes first: the rest then has little to change.
    for (const Group& group : terms.groups) {
      const Weighed each{static_cast<std::size_t>(&group - terms.groups.data()), score.idf(group)};
      std::size_t at = count_++;
      for (; at > 0 && each.idf > groups_[at - 1].idf; --at)
        groups_[at] = groups_[at - 1];
      groups_[at] = each;
    }
    std::uint32_t rest = 0;
    for (std::size_t i = count_; i-- > 0;) {
      groups_[i].rest = rest;
      rest += Score::most_points(groups_[i].idf);
    }
    work_.scores.cover(Postings::chunk_size);
    work_.frequencies.cover(Postings::chunk_size);
    work_.touched.cover(Postings::chunk_size + 1);  // one is written ahead
  }
  Buffer<Ranked> by_postings() {
    for (const std::uint32_t document : corpus_.pending) {
      if (corpus_.standing[document] == Standing::pending) offer_one(document);
    }
    for (std::uint32_t chunk = 0; chunk < corpus_.postings.chunks(); ++chunk)
      run_chunk(chunk);
    return best_.take();
  }

  Buffer<Ranked> one_by_one() {
    for (std::uint32_t document = 0; document < corpus_.documents.limit(); ++document) {
      if (corpus_.documents.contains(document)) offer_one(document);
    }
    return best_.take();
  }

 private:
  struct Weighed {
    std::size_t group = 0;  ///< into Terms::groups
    std::uint32_t idf = 0;
    std::uint32_t rest = 0;  ///< points that the groups behind can still add
  };

  bool is_wanted(std::uint32_t document) const {
    return query_.kind < 0 || corpus_.documents.kind(document) == query_.kind;
  }

  void offer_one(std::uint32_t document) {
    if (is_wanted(document)) best_.offer({score_of(document), document});
  }

  /// The whole score of a document, from what it holds.
  std::uint32_t score_of(std::uint32_t document) const {
    std::array<std::uint32_t, max_query_groups> frequencies{};
    corpus_.documents.each(document, [&](const Occurrence& each) {
      const std::uint16_t number = work_.accepted_of[each.form];
      if (number == 0) return;
      const Accepted& accepted = terms_.forms[number - 1U];
      const std::uint8_t length = corpus_.documents.lengths(each.field)[document];
      std::uint32_t& frequency = frequencies[accepted.group];
      frequency += score_.share(each.field)[length] * each.frequency * accepted.weight;
      frequency = std::min(frequency, Score::max_frequency);
    });
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < count_; ++i) {
      const std::uint32_t frequency = frequencies[groups_[i].group];
      if (frequency > 0) sum += score_.points(groups_[i].idf, frequency);
    }
    return sum;
  }

  void run_chunk(std::uint32_t chunk) {
    std::size_t done = 0;
    for (; done < count_; ++done) {
      // Once all that is left cannot lift a new document among the best, only those found so far
      // are of interest.
      const std::uint32_t left =
          done == 0 ? groups_[0].rest + Score::most_points(groups_[0].idf) : groups_[done - 1].rest;
      if (left < best_.least()) break;
      add_group(chunk, groups_[done]);
    }
    collect(chunk, done == count_, done == 0 ? 0 : groups_[done - 1].rest);
  }

  void add_group(std::uint32_t chunk, const Weighed& weighed) {
    const std::uint32_t first = chunk << Postings::chunk_bits;
    std::size_t touched = 0;
    for (const Accepted& each : terms_.forms) {
      if (each.group != weighed.group) continue;
      touched = add_form(corpus_.postings.list(chunk, each.form), each.weight, first, touched);
    }
    for (std::size_t i = 0; i < touched; ++i) {
      const std::uint16_t document = work_.touched[i];
      work_.scores[document] += score_.points(weighed.idf, work_.frequencies[document]);
      work_.frequencies[document] = 0;
    }
  }

  std::size_t add_form(const Postings::List& list, std::uint32_t weight, std::uint32_t first,
                       std::size_t touched) {
    std::uint32_t* const frequencies = work_.frequencies.data();
    std::uint16_t* const found = work_.touched.data();
    for (std::size_t i = 0; i < list.size; ++i) {
      const std::uint16_t document = list.documents[i];
      const std::size_t field = list.weights[i] >> 4U;
      const std::uint8_t length = corpus_.documents.lengths(field)[first + document];
      const std::uint32_t share = score_.share(field)[length] * (list.weights[i] & 15U) * weight;
      if (share == 0) continue;
      const std::uint32_t before = frequencies[document];
      frequencies[document] = std::min(before + share, Score::max_frequency);
      found[touched] = document;
      touched += before == 0 ? 1 : 0;
    }
    return touched;
  }

  /// Offers the documents of the chunk that may be among the best and clears the scores.
  void collect(std::uint32_t chunk, bool complete, std::uint32_t rest) {
    const std::uint32_t first = chunk << Postings::chunk_bits;
    for (std::uint32_t i = 0; i < Postings::chunk_size; ++i) {
      const std::uint32_t score = work_.scores[i];
      if (score == 0 || score + rest < best_.least()) continue;
      const std::uint32_t document = first + i;
      if (corpus_.standing[document] != Standing::posted) continue;
      if (complete) {
        if (is_wanted(document)) best_.offer({score, document});
      } else {
        offer_one(document);
      }
    }
    std::fill(work_.scores.begin(), work_.scores.end(), 0);
  }

  const Corpus& corpus_;
  const Score& score_;
  const Terms& terms_;
  const Query& query_;
  Workspace& work_;
  Best best_;
  std::array<Weighed, max_query_groups> groups_;
  std::size_t count_ = 0;
};

}  // namespace

std::size_t Workspace::memory() const {
  return scores.memory() + frequencies.memory() + touched.memory() + accepted_of.memory();
}

Buffer<Ranked> rank(const Corpus& corpus, const Score& score, const Terms& terms,
                    const Query& query, Workspace& workspace) {
  return Ranking(corpus, score, terms, query, workspace).by_postings();
}

Buffer<Ranked> rank_one_by_one(const Corpus& corpus, const Score& score, const Terms& terms,
                               const Query& query, Workspace& workspace) {
  return Ranking(corpus, score, terms, query, workspace).one_by_one();
}

}  // namespace clause10::search
