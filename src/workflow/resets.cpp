#include "workflow/resets.h"

#include <algorithm>

#include "model/pointer.h"
#include "model/same.h"

namespace clause10::workflow {

std::vector<Stale> stale_fields(const model::RecordType& type, const model::Record& before,
                                const model::Record& after) {
  const auto was_filled = [&](const std::string& field) {
    return !model::same_or_absent(model::find(before.fields, field), nullptr);
  };
  const auto is_changed = [&](const std::string& field) {
    return was_filled(field) && !model::same_or_absent(model::find(before.fields, field),
                                                       model::find(after.fields, field));
  };
  std::vector<Stale> stale;
  for (const auto& [edited, others] : type.resets) {
    if (!is_changed(edited) || std::any_of(others.begin(), others.end(), is_changed)) continue;
    for (const std::string& field : others) {
      const bool known = std::any_of(stale.begin(), stale.end(),
                                     [&](const Stale& each) { return each.field == field; });
      if (was_filled(field) && !known) stale.push_back({field, edited});
    }
  }
  return stale;
}

std::vector<std::string> reset(const model::RecordType& type, const model::Record& before,
                               model::Record& after) {
  std::vector<std::string> pointers;
  for (const Stale& stale : stale_fields(type, before, after)) {
    model::erase(after.fields, stale.field);
    pointers.push_back(model::field_pointer(stale.field));
  }
  return pointers;
}

}  // namespace clause10::workflow
