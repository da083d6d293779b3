#include "register/recurrence.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "model/parameters.h"
#include "register/dimension_counts.h"
#include "register/standing.h"
#include "schedule/months.h"

namespace clause10::columns {
namespace {

std::int64_t months_of(const model::Pack& pack, const model::Recurrence& recurrence,
                       const model::Context& context) {
  if (!recurrence.months_parameter) return recurrence.months;
  const auto* value = model::parameter_value(pack, context, *recurrence.months_parameter);
  return value == nullptr || value->integer() == nullptr ? 0 : *value->integer();
}

/// The days of all records, grouped by value: those of a value stand from starts[value] on.
class Groups {
 public:
  Groups(const Store& store, std::uint32_t type, const DimensionValues& values)
      : plan_(store.plan().types[type]), values_(values), ends_(values.values() + 1) {
    // Twice over the records: first each value's number of days, then the days to their places.
    each_day(store, type, [this](std::uint32_t value, std::int32_t) { ++ends_[value + 1]; });
    for (std::size_t value = 1; value < ends_.size(); ++value) {
      ends_[value] += ends_[value - 1];
    }
    days_.resize(ends_.back());
    each_day(store, type,
             [this](std::uint32_t value, std::int32_t day) { days_[ends_[value]++] = day; });
  }

  /// The value's days in ascending order.
  std::pair<const std::int32_t*, const std::int32_t*> days(std::uint32_t value) {
    std::int32_t* begin = days_.data() + (value == 0 ? 0 : ends_[value - 1]);
    std::int32_t* end = days_.data() + ends_[value];
    if (!std::is_sorted(begin, end)) std::sort(begin, end);
    return {begin, end};
  }

 private:
  template <class Visit>
  void each_day(const Store& store, std::uint32_t type, const Visit& visit) {
    const Standings standings = standings_of(*plan_.type);
    for (const Block& block : store.blocks()) {
      if (block.type() != type) continue;
      const std::int32_t* days = block.at(plan_.fields[plan_.survey.since].day);
      const std::uint8_t* states = block.at(plan_.state);
      for (std::uint32_t place = 0; place < block.used; ++place) {
        const std::uint8_t is = standings[states[place]];
        if ((is & (standing::open | standing::closed)) == 0 || !is_day(days[place])) continue;
        const std::uint32_t number = values_.at(block, place);
        if (number == 0) continue;
        values_.values_of(number, several_);
        for (const std::uint32_t value : several_) {
          visit(value, days[place]);
        }
      }
    }
  }

  const TypePlan& plan_;
  const DimensionValues& values_;
  std::vector<std::uint32_t> ends_;  ///< of each value's days, once they are in their places
  std::vector<std::int32_t> days_;
  std::vector<std::uint32_t> several_;
};

struct Tally {
  std::int64_t records = 0;
  std::int64_t pairs = 0;
};

Tally tally_of(const std::int32_t* begin, const std::int32_t* end, std::int64_t months) {
  Tally tally;
  const std::int32_t* earliest = begin;  // the first whose months reach the day looked at
  std::int32_t reach = no_day;
  for (const std::int32_t* day = begin; day != end; ++day) {
    while (earliest != day && reach < *day) {
      reach = schedule::add_months(*earliest, months);
      if (reach < *day) ++earliest;
    }
    if (earliest == day) {
      reach = no_day;
      continue;
    }
    ++tally.records;
    tally.pairs += day - earliest;
  }
  return tally;
}

}  // namespace

std::optional<model::RecurrenceCounts> recurrence_of(const Store& store, std::uint32_t type,
                                                     const model::Context& context) {
  const TypePlan& plan = store.plan().types[type];
  const auto& recurrence = plan.type->in_register.recurrence;
  if (!recurrence) return std::nullopt;
  model::RecurrenceCounts made;
  made.by = recurrence->by;
  made.since = recurrence->since;
  made.months = months_of(*store.plan().pack, *recurrence, context);
  const DimensionValues values(store, type, plan.survey.recurring);
  Groups groups(store, type, values);
  std::vector<Tally> tallies(values.values());
  std::vector<std::uint32_t> order;
  for (std::uint32_t value = 0; value < tallies.size(); ++value) {
    const auto [begin, end] = groups.days(value);
    tallies[value] = tally_of(begin, end, made.months);
    if (tallies[value].pairs == 0) continue;
    made.records += tallies[value].records;
    made.pairs += tallies[value].pairs;
    order.push_back(value);
  }
  made.more = keep_first(order, [&](std::uint32_t a, std::uint32_t b) {
    if (tallies[a].pairs != tallies[b].pairs) return tallies[a].pairs > tallies[b].pairs;
    return values.value(a) < values.value(b);
  });
  for (const std::uint32_t value : order) {
    made.values.push_back({std::string(values.value(value)),
                           std::string(values.label(value, context.locale)), tallies[value].records,
                           tallies[value].pairs});
  }
  return made;
}

}  // namespace clause10::columns
