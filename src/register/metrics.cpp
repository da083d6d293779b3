#include "register/metrics.h"

#include <algorithm>
#include <utility>

#include "register/clause_counts.h"
#include "register/dimension_counts.h"
#include "register/due_dates.h"
#include "register/month_counts.h"
#include "register/recurrence.h"
#include "register/standing.h"
#include "register/time_to_state.h"

namespace clause10::columns {
namespace {

constexpr std::int32_t week = 7;
constexpr std::int32_t thirty_days = 30;

/// Counts one record type, block by block.
class TypeCounter {
 public:
  TypeCounter(const Store& store, std::uint32_t type, DueDates& due_dates,
              const model::Context& context)
      : plan_(store.plan().types[type]),
        context_(context),
        today_(context.today.days_since_1970()),
        due_dates_(due_dates),
        deadlines_(due_dates.deadlines(type)),
        standings_(standings_of(*plan_.type)),
        dimensions_(store, type),
        months_(context.today) {
    made_.deadlines.resize(deadlines_.size());
  }

  void add(const Block& block) {
    const std::uint8_t* states = block.at(plan_.state);
    for (std::uint32_t place = 0; place < block.used; ++place) {
      ++states_[states[place]];
      standing_[place] = standings_[states[place]];
    }
    for (std::size_t i = 0; i < deadlines_.size(); ++i) {
      add_deadline(block, deadlines_[i], made_.deadlines[i]);
    }
    for (std::uint32_t place = 0; place < block.used; ++place) {
      if (standing_[place] != 0) add_record(block, place);
    }
    dimensions_.add(block, standing_);
  }

  model::TypeMetrics finish() {
    const std::string& locale = context_.locale;
    made_.type = plan_.type->id;
    made_.label = plan_.type->label.in(locale);
    for (std::size_t state = 0; state < plan_.type->states.size(); ++state) {
      const model::State& each = plan_.type->states[state];
      made_.states.push_back({each.id, std::string(each.label.in(locale)), states_[state]});
      made_.records += states_[state];
    }
    std::vector<model::DeadlineCounts> counted;
    for (std::size_t i = 0; i < deadlines_.size(); ++i) {
      model::DeadlineCounts& counts = made_.deadlines[i];
      const bool any = counts.met + counts.overdue + counts.due_today + counts.upcoming > 0;
      // One that no record of another profile has is nothing to report.
      if (!deadlines_[i].of_context && !any) continue;
      counts.deadline = deadlines_[i].id;
      counts.label = deadlines_[i].rules.front().rule->label.in(locale);
      counted.push_back(std::move(counts));
    }
    made_.deadlines = std::move(counted);
    made_.dimensions = dimensions_.finish(locale);
    made_.months = months_.finish();
    return std::move(made_);
  }

 private:
  void add_deadline(const Block& block, const DueDates::Deadline& deadline,
                    model::DeadlineCounts& counts) {
    due_dates_.find(block, deadline, due_);
    for (std::uint32_t place = 0; place < block.used; ++place) {
      if (due_[place] == no_day) continue;
      if (due_dates_.is_met(block, deadline, place)) {
        ++counts.met;
      } else if ((standing_[place] & standing::open) != 0) {
        add_due(due_[place] - today_, counts, standing_[place]);
      }
    }
  }

  static void add_due(std::int32_t left, model::DeadlineCounts& counts, std::uint8_t& standing) {
    if (left < 0) {
      ++counts.overdue;
      standing |= standing::overdue;
      return;
    }
    ++(left == 0 ? counts.due_today : counts.upcoming);
    if (left <= week) {
      ++counts.within_7;
      standing |= standing::within_7;
    }
    if (left <= thirty_days) {
      ++counts.within_30;
      standing |= standing::within_30;
    }
  }

  void add_record(const Block& block, std::uint32_t place) {
    const std::uint8_t is = standing_[place];
    made_.closed += (is & standing::closed) != 0;
    made_.cancelled += (is & standing::cancelled) != 0;
    const std::int32_t opened = block.at(plan_.survey.opened)[place];
    if (is_day(opened)) months_.open(opened);
    if ((is & standing::closed) != 0) {
      const DaysAfter arrived = block.at(plan_.survey.arrived)[place];
      if (arrived != never) months_.close(opened + arrived);
    }
    if ((is & standing::open) == 0) return;
    ++made_.open;
    made_.overdue += (is & standing::overdue) != 0;
    made_.within_7 += (is & standing::within_7) != 0;
    made_.within_30 += (is & standing::within_30) != 0;
    add_age(opened);
  }

  void add_age(std::int32_t opened) {
    if (!is_day(opened)) {
      ++made_.ageing.undated;
      return;
    }
    std::size_t bucket = 0;
    for (const std::int32_t last : model::Ageing::last_days) {
      bucket += today_ - opened > last;
    }
    ++made_.ageing.records[bucket];
  }

  const TypePlan& plan_;
  const model::Context& context_;
  std::int32_t today_;
  DueDates& due_dates_;
  const std::vector<DueDates::Deadline>& deadlines_;
  Standings standings_;
  DimensionCounter dimensions_;
  MonthCounter months_;
  model::TypeMetrics made_;
  std::array<std::int64_t, 256> states_ = {};
  BlockStanding standing_ = {};
  DueDates::Days due_ = {};
};

}  // namespace

model::Metrics metrics_of(const evaluate::Ruleset& ruleset, const Store& store,
                          const model::Context& context) {
  model::Metrics metrics;
  metrics.today = context.today.text();
  metrics.records = store.records();
  metrics.unreadable = static_cast<std::int64_t>(store.unreadable().size());
  metrics.bytes = static_cast<std::int64_t>(store.bytes());
  DueDates due_dates(ruleset, store, context);
  for (std::uint32_t type = 0; type < store.plan().types.size(); ++type) {
    TypeCounter counter(store, type, due_dates, context);
    for (const Block& block : store.blocks()) {
      if (block.type() == type) counter.add(block);
    }
    metrics.types.push_back(counter.finish());
    metrics.types.back().recurrence = recurrence_of(store, type, context);
    metrics.types.back().time_to_state = time_to_state_of(store, type, context.locale);
  }
  count_violations(store, metrics);
  return metrics;
}

}  // namespace clause10::columns
