#include "register/time_to_state.h"

#include <algorithm>

namespace clause10::columns {
namespace {

/// How many records took how many days.
class Histogram {
 public:
  Histogram() : counts_(std::size_t{never} + 1) {}

  void clear() { std::fill(counts_.begin(), counts_.end(), 0); }
  void add(DaysAfter days) { ++counts_[days]; }

  void describe(model::TimeToState& made) const {
    std::int64_t sum = 0;
    for (std::size_t days = 0; days < never; ++days) {
      made.records += counts_[days];
      sum += static_cast<std::int64_t>(days) * counts_[days];
    }
    const std::int64_t n = made.records;
    if (n == 0) return;
    const std::int64_t tenths = (20 * sum + n) / (2 * n);
    made.mean = static_cast<double>(tenths) / 10;
    made.median = static_cast<double>(at((n - 1) / 2) + at(n / 2)) / 2;
    made.p90 = at((9 * n + 9) / 10 - 1);
  }

 private:
  /// The value at that rank, from 0.
  std::int64_t at(std::int64_t rank) const {
    std::size_t days = 0;
    for (std::int64_t left = rank; left >= counts_[days]; ++days) {
      left -= counts_[days];
    }
    return static_cast<std::int64_t>(days);
  }

  std::vector<std::uint32_t> counts_;
};

}  // namespace

std::vector<model::TimeToState> time_to_state_of(const Store& store, std::uint32_t type,
                                                 std::string_view locale) {
  const TypePlan& plan = store.plan().types[type];
  std::vector<model::TimeToState> made;
  Histogram histogram;
  for (std::size_t i = 0; i < plan.type->states.size(); ++i) {
    const model::State& state = plan.type->states[i];
    if (state.id == plan.type->initial) continue;
    histogram.clear();
    for (const Block& block : store.blocks()) {
      if (block.type() != type) continue;
      const std::uint8_t* states = block.at(plan.state);
      const DaysAfter* reached = block.at(plan.survey.reached[i]);
      for (std::uint32_t place = 0; place < block.used; ++place) {
        histogram.add(states[place] == no_state ? never : reached[place]);
      }
    }
    made.push_back({state.id, std::string(state.label.in(locale))});
    histogram.describe(made.back());
  }
  return made;
}

}  // namespace clause10::columns
