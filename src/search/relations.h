#pragma once
#include <cstdint>
#include <string_view>

#include "search/forms.h"

namespace clause10::search {

/// Which forms belong together: those with the same English stem, those with the same German stem,
/// and those that begin alike. No text's language has to be told: a form is a few letters that are
/// stemmed in both languages, once, and a query finds its relatives under either. Built from the
/// forms alone, so nothing of it is stored.
class Relations {
 public:
  /// Takes in the forms that have come since the last call.
  void update(const Forms& forms);

  /// Forms of the same stem in either language, the form itself included; no order, each once.
  void related(const Forms& forms, std::string_view word, Buffer<FormId>& found) const;

  /// The forms that begin with these bytes, in the order of their bytes.
  struct Range {
    const FormId* first;
    const FormId* last;
  };
  Range starting_with(const Forms& forms, std::string_view start) const;

  std::size_t memory() const;

 private:
  // A language's stems: chains of forms by the hash of their stem.
  struct Chains {
    Buffer<FormId> heads;  ///< a power of two
    Buffer<FormId> next;   ///< by form
  };

  void link(const Forms& forms, FormId first);

  Chains english_;
  Chains german_;
  Buffer<FormId> sorted_;
  FormId known_ = 0;
};

}  // namespace clause10::search
