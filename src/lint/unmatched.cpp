#include <algorithm>

#include "lint/checks.h"
#include "model/sort.h"
#include "model/text.h"

namespace clause10::lint {
namespace {

bool earlier(const std::string& a, const std::string& b) {
  return a < b;
}

/// A key as people write it: 2 and " 2 " are the same, a number counts as its digits.
std::string key_in(const model::Value& line, std::string_view column) {
  const model::Value* value = line.find(column);
  if (value != nullptr && value->integer() != nullptr) return std::to_string(*value->integer());
  return std::string(model::trim(text_in(line, column)));
}

bool is_left_out(const model::Value& line, const model::Lint& check) {
  return std::any_of(check.leave_out.begin(), check.leave_out.end(),
                     [&](const auto& each) { return text_in(line, each.first) == each.second; });
}

}  // namespace

std::optional<Finding> unmatched(const model::Lint& check, Subject& subject) {
  const model::List* list = subject.list(check.field);
  if (list == nullptr) return std::nullopt;
  std::vector<std::string> known = check.known;
  if (const model::List* others = subject.list(check.in)) {
    for (const model::Value& line : *others) {
      if (!is_left_out(line, check)) known.push_back(key_in(line, check.in_key));
    }
  }
  model::sort<std::string, &earlier>(known);
  for (std::size_t i = 0; i < list->size(); ++i) {
    const model::Value& line = (*list)[i];
    const std::string key = key_in(line, check.key);
    if (key.empty() || is_left_out(line, check)) continue;
    if (std::binary_search(known.begin(), known.end(), key)) continue;
    return Finding{key, std::string(text_in(line, check.shows)), false, i + 1, check.key};
  }
  return std::nullopt;
}

}  // namespace clause10::lint
