#include "register/rows.h"

#include <bit>

#include "workflow/order.h"

namespace clause10::columns {
namespace {

std::string id_of(const Extras::Violation& violation) {
  return Extras::id_of(violation.rule, violation.subject);
}

bool extras_match(const Store& store, std::uint32_t set, std::string_view rule) {
  for (const Extras::Violation& each : store.extras().of(set)) {
    if (Extras::name_of(each.rule) == rule || id_of(each) == rule) return true;
  }
  return false;
}

/// The columns of the violations that are meant.
std::vector<Bits> columns_for(const TypePlan& plan, std::string_view rule) {
  if (rule.empty()) return {plan.violating};
  std::vector<Bits> columns;
  for (std::uint32_t i = 0; i < plan.violations.size(); ++i) {
    const ViolationPlan& each = plan.violations[i];
    if (each.id == rule || plan.type->rules[each.rule].id == rule) {
      columns.push_back(plan.first_violation[i]);
    }
  }
  return columns;
}

}  // namespace

std::vector<RowViolation> violations_of(const Store& store, Row row) {
  const Block& block = store.block_of(row);
  const TypePlan& plan = store.type_of(block);
  const std::uint32_t place = row % rows_per_block;
  const std::string& state = plan.type->states[block.at(plan.state)[place]].id;
  const auto extras = store.extras().of(block.at(plan.extras)[place]);
  std::vector<RowViolation> violations;
  for (const Extras::Violation& each : extras) {
    if (Extras::is_error(each.rule)) violations.push_back({id_of(each), true});
  }
  for (std::uint32_t i = 0; i < plan.violations.size(); ++i) {
    if (!block.test(plan.first_violation[i], place)) continue;
    const ViolationPlan& each = plan.violations[i];
    violations.push_back(
        {each.id, workflow::in_force(*plan.type, plan.type->rules[each.rule], state)});
  }
  for (const Extras::Violation& each : extras) {
    if (!Extras::is_error(each.rule)) violations.push_back({id_of(each), true});
  }
  return violations;
}

std::vector<Row> rows_violating(const Store& store, std::string_view rule) {
  std::vector<Row> rows;
  for (std::uint32_t number = 0; number < store.blocks().size(); ++number) {
    const Block& block = store.blocks()[number];
    const TypePlan& plan = store.type_of(block);
    const std::vector<Bits> columns = columns_for(plan, rule);
    for (std::uint32_t word = 0; word < words_per_block; ++word) {
      std::uint64_t found = 0;
      for (const Bits column : columns) {
        found |= block.at(column)[word];
      }
      std::uint64_t with_extras = rule.empty() ? 0 : block.at(plan.has_extras)[word];
      for (; with_extras != 0; with_extras &= with_extras - 1) {
        const auto place = word * 64 + static_cast<std::uint32_t>(std::countr_zero(with_extras));
        const std::uint32_t set = block.at(plan.extras)[place];
        if (extras_match(store, set, rule)) found |= with_extras & (~with_extras + 1);
      }
      for (; found != 0; found &= found - 1) {
        rows.push_back(number * rows_per_block + word * 64 +
                       static_cast<std::uint32_t>(std::countr_zero(found)));
      }
    }
  }
  return rows;
}

}  // namespace clause10::columns
