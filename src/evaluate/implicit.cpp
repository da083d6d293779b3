#include "evaluate/implicit.h"

#include <utility>

#include "evaluate/message.h"
#include "model/pointer.h"
#include "model/suggest.h"

namespace clause10::evaluate {
namespace {

using model::Field;
using model::FieldType;
using model::Violation;

std::string_view expected(FieldType type) {
  switch (type) {
    case FieldType::user:
      return "a person";
    case FieldType::issue:
      return "an issue";
    case FieldType::refs:
      return "a list of clause or control numbers";
    case FieldType::list:
      return "a list";
    default:
      return "a text";
  }
}

std::string shown(const model::Value* value) {
  return value != nullptr && value->text() != nullptr ? *value->text() : std::string();
}

struct Fault {
  std::string_view rule;
  std::string message;
};

Fault fault_of(Shape shape, const Field& field, const std::string& value) {
  switch (shape) {
    case Shape::bad_date:
      return {"implicit.date", "\"{value}\" is no date: " + model::explain_date(value) + "."};
    case Shape::not_in_enum:
      return {"implicit.enum", "\"{value}\" is not one of the choices for {field}."};
    default:
      return {"implicit.type", "{field} must be " + std::string(expected(field.type)) + "."};
  }
}

Violation unknown_member(std::string_view rule, const std::string& name, std::string pointer,
                         const std::vector<std::string>& known) {
  Violation warning;
  warning.rule = rule;
  warning.id = warning.rule + ":" + name;
  warning.severity = model::Severity::warning;
  warning.fields = {std::move(pointer)};
  warning.args = {{"field", name}};
  const std::string suggestion = model::suggest(name, known);
  warning.message =
      fill("unknown field \"{field}\": it is kept, but no rule looks at it", warning.args) +
      (suggestion.empty() ? "." : "; " + suggestion);
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
    const Fault fault = fault_of(shape, fields[i], value);
    Violation violation;
    violation.rule = fault.rule;
    violation.id = violation.rule + ":" + fields[i].id;
    violation.fields = {model::field_pointer(fields[i].id)};
    violation.clause = clause_of(facts.type(), fields[i].id);
    violation.args = {{"field", facts.label(fields[i].id)}, {"value", value}};
    violation.message = fill(fault.message, violation.args);
    violation.blocks = blocks;
    violation.in_force = true;
    violations.push_back(std::move(violation));
  }
  return violations;
}

std::vector<Violation> unknown_member_warnings(const Facts& facts) {
  static const std::vector<std::string> members = {"fields", "deadlines", "history"};
  std::vector<Violation> warnings;
  for (const model::Member& member : facts.record().fields) {
    if (model::by_id(facts.type().fields, member.name) != nullptr) continue;
    warnings.push_back(unknown_member("record.unknownField", member.name,
                                      model::field_pointer(member.name),
                                      ids_of(facts.type().fields)));
  }
  for (const model::Member& member : facts.record().unknown) {
    warnings.push_back(unknown_member("record.unknownMember", member.name,
                                      model::member_of("", member.name), members));
  }
  return warnings;
}

}  // namespace clause10::evaluate
