#include "register/links.h"

#include <algorithm>

namespace clause10::columns {

RowsByIssue::RowsByIssue(const Store& store) {
  for (std::uint32_t number = 0; number < store.blocks().size(); ++number) {
    take(store, number, store.type_of(store.blocks()[number]).issue);
  }
  std::sort(rows_.begin(), rows_.end());
}

RowsByIssue::RowsByIssue(const Store& store, std::uint32_t type, std::uint32_t field) {
  for (std::uint32_t number = 0; number < store.blocks().size(); ++number) {
    const Block& block = store.blocks()[number];
    if (block.type() == type) take(store, number, store.type_of(block).fields[field].points);
  }
  std::sort(rows_.begin(), rows_.end());
}

void RowsByIssue::take(const Store& store, std::uint32_t number, Column<std::uint32_t> column) {
  const Block& block = store.blocks()[number];
  const std::uint8_t* states = block.at(store.type_of(block).state);
  const std::uint32_t* issues = block.at(column);
  for (std::uint32_t place = 0; place < block.used; ++place) {
    if (states[place] == no_state || issues[place] == 0) continue;
    rows_.emplace_back(issues[place], number * rows_per_block + place);
  }
}

std::vector<Row> RowsByIssue::find(std::uint32_t issue) const {
  std::vector<Row> found;
  if (issue == 0) return found;
  auto at = std::lower_bound(rows_.begin(), rows_.end(), std::pair<std::uint32_t, Row>(issue, 0));
  for (; at != rows_.end() && at->first == issue; ++at) {
    found.push_back(at->second);
  }
  return found;
}

}  // namespace clause10::columns
