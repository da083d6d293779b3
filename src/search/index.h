#pragma once
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/documents.h"
#include "search/forms.h"
#include "search/postings.h"
#include "search/query.h"
#include "search/rank.h"
#include "search/relations.h"

namespace clause10::search {

/// A word of the query and a form in the document that answers to it.
struct Match {
  std::uint32_t word;  ///< into Answer::words
  FormId form;         ///< see Index::text
};

struct Hit {
  std::uint32_t document;
  std::uint32_t score;  ///< in 1 / Score::unit; comparable within one answer
  /// Of Answer::matches those from first_match up to, but not including, last_match: by word, then
  /// letters of the form.
  std::uint32_t first_match;
  std::uint32_t last_match;
};

struct Answer {
  Buffer<QueryWord> words;  ///< words of the query that are known to the index
  Buffer<Hit> hits;         ///< best first; equal scores by document number
  Buffer<Match> matches;
};

/// Bytes of a text.
struct Mark {
  std::size_t begin;
  std::size_t end;
};

/// Full-text index of numbered documents with weighted fields, for finding what is similar. English
/// and German alike. Any bytes are a text. Scores do not depend on the order of edits: an index
/// that was edited answers as one made anew. The same bytes natively and in WebAssembly.
class Index {
 public:
  /// One weight for each field, 1 to 10; up to max_fields.
  explicit Index(std::span<const std::uint8_t> weights);
  Index(std::initializer_list<std::uint8_t> weights)
      : Index(std::span<const std::uint8_t>(weights.begin(), weights.size())) {}

  std::size_t fields() const { return documents_.fields(); }
  std::uint32_t size() const { return documents_.count(); }
  bool contains(std::uint32_t document) const { return documents_.contains(document); }
  /// Of a document that is there.
  std::uint8_t kind(std::uint32_t document) const { return documents_.kind(document); }

  /// Begins a document; then add() its texts, several for a field if need be; then
  /// commit(). What was there under the number is replaced. The kind is for filters.
  void begin(std::uint32_t document, std::uint8_t kind);
  /// Keeps no view. A field that does not exist is passed over.
  void add(std::size_t field, std::string_view text);
  /// False, and nothing changed, when the number is max_documents or more or the index is full.
  bool commit();

  /// begin(), add() for each text in the order of the fields, commit().
  bool put(std::uint32_t document, std::uint8_t kind,
           std::initializer_list<std::string_view> texts);
  /// False when it is not there.
  bool remove(std::uint32_t document);

  /// The best documents. Brings the index up to date first, if it is not: after many edits that
  /// takes about 1 µs a document, otherwise nothing.
  Answer search(const Query& query);
  /// The same without postings, one document after the other: slow, for tests.
  Answer search_one_by_one(const Query& query);
  /// What search() does first, at a time of the caller's choice.
  void prepare();

  /// A form as it is spelled, folded. A view until the next change.
  std::string_view text(FormId form) const { return forms_.text(form); }

  /// Where these forms, as matches name them, stand in a text.
  static std::vector<Mark> marks(std::string_view text, const std::vector<std::string_view>& forms);

  /// Appends the index as bytes.
  void save(std::string& out) const;
  /// Replaces the index, its weights excepted, by what save() wrote. False, and an empty index,
  /// when the bytes are anything else: damaged, cut short, of another version or number of fields.
  bool load(std::string_view bytes);

  /// The eight bytes that save() puts behind the others.
  static std::string checksum(std::string_view bytes);

  /// Bytes held, capacity included.
  std::size_t memory() const;

 private:
  // The position of a form in the text that is being added.
  struct Seen {
    std::uint32_t text;      ///< number of the text
    std::uint32_t document;  ///< number of the document, counted by commit()
    std::uint32_t at;
  };

  using Ranker = Buffer<Ranked> (*)(const Corpus&, const Score&, const Terms&, const Query&,
                                    Workspace&);

  void clear();
  void take_out(std::uint32_t document);
  void keep(std::uint32_t document, std::uint8_t kind, std::string_view packed,
            const std::uint8_t* lengths);
  void place(std::uint32_t document, std::uint8_t kind, std::string_view packed,
             const std::uint8_t* lengths);
  template <class Visit>
  void each_form_once(std::string_view packed, const Visit& visit);
  bool read(std::string_view bytes);
  bool adopt(std::uint32_t document, std::uint8_t kind, std::string_view packed);
  Answer answer(const Query& query, Ranker ranker);
  void mark(const Buffer<Accepted>& forms, bool set);
  void explain(const Terms& terms, const Query& query, Answer& answer) const;
  void insert(Buffer<Match>& matches, std::uint32_t first, Match match) const;

  Weights weights_{};
  Forms forms_;
  Documents documents_;

  // Made from the above when it is needed.
  Relations relations_;
  Postings postings_;
  Buffer<Standing> standing_;
  Buffer<std::uint32_t> pending_;  ///< put since the postings were made
  Workspace workspace_;

  // The document between begin() and commit().
  std::uint32_t new_document_ = 0;
  std::uint8_t new_kind_ = 0;
  std::string new_packed_;
  std::uint32_t new_lengths_[max_fields] = {};
  Buffer<Occurrence> new_text_;
  Buffer<Seen> seen_;  ///< by form
  std::uint32_t texts_ = 0;
  std::uint32_t commits_ = 0;
};

}  // namespace clause10::search
