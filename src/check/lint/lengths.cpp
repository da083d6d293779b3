#include <variant>

#include "check/lint/lints.h"
#include "model/pointer.h"

// Two rules about the length of one text that no text keeps.
namespace clause10::check {
namespace {

/// A length that every record of the type must keep sooner or later.
const model::Length* length_of(const model::Rule& rule) {
  const bool always = !rule.when && rule.severity == model::Severity::error;
  return always ? std::get_if<model::Length>(&rule.check) : nullptr;
}

bool is_shorter(const std::optional<std::int64_t>& max, const std::optional<std::int64_t>& min) {
  return max && min && *max < *min;
}

}  // namespace

void lint_lengths(const model::RecordType& type, const std::string& pointer, Findings& findings) {
  for (std::size_t i = 0; i < type.rules.size(); ++i) {
    const model::Length* length = length_of(type.rules[i]);
    for (std::size_t j = 0; length != nullptr && j < i; ++j) {
      const model::Length* other = length_of(type.rules[j]);
      if (other == nullptr || other->field != length->field) continue;
      if (!is_shorter(length->max, other->min) && !is_shorter(other->max, length->min)) continue;
      findings.add("pack.neverHolds",
                   "no text keeps both this and the rule \"" + type.rules[j].id + "\"",
                   model::item_of(pointer + "/rules", i) + "/length");
    }
  }
}

}  // namespace clause10::check
