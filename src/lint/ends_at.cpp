#include <algorithm>

#include "lint/checks.h"

namespace clause10::lint {
namespace {

constexpr std::size_t near = 4;  ///< words before a phrase in which it is said not to be

class EndsAt {
 public:
  EndsAt(const model::Lint& check, const Text& text, Subject& subject)
      : check_(check), text_(text), subject_(subject) {}

  std::optional<Finding> look() const {
    const std::vector<Hit>& hits = subject_.hits(check_.phrases, text_);
    if (hits.empty()) return std::nullopt;
    std::vector<bool> covered = covered_by(check_.ignore, text_, subject_);
    const auto meant = std::find_if(hits.begin(), hits.end(),
                                    [&](const Hit& hit) { return !is_denied(hit, covered); });
    if (meant == hits.end() || is_found(check_.unless, text_, subject_)) return std::nullopt;
    cover(hits, covered);
    if (is_asked_on(*meant, covered) || is_led_to(*meant, covered)) return std::nullopt;
    return Finding{std::string(text_.quote(meant->first, meant->behind - 1))};
  }

 private:
  /// "not human error but …": a negation before it, with words that mean nothing between.
  bool is_denied(const Hit& hit, const std::vector<bool>& covered) const {
    return any_mark(check_.negations, [&](const Hit& mark) {
      if (mark.behind > hit.first || hit.first - mark.behind >= near) return false;
      for (std::size_t i = mark.behind; i < hit.first; ++i) {
        if (!covered[i] || text_[i].opens) return false;
      }
      return !text_[hit.first].opens;
    });
  }

  /// "… because the form has no field for it": a reason behind the phrase that says something.
  bool is_asked_on(const Hit& hit, const std::vector<bool>& covered) const {
    return any_mark(check_.because, [&](const Hit& mark) {
      return mark.first >= hit.behind && says_something(covered, mark.behind, text_.size());
    });
  }

  /// "the form has no field for it, which led to …": a reason before the phrase.
  bool is_led_to(const Hit& hit, const std::vector<bool>& covered) const {
    return any_mark(check_.therefore, [&](const Hit& mark) {
      return mark.behind <= hit.first && says_something(covered, 0, mark.first);
    });
  }

  template <class Fits>
  bool any_mark(const std::vector<std::string>& lexicons, const Fits& fits) const {
    return std::any_of(lexicons.begin(), lexicons.end(), [&](const std::string& id) {
      const std::vector<Hit>& marks = subject_.hits(id, text_);
      return std::any_of(marks.begin(), marks.end(), fits);
    });
  }

  bool says_something(const std::vector<bool>& covered, std::size_t first,
                      std::size_t behind) const {
    return words_left(text_, covered, first, behind) >= static_cast<std::size_t>(check_.least);
  }

  const model::Lint& check_;
  const Text& text_;
  Subject& subject_;
};

}  // namespace

std::optional<Finding> ends_at(const model::Lint& check, Subject& subject) {
  return each_text(check, subject,
                   [&](const Text& text) { return EndsAt(check, text, subject).look(); });
}

}  // namespace clause10::lint
