#include "register/recurrence.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "register/dimension_counts.h"
#include "register/recurring_keys.h"
#include "schedule/months.h"

namespace clause10::columns {
namespace {

/// The days of all records, grouped by what comes back: those of a key stand together.
class Groups {
 public:
  Groups(const Store& store, std::uint32_t type, RecurringKeys& keys) {
    std::vector<std::pair<std::uint32_t, std::int32_t>> found;
    keys.each(store, type,
              [&](std::uint32_t key, std::int32_t day, Row) { found.emplace_back(key, day); });
    ends_.resize(std::size_t{keys.size()} + 1);
    for (const auto& [key, day] : found) {
      ++ends_[key + 1];
    }
    for (std::size_t key = 1; key < ends_.size(); ++key) {
      ends_[key] += ends_[key - 1];
    }
    days_.resize(ends_.back());
    for (const auto& [key, day] : found) {
      days_[ends_[key]++] = day;
    }
  }

  /// The key's days in ascending order.
  std::pair<const std::int32_t*, const std::int32_t*> days(std::uint32_t key) {
    std::int32_t* begin = days_.data() + (key == 0 ? 0 : ends_[key - 1]);
    std::int32_t* end = days_.data() + ends_[key];
    if (!std::is_sorted(begin, end)) std::sort(begin, end);
    return {begin, end};
  }

 private:
  std::vector<std::uint32_t> ends_;  ///< of each key's days, once they are in their places
  std::vector<std::int32_t> days_;
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
  made.months = recurring_months(*store.plan().pack, *recurrence, context);
  RecurringKeys keys(store, type);
  Groups groups(store, type, keys);
  std::vector<Tally> tallies(keys.size());
  std::vector<std::string> names(keys.size());
  std::vector<std::uint32_t> order;
  for (std::uint32_t key = 0; key < tallies.size(); ++key) {
    const auto [begin, end] = groups.days(key);
    tallies[key] = tally_of(begin, end, made.months);
    if (tallies[key].pairs == 0) continue;
    made.records += tallies[key].records;
    made.pairs += tallies[key].pairs;
    names[key] = keys.value(key);
    order.push_back(key);
  }
  made.more = keep_first(order, [&](std::uint32_t a, std::uint32_t b) {
    if (tallies[a].pairs != tallies[b].pairs) return tallies[a].pairs > tallies[b].pairs;
    return names[a] < names[b];
  });
  for (const std::uint32_t key : order) {
    made.values.push_back(
        {names[key], keys.label(key, context.locale), tallies[key].records, tallies[key].pairs});
  }
  return made;
}

}  // namespace clause10::columns
