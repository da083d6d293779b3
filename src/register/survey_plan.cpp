#include "register/survey_plan.h"

#include <algorithm>

#include "model/deadline_names.h"

namespace clause10::columns {
namespace {

using model::FieldType;

Dimension dimension_of(const model::RecordType& type, std::string_view id, Layout& layout) {
  const model::Field* field = model::by_id(type.fields, id);
  Dimension dimension;
  dimension.field = static_cast<std::uint32_t>(field - type.fields.data());
  dimension.many = field->type == FieldType::refs || field->type == FieldType::list;
  if (field->type != FieldType::enumeration) dimension.number = layout.add<std::uint32_t>();
  return dimension;
}

void add_frozen(const model::Pack& pack, const model::RecordType& type, SurveyPlan& plan,
                Layout& layout) {
  for (const std::string_view id : model::deadline_ids(pack, type.id)) {
    plan.frozen.push_back({id, layout.add<std::int32_t>(), layout.add<std::int32_t>()});
  }
}

/// Profiles that differ elsewhere share a column.
void add_extended(const model::Pack& pack, const model::RecordType& type, SurveyPlan& plan,
                  Layout& layout) {
  for (const model::DeadlineProfile& profile : pack.profiles) {
    const auto* rules = profile.deadlines_of(type.id);
    if (rules == nullptr) continue;
    for (const model::DeadlineRule& rule : *rules) {
      if (!rule.extended_by || extended_column(plan, rule).exists()) continue;
      const model::Field* list = model::by_id(type.fields, rule.extended_by->list);
      plan.extended.push_back({&*rule.extended_by, rule.id,
                               static_cast<std::uint32_t>(list - type.fields.data()),
                               layout.add<std::int32_t>()});
    }
  }
}

}  // namespace

Column<std::int32_t> extended_column(const SurveyPlan& plan, const model::DeadlineRule& rule) {
  if (!rule.extended_by) return {};
  for (const SurveyPlan::Extended& each : plan.extended) {
    if (each.deadline == rule.id && *each.by == *rule.extended_by) return each.due;
  }
  return {};
}

SurveyPlan survey_plan_of(const model::Pack& pack, const model::RecordType& type, Layout& layout) {
  SurveyPlan plan;
  plan.opened = layout.add<std::int32_t>();
  for (std::size_t state = 0; state < type.states.size(); ++state) {
    plan.reached.push_back(layout.add<DaysAfter>());
  }
  plan.arrived = layout.add<DaysAfter>();
  add_frozen(pack, type, plan, layout);
  add_extended(pack, type, plan, layout);
  const model::RegisterUse& use = type.in_register;
  for (const std::string& id : use.dimensions) {
    plan.dimensions.push_back(dimension_of(type, id, layout));
  }
  plan.counted = static_cast<std::uint32_t>(plan.dimensions.size());
  if (use.recurrence) {
    for (const std::string& by : use.recurrence->by) {
      const auto found = std::find(use.dimensions.begin(), use.dimensions.end(), by);
      const bool counted = found != use.dimensions.end();
      plan.recurring.push_back(static_cast<std::uint32_t>(
          counted ? static_cast<std::size_t>(found - use.dimensions.begin())
                  : plan.dimensions.size()));
      if (!counted) plan.dimensions.push_back(dimension_of(type, by, layout));
    }
    const model::Field* since = model::by_id(type.fields, use.recurrence->since);
    plan.since = static_cast<std::uint32_t>(since - type.fields.data());
  }
  return plan;
}

}  // namespace clause10::columns
