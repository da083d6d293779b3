#include "register/clause_counts.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>

#include "evaluate/implicit.h"
#include "evaluate/version.h"
#include "workflow/order.h"

namespace clause10::columns {
namespace {

using model::ClauseCounts;

class Clauses {
 public:
  explicit Clauses(model::Metrics& metrics) : metrics_(metrics) {}

  void add(std::string_view clause, bool error, std::int64_t count) {
    (error ? metrics_.errors : metrics_.warnings) += count;
    if (clause.empty() || count == 0) return;
    auto& clauses = metrics_.clauses;
    auto found = std::find_if(clauses.begin(), clauses.end(),
                              [&](const ClauseCounts& each) { return each.clause == clause; });
    if (found == clauses.end()) {
      found = clauses.insert(found, {std::string(clause)});
    }
    (error ? found->errors : found->warnings) += count;
  }

 private:
  model::Metrics& metrics_;
};

using Words = std::array<std::uint64_t, words_per_block>;

/// Rows in each state.
void split_by_state(const Block& block, const TypePlan& plan, std::vector<Words>& rows) {
  rows.assign(plan.type->states.size(), {});
  const std::uint8_t* states = block.at(plan.state);
  for (std::uint32_t place = 0; place < block.used; ++place) {
    if (states[place] == no_state) continue;
    rows[states[place]][place / 64] |= std::uint64_t{1} << place % 64;
  }
}

/// By violation, and by state within it.
std::vector<bool> in_force_of(const TypePlan& plan) {
  std::vector<bool> in_force;
  for (const ViolationPlan& each : plan.violations) {
    for (const model::State& state : plan.type->states) {
      in_force.push_back(workflow::in_force(*plan.type, plan.type->rules[each.rule], state.id));
    }
  }
  return in_force;
}

void count_rules(const Store& store, std::uint32_t type, Clauses& clauses) {
  const TypePlan& plan = store.plan().types[type];
  std::vector<std::int64_t> counts(plan.violations.size());
  const std::vector<bool> in_force = in_force_of(plan);
  std::vector<Words> rows;
  for (const Block& block : store.blocks()) {
    if (block.type() != type) continue;
    split_by_state(block, plan, rows);
    for (std::uint32_t i = 0; i < counts.size(); ++i) {
      const std::uint64_t* violated = block.at(plan.first_violation[i]);
      for (std::size_t state = 0; state < rows.size(); ++state) {
        if (!in_force[i * rows.size() + state]) continue;
        for (std::uint32_t word = 0; word < words_per_block; ++word) {
          counts[i] += std::popcount(violated[word] & rows[state][word]);
        }
      }
    }
  }
  for (std::uint32_t i = 0; i < counts.size(); ++i) {
    const model::Rule& rule = plan.type->rules[plan.violations[i].rule];
    clauses.add(rule.clause, rule.severity == model::Severity::error, counts[i]);
  }
}

/// Faults of values, which are in force at once. Names that the pack does not know have no clause.
void count_extras(const Store& store, std::uint32_t type, Clauses& clauses) {
  const TypePlan& plan = store.plan().types[type];
  std::vector<std::int64_t> records(store.extras().sets() + 1);
  for (const Block& block : store.blocks()) {
    if (block.type() != type) continue;
    const std::uint32_t* extras = block.at(plan.extras);
    for (std::uint32_t place = 0; place < block.used; ++place) {
      ++records[extras[place]];
    }
  }
  for (std::uint32_t set = 1; set < records.size(); ++set) {
    if (records[set] == 0) continue;
    for (const Extras::Violation& each : store.extras().of(set)) {
      const bool error = Extras::is_error(each.rule);
      const bool of_version = each.rule <= Extras::newer;
      const auto clause = of_version ? evaluate::version_clause
                          : error    ? evaluate::clause_of(*plan.type, each.subject)
                                     : "";
      clauses.add(clause, error, records[set]);
    }
  }
}

}  // namespace

void count_violations(const Store& store, model::Metrics& metrics) {
  Clauses clauses(metrics);
  for (std::uint32_t type = 0; type < store.plan().types.size(); ++type) {
    count_rules(store, type, clauses);
    count_extras(store, type, clauses);
  }
  std::sort(metrics.clauses.begin(), metrics.clauses.end(),
            [](const auto& a, const auto& b) { return a.clause < b.clause; });
}

}  // namespace clause10::columns
