#include "search/relations.h"

#include <algorithm>
#include <cstring>

#include "search/stem.h"

namespace clause10::search {
namespace {

using Stemmer = void (*)(Stem&);

/// A stemmed copy of a word. Words of other scripts, numbers and abbreviations are their own stem.
class Stemmed {
 public:
  Stemmed(std::string_view word, Stemmer stemmer) : stem_{letters_, word.size()} {
    std::memcpy(letters_, word.data(), word.size());
    const bool latin =
        std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (latin) stemmer(stem_);
  }
  Stemmed(const Stemmed&) = delete;
  Stemmed& operator=(const Stemmed&) = delete;

  std::string_view text() const { return stem_.text(); }
  std::uint32_t hash() const { return hash_of_form(text()); }

 private:
  char letters_[max_word_bytes] = {};
  Stem stem_;
};

}  // namespace

void Relations::update(const Forms& forms) {
  const FormId size = forms.size();
  if (known_ == size) return;
  FormId first = std::max(known_, forms.first_real());
  if (std::size_t{size} > english_.heads.size()) {
    std::size_t heads = 1024;
    while (heads < size)
      heads *= 2;
    for (Chains* chains : {&english_, &german_})
      chains->heads.assign(heads, no_form);
    link(forms, forms.first_real());
  } else {
    link(forms, first);
  }

  const std::size_t middle = sorted_.size();
  for (; first < size; ++first)
    sorted_.push_back(first);
  const auto before = [](const void* context, FormId a, FormId b) {
    const auto& all = *static_cast<const Forms*>(context);
    return all.text(a) < all.text(b);
  };
  merge_sorted(sorted_, middle, {&forms, before});
  known_ = size;
}

void Relations::link(const Forms& forms, FormId first) {
  const auto add = [&](Chains& chains, Stemmer stemmer, FormId form) {
    const Stemmed stem(forms.text(form), stemmer);
    FormId& head = chains.heads[stem.hash() & (chains.heads.size() - 1)];
    chains.next[form] = head;
    head = form;
  };
  english_.next.cover(forms.size());
  german_.next.cover(forms.size());
  for (FormId form = first; form < forms.size(); ++form) {
    add(english_, stem_english, form);
    add(german_, stem_german, form);
  }
}

void Relations::related(const Forms& forms, std::string_view word, Buffer<FormId>& found) const {
  const auto collect = [&](const Chains& chains, Stemmer stemmer) {
    if (chains.heads.empty()) return;
    const Stemmed wanted(word, stemmer);
    FormId form = chains.heads[wanted.hash() & (chains.heads.size() - 1)];
    for (; form != no_form; form = chains.next[form]) {
      if (Stemmed(forms.text(form), stemmer).text() != wanted.text()) continue;
      if (std::find(found.begin(), found.end(), form) == found.end()) found.push_back(form);
    }
  };
  collect(english_, stem_english);
  collect(german_, stem_german);
}

Relations::Range Relations::starting_with(const Forms& forms, std::string_view start) const {
  // The first form of which `is_past` holds; it holds of all behind, too.
  const auto where = [this](const auto& is_past) {
    std::size_t low = 0;
    std::size_t high = sorted_.size();
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      if (is_past(sorted_[middle])) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return sorted_.data() + low;
  };
  return {where([&](FormId form) { return forms.text(form) >= start; }),
          where([&](FormId form) { return forms.text(form).substr(0, start.size()) > start; })};
}

std::size_t Relations::memory() const {
  return english_.heads.memory() + english_.next.memory() + german_.heads.memory() +
         german_.next.memory() + sorted_.memory();
}

}  // namespace clause10::search
