#include <algorithm>

#include "lint/checks.h"
#include "lint/stems.h"

namespace clause10::lint {
namespace {

constexpr std::size_t least_words = 2;  ///< fewer are no statement that could be repeated
constexpr std::size_t most_quoted = 6;

/// The words of the text that the others have, too, each once and in its order.
std::string shared_words(const Text& text, const std::vector<bool>& covered,
                         const std::vector<Stems>& others) {
  std::string words;
  std::vector<std::string_view> seen;
  for (std::size_t i = 0; i < text.size() && seen.size() < most_quoted; ++i) {
    const std::string_view form = stem(text.folded(i));
    const bool shared = std::any_of(others.begin(), others.end(),
                                    [&](const Stems& each) { return each.has(form); });
    if (covered[i] || !shared) continue;
    if (std::find(seen.begin(), seen.end(), form) != seen.end()) continue;
    seen.push_back(form);
    if (!words.empty()) words += ", ";
    words += text.quote(i, i);
  }
  return words;
}

}  // namespace

std::optional<Finding> restates(const model::Lint& check, Subject& subject) {
  const Text* text = subject.text(check.field);
  if (text == nullptr) return std::nullopt;
  const std::vector<bool> covered = covered_by(check.ignore, *text, subject);
  const Stems own(*text, covered);
  if (own.all().size() < least_words) return std::nullopt;
  // Its words in the field that has most of them, and in all together.
  std::vector<bool> anywhere(own.all().size());
  std::size_t most = 0;
  const std::string* nearest = nullptr;
  std::vector<Stems> others;
  for (const std::string& id : check.of) {
    const Text* compared = subject.text(id);
    if (compared == nullptr) continue;
    others.emplace_back(*compared, covered_by(check.ignore, *compared, subject));
    std::size_t shared = 0;
    for (std::size_t i = 0; i < own.all().size(); ++i) {
      if (!others.back().has(own.all()[i])) continue;
      ++shared;
      anywhere[i] = true;
    }
    if (shared > most) {
      most = shared;
      nearest = &id;
    }
  }
  if (nearest == nullptr) return std::nullopt;
  const bool in_one = most * 100 >= own.all().size() * static_cast<std::size_t>(check.share);
  const bool in_all = std::find(anywhere.begin(), anywhere.end(), false) == anywhere.end();
  if (!in_one && !in_all) return std::nullopt;
  return Finding{shared_words(*text, covered, others), *nearest, true};
}

}  // namespace clause10::lint
