#include "model/profiles.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "model/value.h"

namespace clause10::model {
namespace {

void lay_over(std::vector<DeadlineRule>& rules, std::vector<DeadlineRule> own) {
  for (DeadlineRule& rule : own) {
    const auto same = std::find_if(rules.begin(), rules.end(),
                                   [&](const auto& each) { return each.id == rule.id; });
    if (same == rules.end()) {
      rules.push_back(std::move(rule));
    } else {
      *same = std::move(rule);
    }
  }
}

DeadlineProfile resolved(const Pack& pack, DeadlineProfile profile, std::size_t most_steps) {
  const DeadlineProfile* found = by_id(pack.profiles, profile.extends);
  if (found == nullptr || most_steps == 0) return profile;
  DeadlineProfile base = resolved(pack, *found, most_steps - 1);
  if (profile.calendar.empty()) profile.calendar = std::move(base.calendar);
  if (profile.inherits_reminders) profile.reminders = std::move(base.reminders);
  if (profile.inherits_escalation) profile.escalation = std::move(base.escalation);
  std::swap(profile.by_type, base.by_type);
  for (auto& [type, rules] : base.by_type) {
    std::vector<DeadlineRule>* known = nullptr;
    for (auto& [each, of_base] : profile.by_type) {
      if (each == type) known = &of_base;
    }
    if (known == nullptr) {
      profile.by_type.emplace_back(std::move(type), std::move(rules));
    } else {
      lay_over(*known, std::move(rules));
    }
  }
  return profile;
}

}  // namespace

std::vector<DeadlineProfile> resolved_profiles(const Pack& pack) {
  std::vector<DeadlineProfile> profiles;
  profiles.reserve(pack.profiles.size());
  for (const DeadlineProfile& each : pack.profiles) {
    profiles.push_back(resolved(pack, each, pack.profiles.size()));
  }
  return profiles;
}

const DeadlineProfile* profile_of(const Pack& pack, const RecordType& type, const Record& record,
                                  std::string_view of_context) {
  const Value* named = type.profile_field ? find(record.fields, *type.profile_field) : nullptr;
  const DeadlineProfile* own =
      named == nullptr || named->text() == nullptr ? nullptr : by_id(pack.profiles, *named->text());
  return own != nullptr ? own : by_id(pack.profiles, of_context);
}

}  // namespace clause10::model
