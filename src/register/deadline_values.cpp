#include "register/deadline_values.h"

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

DeadlineValues::DeadlineValues(const evaluate::Ruleset& ruleset, const Store& store,
                               const model::Context& context)
    : today_(context.today.days_since_1970()), due_dates_(ruleset, store, context) {}

void DeadlineValues::look_at(const Block& block) {
  block_ = &block;
  dates_.clear();
}

const DeadlineValues::Dates& DeadlineValues::dates(std::string_view id) {
  const auto found =
      std::find_if(dates_.begin(), dates_.end(), [&](const Dates& each) { return each.id == id; });
  if (found != dates_.end()) return *found;
  static const Dates none;
  for (const DueDates::Deadline& deadline : due_dates_.deadlines(block_->type())) {
    if (deadline.id != id) continue;
    dates_.push_back({deadline.id, &deadline, std::make_unique<DueDates::Days>()});
    due_dates_.find(*block_, deadline, *dates_.back().due);
    return dates_.back();
  }
  return none;
}

model::Value DeadlineValues::value(std::string_view name, std::uint32_t place) {
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

}  // namespace clause10::columns
