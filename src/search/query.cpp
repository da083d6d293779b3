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
    for (Word word; terms_.words.size() < 2 * max_query_groups && words.next(word);) {
      const bool completes = query_.prefix && word.end == query_.text.size();
      const bool is_stop = forms_.is_stop(word);
      if (is_stop && !completes) continue;
      take(word, completes);
    }
    return std::move(terms_);
  }

 private:
  void take(const Word& word, bool completes) {
    found_.clear();
    const FormId exact = forms_.of(word);
    if (exact != no_form) accept(exact, exact_weight);
    if (!forms_.is_stop(word)) {
      ids_.clear();
      relations_.related(forms_, word.folded, ids_);
      for (const FormId form : ids_)
        accept(form, related_weight);
    }
    if (completes) complete(word.folded);
    if (found_.empty()) return;

    const auto index = static_cast<std::uint32_t>(terms_.words.size());
    terms_.words.push_back({word.begin, word.end});
    Group* group = sharing_group();
    if (group == nullptr) {
      if (terms_.groups.size() == max_query_groups) {
        terms_.words.pop_back();
        return;
      }
      group = &terms_.groups.emplace_back();
    }
    group->words.push_back(index);
    for (const Accepted& each : found_)
      add(*group, each);
  }

  void accept(FormId form, std::uint32_t weight) {
    if (forms_.count(form) == 0) return;
    for (const Accepted& each : found_) {
      if (each.form == form) return;
    }
    found_.push_back({form, weight});
  }

  /// The most frequent forms that begin with the word.
  void complete(std::string_view start) {
    const auto [first, last] = relations_.starting_with(forms_, start);
    ids_.clear();
    for (const FormId* form = first; form != last; ++form) {
      if (forms_.count(*form) > 0) ids_.push_back(*form);
    }
    // By the letters where counts are equal: form numbers depend on what came first.
    const auto before = [this](FormId a, FormId b) {
      if (forms_.count(a) != forms_.count(b)) return forms_.count(a) > forms_.count(b);
      return forms_.text(a) < forms_.text(b);
    };
    const std::size_t kept = std::min(ids_.size(), max_completions);
    std::partial_sort(ids_.begin(), ids_.begin() + static_cast<std::ptrdiff_t>(kept), ids_.end(),
                      before);
    for (std::size_t i = 0; i < kept; ++i)
      accept(ids_[i], completed_weight);
  }

  /// The group that answers to an exact or related form already: "audit" and "audits" are one.
  Group* sharing_group() {
    for (Group& group : terms_.groups) {
      for (const Accepted& each : group.forms) {
        for (const Accepted& wanted : found_) {
          if (wanted.form == each.form && wanted.weight > completed_weight) return &group;
        }
      }
    }
    return nullptr;
  }

  void add(Group& group, const Accepted& accepted) {
    for (Group& other : terms_.groups) {
      for (Accepted& each : other.forms) {
        if (each.form != accepted.form) continue;
        if (&other == &group) each.weight = std::max(each.weight, accepted.weight);
        return;
      }
    }
    group.forms.push_back(accepted);
    group.documents += forms_.count(accepted.form);
  }

  const Query& query_;
  const Forms& forms_;
  const Relations& relations_;
  Terms terms_;
  std::vector<Accepted> found_;
  std::vector<FormId> ids_;
};

}  // namespace

Terms plan(const Query& query, const Forms& forms, const Relations& relations) {
  Terms terms = Planner(query, forms, relations).run();
  std::erase_if(terms.groups, [](const Group& group) { return group.forms.empty(); });
  return terms;
}

}  // namespace clause10::search
