#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "search/buffer.h"
#include "search/words.h"

namespace clause10::search {

using FormId = std::uint32_t;
constexpr FormId no_form = 0xFFFFFFFF;

/// Every word form that was ever indexed, once: form and number either way, and how many documents
/// hold it. Forms are kept as they are spelled, folded but not stemmed: the spelling tells an exact
/// match from a related one and lets a view mark the word.
class Forms {
 public:
  /// The stop words come first: any form below `first_real()` is one.
  Forms();

  FormId first_real() const { return first_real_; }
  FormId size() const { return static_cast<FormId>(counts_.size()); }

  /// A view until the next intern().
  std::string_view text(FormId form) const {
    return {letters_.data() + starts_[form], starts_[form + 1] - starts_[form]};
  }

  /// no_form when it is unknown.
  FormId find(std::string_view text, std::uint32_t hash) const;
  FormId intern(std::string_view text, std::uint32_t hash);

  /// Documents that hold the form.
  std::uint32_t count(FormId form) const { return counts_[form]; }
  void add_document(FormId form) { ++counts_[form]; }
  void remove_document(FormId form) { --counts_[form]; }

  /// The form of a word; no_form for a stop word and, from of(), for one that is unknown. A word
  /// that is IT, not it, is a form of its own.
  FormId of(const Word& word) const;
  bool is_stop(const Word& word) const {
    return !word.abbreviation && find(word.folded, word.hash) < first_real_;
  }
  FormId add(const Word& word);

  std::size_t memory() const;

 private:
  struct Slot {
    std::uint32_t hash;
    FormId form_after;  ///< form + 1; 0 is free
  };

  std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
  void grow();

  std::string letters_;
  Buffer<std::uint32_t> starts_;  ///< one more than forms
  Buffer<std::uint32_t> counts_;
  Buffer<Slot> slots_;  ///< a power of two
  FormId first_real_ = 0;
};

}  // namespace clause10::search
