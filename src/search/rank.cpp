#include "search/rank.h"

#include <algorithm>
#include <array>

namespace clause10::search {
namespace {

constexpr std::size_t max_hits = 1000;

/// The best so far: a heap with the last of them on top.
class Best {
 public:
  explicit Best(std::size_t limit) : limit_(std::min(limit, max_hits)) {}

  /// Points below which a document need not be looked at.
  std::uint32_t least() const { return ranked_.size() < limit_ ? 1 : ranked_.front().score; }

  void offer(Ranked each) {
    if (each.score == 0) return;
    if (ranked_.size() == limit_) {
      if (limit_ == 0 || !(each < ranked_.front())) return;
      std::pop_heap(ranked_.begin(), ranked_.end());
      ranked_.pop_back();
    }
    ranked_.push_back(each);
    std::push_heap(ranked_.begin(), ranked_.end());
  }

  std::vector<Ranked> take() {
    std::sort_heap(ranked_.begin(), ranked_.end());
    return std::move(ranked_);
  }

 private:
  std::size_t limit_;
  std::vector<Ranked> ranked_;
};

class Ranking {
 public:
  Ranking(const Corpus& corpus, const Score& score, const Terms& terms, const Query& query,
          Workspace& workspace)
      : corpus_(corpus), score_(score), query_(query), work_(workspace), best_(query.limit) {
    for (const Group& group : terms.groups)
      groups_.push_back({&group, score.idf(group)});
    // What tells most comes first: the rest then has little to change.
    std::stable_sort(groups_.begin(), groups_.end(),
                     [](const Weighed& a, const Weighed& b) { return a.idf > b.idf; });
    std::uint32_t rest = 0;
    for (std::size_t i = groups_.size(); i-- > 0;) {
      groups_[i].rest = rest;
      rest += Score::most_points(groups_[i].idf);
    }
    work_.scores.resize(Postings::chunk_size, 0);
    work_.frequencies.resize(Postings::chunk_size, 0);
    work_.touched.resize(Postings::chunk_size + 1);  // one is written ahead
    work_.group_of.resize(corpus.forms, 0);
    mark_forms(true);
  }
  Ranking(const Ranking&) = delete;
  Ranking& operator=(const Ranking&) = delete;
  ~Ranking() { mark_forms(false); }

  std::vector<Ranked> by_postings() {
    for (const std::uint32_t document : corpus_.pending) {
      if (corpus_.standing[document] == Standing::pending) offer_one(document);
    }
    for (std::uint32_t chunk = 0; chunk < corpus_.postings.chunks(); ++chunk)
      run_chunk(chunk);
    return best_.take();
  }

  std::vector<Ranked> one_by_one() {
    for (std::uint32_t document = 0; document < corpus_.documents.limit(); ++document) {
      if (corpus_.documents.contains(document)) offer_one(document);
    }
    return best_.take();
  }

 private:
  struct Weighed {
    const Group* group;
    std::uint32_t idf;
    std::uint32_t rest = 0;  ///< points that the groups behind can still add
  };

  void mark_forms(bool set) {
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      for (const Accepted& each : groups_[i].group->forms) {
        work_.group_of[each.form] = set ? static_cast<std::uint8_t>(i + 1) : std::uint8_t{0};
      }
    }
  }

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
      const std::uint8_t group = work_.group_of[each.form];
      if (group == 0) return;
      const std::uint8_t length = corpus_.documents.lengths(each.field)[document];
      std::uint32_t& frequency = frequencies[group - 1U];
      frequency += score_.share(each.field)[length] * each.frequency *
                   weight_in(*groups_[group - 1U].group, each.form);
      frequency = std::min(frequency, Score::max_frequency);
    });
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (frequencies[i] > 0) sum += score_.points(groups_[i].idf, frequencies[i]);
    }
    return sum;
  }

  static std::uint32_t weight_in(const Group& group, FormId form) {
    for (const Accepted& each : group.forms) {
      if (each.form == form) return each.weight;
    }
    return 0;
  }

  void run_chunk(std::uint32_t chunk) {
    std::size_t done = 0;
    for (; done < groups_.size(); ++done) {
      // Once all that is left cannot lift a new document among the best, only those found so far
      // are of interest.
      const std::uint32_t left =
          done == 0 ? groups_[0].rest + Score::most_points(groups_[0].idf) : groups_[done - 1].rest;
      if (left < best_.least()) break;
      add_group(chunk, groups_[done]);
    }
    collect(chunk, done == groups_.size(), done == 0 ? 0 : groups_[done - 1].rest);
  }

  void add_group(std::uint32_t chunk, const Weighed& weighed) {
    const std::uint32_t first = chunk << Postings::chunk_bits;
    std::size_t touched = 0;
    for (const Accepted& form : weighed.group->forms) {
      touched = add_form(corpus_.postings.list(chunk, form.form), form.weight, first, touched);
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
  const Query& query_;
  Workspace& work_;
  Best best_;
  std::vector<Weighed> groups_;
};

}  // namespace

std::size_t Workspace::memory() const {
  return (scores.capacity() + frequencies.capacity()) * sizeof(std::uint32_t) +
         touched.capacity() * sizeof(std::uint16_t) + group_of.capacity();
}

std::vector<Ranked> rank(const Corpus& corpus, const Score& score, const Terms& terms,
                         const Query& query, Workspace& workspace) {
  return Ranking(corpus, score, terms, query, workspace).by_postings();
}

std::vector<Ranked> rank_one_by_one(const Corpus& corpus, const Score& score, const Terms& terms,
                                    const Query& query, Workspace& workspace) {
  return Ranking(corpus, score, terms, query, workspace).one_by_one();
}

}  // namespace clause10::search
