#include <algorithm>

#include "lint/checks.h"

namespace clause10::lint {
namespace {

constexpr std::size_t most_quoted = 12;  ///< words

}  // namespace

std::optional<Finding> says_nothing(const model::Lint& check, Subject& subject) {
  return each_text(check, subject, [&](const Text& text) -> std::optional<Finding> {
    const std::vector<bool> covered = covered_by(check.ignore, text, subject);
    const std::size_t left = words_left(text, covered, 0, text.size());
    if (left >= static_cast<std::size_t>(check.least)) return std::nullopt;
    if (is_found(check.unless, text, subject)) return std::nullopt;
    if (text.size() == 0) return Finding{};
    const std::size_t last = std::min(text.size(), most_quoted) - 1;
    return Finding{std::string(text.quote(0, last))};
  });
}

}  // namespace clause10::lint
