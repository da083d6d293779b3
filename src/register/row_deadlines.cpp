#include "register/row_deadlines.h"

#include <utility>

#include "model/deadline_names.h"

namespace clause10::columns {

RowDeadlines::RowDeadlines(const evaluate::Ruleset& ruleset, const Store& store,
                           const model::Context& context)
    : store_(store), values_(ruleset, store, context) {}

void RowDeadlines::look_at(const Block& block) {
  values_.look_at(block);
  plan_ = &store_.type_of(block);
  by_status_.assign(plan_->row_parts.size(), {});
}

Verdict RowDeadlines::decide(std::size_t index, const Moment& moment, Row row) {
  const RowPart& part = plan_->row_parts[index];
  const std::uint32_t place = row % rows_per_block;
  model::Object values;
  std::optional<Verdict>* decided = nullptr;
  for (const std::string& name : part.deadlines) {
    model::Value found = values_.value(name, place);
    if (part.by_status) {
      std::size_t status = 0;
      using enum model::DeadlineState;
      for (const auto state : {upcoming, due_today, overdue, met}) {
        if (found.text() != nullptr && *found.text() == model::name_of(state)) {
          status = static_cast<std::size_t>(state) + 1;
        }
      }
      decided = &by_status_[index][status];
      if (*decided) return **decided;
    }
    if (!found.is_null()) values.push_back({name, std::move(found)});
  }
  const Verdict verdict = moment.of_row(part, row, values);
  if (decided != nullptr) *decided = verdict;
  return verdict;
}

}  // namespace clause10::columns
