#include "model/suggest.h"

#include "model/wording.h"

#include <algorithm>
#include <numeric>

namespace clause10::model {
namespace {

// Beyond this the question is no longer a typing error, and the table below stays small.
constexpr std::size_t longest_name = 64;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Levenshtein distance, upper and lower case alike.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t substituted = diagonal + (lower(a[i]) == lower(b[j]) ? 0U : 1U);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, substituted});
    }
  }
  return row.back();
}

}  // namespace

std::string suggest(std::string_view written, const std::vector<std::string>& known,
                    std::string_view locale) {
  if (written.empty() || written.size() > longest_name) return {};
  // Two letters swapped count as two changes; of a very short name they leave nothing.
  const std::size_t tolerated =
      written.size() < 4 ? 1 : std::max<std::size_t>(2, written.size() / 3);
  std::size_t nearest = tolerated + 1;
  std::string_view best;
  for (const std::string& name : known) {
    if (name.size() > longest_name) continue;
    // Each letter more is a change at least.
    const std::size_t longer = std::max(name.size(), written.size());
    if (longer - std::min(name.size(), written.size()) >= nearest) continue;
    const std::size_t found = distance(written, name);
    if (found < nearest) {
      nearest = found;
      best = name;
    }
  }
  if (best.empty()) return {};
  return say(wording::did_you_mean, locale, {best});
}

}  // namespace clause10::model
