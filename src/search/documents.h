#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "search/bytes.h"
#include "search/forms.h"

namespace clause10::search {

constexpr std::size_t max_fields = 16;
/// A form that stands more often in one text counts this often.
constexpr std::uint32_t max_frequency = 15;
/// Words of a text beyond these are not indexed.
constexpr std::uint32_t max_words = 10'000;
constexpr std::uint32_t max_documents = 1U << 24U;

/// Of the fields, 1 to 10 each.
using Weights = std::array<std::uint8_t, max_fields>;

/// A form in one field of one document.
struct Occurrence {
  FormId form;
  std::uint8_t field;
  std::uint8_t frequency;  ///< 1 to max_frequency
};

/// Packs one, behind the field and the number of occurrences of its text.
inline void append_occurrence(std::string& packed, FormId form, std::uint8_t frequency) {
  append_number(packed, (form << 1U) | (frequency > 1 ? 1U : 0U));
  if (frequency > 1) packed += static_cast<char>(frequency);
}

/// What each document holds, as a packed list of occurrences. From it postings are made, a document
/// is taken out exactly, and single documents are scored and explained.
class Documents {  // NOLINT(bugprone-reserved-identifier): the compiler names it so, copying
 public:
  explicit Documents(std::size_t fields) : fields_(fields) {}

  std::size_t fields() const { return fields_; }
  /// One more than the highest document number so far.
  std::uint32_t limit() const { return static_cast<std::uint32_t>(starts_.size()); }
  std::uint32_t count() const { return count_; }
  bool contains(std::uint32_t document) const {
    return document < limit() && starts_[document] != 0;
  }
  std::uint8_t kind(std::uint32_t document) const { return kinds_[document]; }

  /// Length classes of a field by document; see length.h.
  const std::uint8_t* lengths(std::size_t field) const { return lengths_[field].data(); }

  /// How many documents have words in the field, and how many words these are in all.
  struct Total {
    std::uint32_t documents = 0;
    std::uint64_t words = 0;
  };
  const Total& total(std::size_t field) const { return totals_[field]; }

  /// Room for documents whose packed occurrences have so many bytes in all.
  void reserve(std::size_t bytes) { bytes_.reserve(bytes); }

  /// Keeps a document that is not there yet: packed occurrences and the length class of each field.
  void add(std::uint32_t document, std::uint8_t kind, std::string_view packed,
           const std::uint8_t* lengths);
  void remove(std::uint32_t document);

  /// The packed occurrences of a document that is there; a view until the next change.
  std::string_view packed(std::uint32_t document) const;

  /// Calls with each Occurrence of a document that is there, fields one after the other.
  template <class Visit>
  void each(std::uint32_t document, const Visit& visit) const {
    visit_packed(packed(document), visit);
  }

  template <class Visit>
  static void visit_packed(std::string_view packed, const Visit& visit) {
    visit_runs(
        packed, [](std::uint8_t, std::uint32_t) {}, visit);
  }

  /// As visit_packed(), and first for each text the field and how many occurrences follow.
  template <class Start, class Visit>
  static void visit_runs(std::string_view packed, const Start& start, const Visit& visit) {
    const auto* at = reinterpret_cast<const unsigned char*>(packed.data());
    const auto* const end = at + packed.size();
    while (at != end) {
      const std::uint8_t field = *at++;
      std::uint32_t left = trusted_number(at);
      start(field, left);
      for (; left > 0; --left) {
        const std::uint32_t form = trusted_number(at);
        std::uint8_t frequency = 1;
        if ((form & 1U) != 0) frequency = *at++;
        visit(Occurrence{form >> 1U, field, frequency});
      }
    }
  }

  /// Frees what removed documents left behind once it is worth the while.
  void compact();
  /// False when a further document of this size has no room.
  bool has_room(std::size_t size) const;

  std::size_t memory() const;

 private:
  void count_lengths(std::uint32_t document, bool adds);

  std::size_t fields_;
  std::uint32_t count_ = 0;
  std::size_t garbage_ = 0;
  std::string bytes_;                         ///< of each document: size, occurrences
  Buffer<std::uint32_t> starts_;              ///< by document; 0 is absent, otherwise + 1
  Buffer<std::uint8_t> kinds_;                ///< by document
  Total totals_[max_fields];                  ///< by field
  Buffer<std::uint8_t> lengths_[max_fields];  ///< by field, document
};

}  // namespace clause10::search
