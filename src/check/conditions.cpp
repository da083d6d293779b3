#include <utility>

#include "check/declarations.h"
#include "check/findings.h"
#include "model/deadline_names.h"
#include "model/parameters.h"
#include "model/pointer.h"

namespace clause10::check {
namespace {

cel::Type type_of(model::FieldType type) {
  switch (type) {
    case model::FieldType::user:
    case model::FieldType::issue:
      return cel::Type::object;
    case model::FieldType::refs:
    case model::FieldType::list:
      return cel::Type::list;
    case model::FieldType::truth:
      return cel::Type::truth;
    case model::FieldType::integer:
      return cel::Type::integer;
    default:
      return cel::Type::text;
  }
}

cel::Type type_of(model::Parameter::Type type) {
  switch (type) {
    case model::Parameter::Type::integer:
      return cel::Type::integer;
    case model::Parameter::Type::truth:
      return cel::Type::truth;
    default:
      return cel::Type::text;
  }
}

}  // namespace

cel::Declarations declarations_for_periods(const model::Pack& pack, const model::RecordType& type) {
  cel::Declarations declarations = {{"state", cel::Type::text}, {"today", cel::Type::text}};
  for (const model::Field& field : type.fields) {
    declarations.push_back({field.id, type_of(field.type)});
  }
  for (const model::Parameter& parameter : pack.parameters) {
    declarations.push_back(
        {std::string(model::parameters_prefix) + parameter.id, type_of(parameter.type)});
  }
  return declarations;
}

cel::Declarations declarations_of(const model::Pack& pack, const model::RecordType& type) {
  cel::Declarations declarations = declarations_for_periods(pack, type);
  for (const std::string_view deadline : model::deadline_ids(pack, type.id)) {
    for (const std::string_view member : model::deadline_members) {
      declarations.push_back({model::deadline_name(deadline, member), cel::Type::text});
    }
  }
  return declarations;
}

cel::Declarations declarations_for_proposals(const model::Pack& pack,
                                             const model::RecordType& type) {
  cel::Declarations declarations = declarations_of(pack, type);
  if (type.in_register.recurrence) declarations.push_back({"recurrence", cel::Type::list});
  return declarations;
}

Conditions::Conditions(const model::Pack& pack, const model::RecordType& type)
    : Conditions(pack, type, declarations_of(pack, type)) {}

Conditions::Conditions(const model::Pack& pack, const model::RecordType& type,
                       cel::Declarations declarations)
    : declarations_(std::move(declarations)),
      names_are_known_(is_read(type.fields) && is_read(pack.parameters)) {}

void Conditions::check(const std::string& text, const std::string& pointer,
                       Findings& findings) const {
  for (const cel::Error& error : cel::check(text, declarations_)) {
    // It may be the name of what could not be read.
    if (!names_are_known_ && error.message.starts_with("nothing here is called")) continue;
    model::Diagnostic finding{"pack.condition", error.message, pointer};
    finding.line = error.line;
    finding.column = error.column;
    finding.suggestion = error.suggestion;
    findings.add(std::move(finding));
  }
}

void check_conditions(const model::Pack& pack, const model::RecordType& type,
                      const std::string& pointer, Findings& findings) {
  const Conditions conditions(pack, type);
  for (std::size_t i = 0; i < type.rules.size(); ++i) {
    const model::Rule& rule = type.rules[i];
    const std::string at = model::item_of(pointer + "/rules", i);
    if (rule.when) conditions.check(*rule.when, at + "/when", findings);
    if (const auto* condition = std::get_if<model::Condition>(&rule.check)) {
      conditions.check(condition->text, at + "/check", findings);
    }
  }
  if (type.proposals.empty()) return;
  const Conditions proposed(pack, type, declarations_for_proposals(pack, type));
  for (std::size_t i = 0; i < type.proposals.size(); ++i) {
    const model::Proposal& proposal = type.proposals[i];
    const std::string at = model::item_of(pointer + "/proposals", i);
    proposed.check(proposal.when, at + "/when", findings);
    for (const auto& [field, text] : proposal.set) {
      const std::string place = model::member_of(at + "/set", field);
      findings.expect_known(field, ids_of(type.fields), "pack.unknownField", "field", place);
      proposed.check(text, place, findings);
    }
  }
}

model::Diagnostics check_messages(const model::Pack& pack) {
  Findings findings;
  for (const model::RecordType& type : pack.record_types) {
    const Conditions conditions(pack, type);
    const std::string pointer = model::member_of("/recordTypes", type.id) + "/rules";
    for (std::size_t i = 0; i < type.rules.size(); ++i) {
      const std::string at = model::item_of(pointer, i) + "/with";
      for (const auto& [name, text] : type.rules[i].with) {
        conditions.check(text, model::member_of(at, name), findings);
      }
    }
    const Conditions proposed(pack, type, declarations_for_proposals(pack, type));
    for (std::size_t i = 0; i < type.proposals.size(); ++i) {
      const std::string at =
          model::item_of(model::member_of("/recordTypes", type.id) + "/proposals", i) + "/with";
      for (const auto& [name, text] : type.proposals[i].with) {
        proposed.check(text, model::member_of(at, name), findings);
      }
    }
  }
  return findings.take();
}

}  // namespace clause10::check
