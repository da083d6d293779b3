#include "register/row_deadlines.h"

#include <algorithm>
#include <utility>

#include "model/deadline_names.h"
#include "schedule/deadline.h"

namespace clause10::columns {
namespace {

/// deadlines.ID.member
std::string_view id_in(std::string_view name) {
  name.remove_prefix(model::deadlines_prefix.size());
  return name.substr(0, name.rfind('.'));
}

}  // namespace

RowDeadlines::RowDeadlines(const evaluate::Ruleset& ruleset, const Store& store,
                           const model::Context& context)
    : store_(store), today_(context.today.days_since_1970()), due_dates_(ruleset, store, context) {}

void RowDeadlines::look_at(const Block& block) {
  block_ = &block;
  plan_ = &store_.type_of(block);
  dates_.clear();
  by_status_.assign(plan_->row_parts.size(), {});
  for (const RowPart& part : plan_->row_parts) {
    for (const std::string& name : part.deadlines) {
      const std::string_view id = id_in(name);
      const bool known = std::any_of(dates_.begin(), dates_.end(),
                                     [&](const Dates& each) { return each.id == id; });
      if (known) continue;
      Dates made;
      made.id = id;
      for (const DueDates::Deadline& deadline : due_dates_.deadlines(block.type())) {
        if (deadline.id == id) made.deadline = &deadline;
      }
      if (made.deadline != nullptr) {
        made.due = std::make_unique<DueDates::Days>();
        due_dates_.find(block, *made.deadline, *made.due);
      }
      dates_.push_back(std::move(made));
    }
  }
}

const RowDeadlines::Dates& RowDeadlines::dates(std::string_view id) const {
  return *std::find_if(dates_.begin(), dates_.end(),
                       [&](const Dates& each) { return each.id == id; });
}

/// Null where the row has no such deadline.
model::Value RowDeadlines::value(std::string_view name, std::uint32_t place) const {
  const Dates& dates = this->dates(id_in(name));
  const std::int32_t due = dates.deadline == nullptr ? no_day : (*dates.due)[place];
  if (due == no_day) return {};
  if (name.ends_with(".due")) return model::Date::from_days(due)->text();
  if (name.ends_with(".original")) {
    const auto* rule = due_dates_.rule_of(*block_, *dates.deadline, place);
    const std::int32_t original = block_->at(rule->original)[place];
    return model::Date::from_days(is_day(original) ? original : due)->text();
  }
  const bool met = due_dates_.is_met(*block_, *dates.deadline, place);
  return model::name_of(
      schedule::state_of(*model::Date::from_days(due), *model::Date::from_days(today_), met));
}

Verdict RowDeadlines::decide(std::size_t index, const Moment& moment, Row row) {
  const RowPart& part = plan_->row_parts[index];
  const std::uint32_t place = row % rows_per_block;
  model::Object values;
  std::optional<Verdict>* decided = nullptr;
  for (const std::string& name : part.deadlines) {
    model::Value found = value(name, place);
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
