#include "search/query.h"

#include <algorithm>
#include <string>

namespace clause10::search {
namespace {

class Planner {
 public:
  Planner(const Query& query, const Forms& forms, const Relations& relations)
      : query_(query), forms_(forms), relations_(relations) {}

  Terms run() {
    Words words(query_.text);
    for (Word word; terms_.words.size() < max_query_words && words.next(word);) {
      const bool completes = query_.prefix && word.end == query_.text.size();
      const bool is_stop = forms_.is_stop(word);
      if (!is_stop || completes) take(word, is_stop, completes);
    }
    return std::move(terms_);
  }

 private:
  void take(const Word& word, bool is_stop, bool completes) {
    found_.clear();
    if (!is_stop) {
      const FormId exact = forms_.of(word);
      if (exact != no_form) accept(exact, exact_weight);
      ids_.clear();
      relations_.related(forms_, word.folded, ids_);
      for (const FormId form : ids_)
        accept(form, related_weight);
    }
    if (completes) complete(word.folded);

    const std::size_t group = group_for_found();
    if (group == max_query_groups) return;
    terms_.groups[group].words |= std::uint64_t{1} << terms_.words.size();
    terms_.words.push_back({word.begin, word.end});
    for (const Accepted& each : found_)
      add(group, each);
  }

  void accept(FormId form, std::uint16_t weight) {
    if (forms_.count(form) == 0) return;
    for (const Accepted& each : found_) {
      if (each.form == form) return;
    }
    found_.push_back({form, 0, weight});
  }

  /// The most frequent forms that begin with the word.
  void complete(std::string_view start) {
    const auto [first, last] = relations_.starting_with(forms_, start);
    ids_.clear();
    for (const FormId* form = first; form != last; ++form) {
      if (forms_.count(*form) > 0) ids_.push_back(*form);
    }
    // By the letters where counts are equal: form numbers depend on what came first.
    const auto before = [](const void* context, FormId a, FormId b) {
      const auto& forms = *static_cast<const Forms*>(context);
      if (forms.count(a) != forms.count(b)) return forms.count(a) > forms.count(b);
      return forms.text(a) < forms.text(b);
    };
    merge_sorted(ids_, 0, {&forms_, before});
    const std::size_t kept = std::min(ids_.size(), max_completions);
    for (std::size_t i = 0; i < kept; ++i)
      accept(ids_[i], completed_weight);
  }

  /// The group that answers to one of the exact or related forms already ("audit" and "audits" are
  /// one), the first of them if there are several; a new one for what no group answers to; or
  /// max_query_groups when there is none to be had.
  std::size_t group_for_found() {
    std::size_t first = max_query_groups;
    bool is_new = false;
    for (const Accepted& each : found_) {
      const Accepted* const taken = taken_form(each.form);
      if (taken == nullptr) {
        is_new = true;
      } else if (each.weight > completed_weight && taken->group < first) {
        first = taken->group;
      }
    }
    if (first == max_query_groups && is_new && terms_.groups.size() < max_query_groups) {
      first = terms_.groups.size();
      terms_.groups.push_back({});
    }
    return first;
  }

  Accepted* taken_form(FormId form) {
    for (Accepted& each : terms_.forms) {
      if (each.form == form) return &each;
    }
    return nullptr;
  }

  void add(std::size_t group, Accepted accepted) {
    Accepted* const taken = taken_form(accepted.form);
    if (taken == nullptr) {
      accepted.group = static_cast<std::uint16_t>(group);
      terms_.forms.push_back(accepted);
      terms_.groups[group].documents += forms_.count(accepted.form);
    } else if (taken->group == group && taken->weight < accepted.weight) {
      taken->weight = accepted.weight;
    }
  }

  const Query& query_;
  const Forms& forms_;
  const Relations& relations_;
  Terms terms_;
  Buffer<Accepted> found_;
  Buffer<FormId> ids_;
};

}  // namespace

Terms plan(const Query& query, const Forms& forms, const Relations& relations) {
  return Planner(query, forms, relations).run();
}

}  // namespace clause10::search
