#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include "search/forms.h"
#include "search/relations.h"

namespace clause10::search {

/// What a query may hold; further words are left out.
constexpr std::size_t max_query_groups = 32;
constexpr std::size_t max_query_words = 64;
/// The beginning of a word stands for so many of its most frequent endings.
constexpr std::size_t max_completions = 32;

struct Query {
  std::string_view text;
  std::size_t limit = 10;  ///< of hits, up to 1,000
  /// The last word may be unfinished, unless something stands behind it.
  bool prefix = true;
  /// Only documents of this kind; -1 for all.
  int kind = -1;
  /// Fields to look in, by bit.
  std::uint32_t fields = std::numeric_limits<std::uint32_t>::max();
};

/// A word of a query, as bytes of its text.
struct QueryWord {
  std::size_t begin;
  std::size_t end;
};

/// A form that answers to a group. Exact counts more than related, related more than completed.
struct Accepted {
  FormId form;
  std::uint16_t group;  ///< into Terms::groups
  std::uint16_t weight;
};
constexpr std::uint16_t exact_weight = 4;
constexpr std::uint16_t related_weight = 3;
constexpr std::uint16_t completed_weight = 2;

/// Words of the query that mean the same.
struct Group {
  std::uint64_t words;      ///< into Terms::words, by bit
  std::uint32_t documents;  ///< that hold an accepted form, counted for each form
};

struct Terms {
  Buffer<QueryWord> words;  ///< those that are looked for; up to max_query_words
  Buffer<Group> groups;     ///< up to max_query_groups
  Buffer<Accepted> forms;   ///< that documents hold; each once
};

/// What a query asks for. The order of documents and edits that made the index has no influence.
Terms plan(const Query& query, const Forms& forms, const Relations& relations);

}  // namespace clause10::search
