#include "evaluate/implicit.h"

#include <utility>

#include "model/pointer.h"
#include "model/suggest.h"
#include "model/wording.h"

namespace clause10::evaluate {
namespace {

using model::Field;
using model::FieldType;
using model::Violation;
namespace wording = model::wording;

const model::Wording& expected(FieldType type) {
  switch (type) {
    case FieldType::user:
      return wording::a_person;
    case FieldType::issue:
      return wording::an_issue;
    case FieldType::refs:
      return wording::references;
    case FieldType::list:
      return wording::a_list;
    case FieldType::truth:
      return wording::a_truth;
    case FieldType::integer:
      return wording::a_number;
    default:
      return wording::a_text;
  }
}

std::string shown(const model::Value* value) {
  return value != nullptr && value->text() != nullptr ? *value->text() : std::string();
}

struct Fault {
  std::string_view rule;
  std::string message;
};

Fault fault_of(Shape shape, const Field& field, std::string_view label, const std::string& value,
               std::string_view locale) {
  switch (shape) {
    case Shape::bad_date:
      return {"implicit.date",
              say(wording::no_date, locale, {value, model::explain_date(value, locale)})};
    case Shape::not_in_enum:
      return {"implicit.enum", say(wording::no_choice, locale, {value, label})};
    default:
      return {"implicit.type",
              say(wording::wrong_type, locale, {label, expected(field.type).in(locale)})};
  }
}

Violation unknown_member(std::string_view rule, const std::string& name, std::string pointer,
                         const std::vector<std::string>& known, std::string_view locale) {
  Violation warning;
  warning.rule = rule;
  warning.id = warning.rule + ":" + name;
  warning.severity = model::Severity::warning;
  warning.fields = {std::move(pointer)};
  warning.args = {{"field", name}};
  const std::string suggestion = model::suggest(name, known, locale);
  warning.message =
      say(wording::unknown_field, locale, {name}) + (suggestion.empty() ? "." : "; " + suggestion);
  warning.in_force = true;
  return warning;
}

}  // namespace

std::string_view clause_of(const model::RecordType& type, std::string_view field) {
  for (const model::Section& section : type.sections) {
    for (const std::string& each : section.fields) {
      const auto* transition = model::by_id(type.transitions, section.transition);
      if (each == field && transition != nullptr) return transition->clause;
    }
  }
  return {};
}

std::vector<Violation> implicit_violations(const Facts& facts,
                                           const std::vector<std::string>& blocks) {
  std::vector<Violation> violations;
  const auto& fields = facts.type().fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Shape shape = facts.shape(i);
    if (shape == Shape::absent || shape == Shape::sound) continue;
    const std::string value = shown(facts.find(fields[i].id));
    const std::string_view label = facts.label(fields[i].id);
    Fault fault = fault_of(shape, fields[i], label, value, facts.context().locale);
    Violation violation;
    violation.rule = fault.rule;
    violation.id = violation.rule + ":" + fields[i].id;
    violation.fields = {model::field_pointer(fields[i].id)};
    violation.clause = clause_of(facts.type(), fields[i].id);
    violation.args = {{"field", label}, {"value", value}};
    violation.message = std::move(fault.message);
    violation.blocks = blocks;
    violation.in_force = true;
    violations.push_back(std::move(violation));
  }
  return violations;
}

std::vector<Violation> unknown_member_warnings(const Facts& facts) {
  static const std::vector<std::string> members = {"fields", "deadlines", "history", "waivers"};
  std::vector<Violation> warnings;
  for (const model::Member& member : facts.record().fields) {
    if (model::by_id(facts.type().fields, member.name) != nullptr) continue;
    warnings.push_back(unknown_member("record.unknownField", member.name,
                                      model::field_pointer(member.name),
                                      ids_of(facts.type().fields), facts.context().locale));
  }
  for (const model::Member& member : facts.record().unknown) {
    if (model::is_place(member)) continue;
    warnings.push_back(unknown_member("record.unknownMember", member.name,
                                      model::member_of("", member.name), members,
                                      facts.context().locale));
  }
  return warnings;
}

}  // namespace clause10::evaluate
