#include "model/deadline_names.h"

#include <algorithm>
#include <cstddef>

namespace clause10::model {

std::string deadline_name(std::string_view deadline, std::string_view member) {
  std::string name(deadlines_prefix);
  name += deadline;
  name += '.';
  name += member;
  return name;
}

std::vector<std::string_view> deadline_ids(const Pack& pack, std::string_view record_type) {
  std::vector<std::string_view> ids;
  for (const DeadlineProfile& profile : pack.profiles) {
    const auto* rules = profile.deadlines_of(record_type);
    if (rules == nullptr) continue;
    for (const DeadlineRule& rule : *rules) {
      if (std::find(ids.begin(), ids.end(), rule.id) == ids.end()) ids.push_back(rule.id);
    }
  }
  return ids;
}

std::string_view name_of(DeadlineState state) {
  static constexpr std::array<std::string_view, 4> names = {"upcoming", "dueToday", "overdue",
                                                            "met"};
  return names[static_cast<std::size_t>(state)];
}

}  // namespace clause10::model
