#include "codec/duplicates.h"

#include <algorithm>
#include <string>
#include <utility>

namespace clause10::codec {

void keep_last(std::vector<model::Member>& members, std::size_t first) {
  std::vector<std::string> names;
  names.reserve(members.size() - first);
  for (std::size_t i = first; i < members.size(); ++i) {
    names.push_back(members[i].name);
  }
  std::sort(names.begin(), names.end());
  std::vector<bool> seen(names.size());
  std::size_t kept = members.size();
  for (std::size_t i = members.size(); i-- > first;) {
    const auto name = std::lower_bound(names.begin(), names.end(), members[i].name);
    auto is_seen = seen[static_cast<std::size_t>(name - names.begin())];
    if (is_seen) continue;
    is_seen = true;
    if (--kept != i) members[kept] = std::move(members[i]);
  }
  members.erase(members.begin() + static_cast<std::ptrdiff_t>(first),
                members.begin() + static_cast<std::ptrdiff_t>(kept));
}

}  // namespace clause10::codec
