#include "register/plan.h"

#include "register/period_conditions.h"
#include "register/policy.h"
#include "register/rules.h"

namespace clause10::columns {
namespace {

FieldColumns columns_of(const model::Pack& pack, const model::Field& field, Layout& layout) {
  FieldColumns columns;
  columns.field = &field;
  columns.name = Label(field.id);
  columns.present = layout.add_bits();
  if (field.type == model::FieldType::date) columns.day = layout.add<std::int32_t>();
  if (field.type == model::FieldType::enumeration) {
    columns.code = layout.add<std::uint8_t>();
    const auto* values = model::by_id(pack.enums, field.enumeration.value_or(""));
    if (values != nullptr) {
      for (const model::EnumerationValue& value : values->values) {
        columns.choices.add(value.id);
      }
    }
  }
  return columns;
}

TypePlan plan_of(const evaluate::Ruleset& ruleset, const model::RecordType& type) {
  TypePlan plan;
  plan.type = &type;
  plan.lexicons = &ruleset.lexicons();
  plan.key = plan.layout.add<Key>();
  plan.named = plan.layout.add_bits();
  plan.state = plan.layout.add<std::uint8_t>();
  plan.issue = plan.layout.add<std::uint32_t>();
  plan.extras = plan.layout.add<std::uint32_t>();
  plan.has_extras = plan.layout.add_bits();
  for (const model::State& state : type.states) {
    plan.state_names.add(state.id);
  }
  for (const model::Field& field : type.fields) {
    plan.fields.push_back(columns_of(ruleset.pack(), field, plan.layout));
    plan.field_names.add(field.id);
  }
  plan_rules(ruleset, plan);
  plan.survey = survey_plan_of(ruleset.pack(), type, plan.layout);
  return plan;
}

}  // namespace

Plan plan_of(const evaluate::Ruleset& ruleset) {
  Plan plan;
  plan.pack = &ruleset.pack();
  for (const model::RecordType& type : plan.pack->record_types) {
    plan.types.push_back(plan_of(ruleset, type));
    plan.type_names.add(type.id);
  }
  keep_for_periods(ruleset, plan);
  plan_policy(ruleset, plan);
  return plan;
}

}  // namespace clause10::columns
