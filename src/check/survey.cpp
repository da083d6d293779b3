#include "check/survey.h"

#include <algorithm>
#include <string>
#include <utility>

#include "check/declarations.h"
#include "check/findings.h"
#include "model/pointer.h"
#include "model/suggest.h"

namespace clause10::check {
namespace {

using model::FieldType;
using model::item_of;
using model::member_of;
using model::RecordType;

bool expect_type(const model::Pack& pack, const std::string& type, const std::string& at,
                 Findings& findings) {
  return findings.expect_known(type, ids_of(pack.record_types), "pack.unknownType", "record type",
                               at);
}

/// The field, where it is one of these types; reported otherwise.
const model::Field* expect_field(const RecordType& type, const std::string& name,
                                 std::initializer_list<FieldType> fits, std::string_view wanted,
                                 const std::string& at, Findings& findings) {
  if (!findings.expect_known(name, ids_of(type.fields), "pack.unknownField", "field", at)) {
    return nullptr;
  }
  const model::Field* field = by_id(type.fields, name);
  if (std::find(fits.begin(), fits.end(), field->type) != fits.end()) return field;
  findings.add("pack.wrongType", std::string(wanted), at);
  return nullptr;
}

void expect_days(const model::Pack& pack, const std::string& parameter, const std::string& at,
                 Findings& findings) {
  const bool known = findings.expect_known(parameter, ids_of(pack.parameters),
                                           "pack.unknownParameter", "parameter", at);
  if (known && by_id(pack.parameters, parameter)->type != model::Parameter::Type::integer) {
    findings.add("pack.wrongType", "days are a number or a parameter of type integer", at);
  }
}

/// English is there, and every {name} is filled.
void check_text(const model::LocalizedText& text, const std::vector<std::string>& filled,
                const std::string& at, Findings& findings) {
  bool english = text.by_language.empty();
  for (const auto& [language, words] : text.by_language) {
    english = english || language == "en";
    for (std::size_t open = words.find('{'); open != std::string::npos;
         open = words.find('{', open + 1)) {
      const std::size_t close = words.find('}', open);
      const std::string name = words.substr(open + 1, close - open - 1);
      const std::string place = member_of(at, language);
      if (close == std::string::npos) {
        findings.add("pack.placeholder", "a { in a text needs its }", place);
      } else if (std::find(filled.begin(), filled.end(), name) == filled.end()) {
        findings.add("pack.placeholder", "nothing fills {" + name + "} here", place,
                     model::suggest(name, filled));
      }
    }
  }
  if (!english) {
    findings.add("pack.missingEnglish",
                 "English (\"en\") is what every other language falls back to", at);
  }
}

std::vector<std::string> names_of(std::vector<std::string> filled,
                                  const std::vector<std::pair<std::string, std::string>>& with) {
  for (const auto& [name, text] : with) {
    filled.push_back(name);
  }
  return filled;
}

/// One violation, for one of its types.
class ViolationCheck {
 public:
  ViolationCheck(const model::Pack& pack, const model::PolicyViolation& violation,
                 const RecordType& type, std::string at, Findings& findings)
      : says_(violation),
        type_(type),
        at_(std::move(at)),
        conditions_(pack, type, declarations_of(pack, type, violation)),
        findings_(findings) {}

  void run() {
    condition(says_.when, "/when");
    if (says_.since) condition(*says_.since, "/since");
    if (says_.occurrence) condition(*says_.occurrence, "/occurrence");
    for (const auto& [name, text] : says_.with) {
      condition(text, member_of("/with", name));
    }
    for (const model::DraftField& each : says_.draft) {
      if (!each.expression.empty()) condition(each.expression, member_of("/draft", each.field));
    }
    if (says_.each) {
      expect_field(type_, *says_.each, {FieldType::list}, "lines are those of a field of type list",
                   at_ + "/each", findings_);
    }
    if (says_.every) {
      expect_field(type_, says_.every->date, {FieldType::date},
                   "days are counted from a field of type date", at_ + "/every/date", findings_);
    }
    if (says_.responsible && says_.responsible->named == model::Party::Named::in_field) {
      expect_field(type_, says_.responsible->id, {FieldType::user},
                   "who is responsible stands in a field of type user", at_ + "/responsible/field",
                   findings_);
    }
  }

 private:
  void condition(const std::string& text, const std::string& where) {
    conditions_.check(text, at_ + where, findings_);
  }

  const model::PolicyViolation& says_;
  const RecordType& type_;
  std::string at_;
  Conditions conditions_;
  Findings& findings_;
};

void check_violation(const model::Pack& pack, const RecordType* raised,
                     const model::PolicyViolation& says, const std::string& at,
                     Findings& findings) {
  for (std::size_t i = 0; i < says.types.size(); ++i) {
    if (!expect_type(pack, says.types[i], item_of(at + "/types", i), findings)) continue;
    ViolationCheck(pack, says, *by_id(pack.record_types, says.types[i]), at, findings).run();
  }
  for (const model::RelatedRecords& each : says.related) {
    const std::string place = member_of(at + "/related", each.name);
    if (!expect_type(pack, each.type, place + "/type", findings)) continue;
    expect_field(*by_id(pack.record_types, each.type), each.by, {FieldType::issue},
                 "other records name this one in a field of type issue", place + "/by", findings);
  }
  if (says.every && says.every->days_parameter) {
    expect_days(pack, *says.every->days_parameter, at + "/every/days", findings);
  }
  if (says.responsible && says.responsible->named == model::Party::Named::by_role) {
    findings.expect_known(says.responsible->id, ids_of(pack.roles), "pack.unknownRole", "role",
                          at + "/responsible/role");
  }
  const auto filled = names_of({"title", "since", "days"}, says.with);
  check_text(says.label, {}, at + "/label", findings);
  check_text(says.help, {}, at + "/help", findings);
  check_text(says.message, filled, at + "/message", findings);
  for (const model::DraftField& each : says.draft) {
    const std::string place = member_of(at + "/draft", each.field);
    check_text(each.text, filled, place, findings);
    if (raised == nullptr) continue;
    const bool known = findings.expect_known(each.field, ids_of(raised->fields),
                                             "pack.unknownField", "field", place);
    if (known && by_id(raised->fields, each.field)->computed) {
      findings.add("pack.wrongType", "a step fills in \"" + each.field + "\", no draft", place);
    }
  }
}

/// A field of people, or the column of a list: list.column.
void expect_people(const RecordType& type, const std::string& path, const std::string& at,
                   Findings& findings) {
  const std::size_t dot = path.find('.');
  const model::Field* field =
      expect_field(type, path.substr(0, dot), {FieldType::user, FieldType::list},
                   "people stand in a field of type user or in a list", at, findings);
  if (field == nullptr) return;
  if (dot == std::string::npos) {
    if (field->type == FieldType::list && field->lines.each != FieldType::user) {
      findings.add("pack.wrongType", "the lines of \"" + field->id + "\" are no people", at);
    }
    return;
  }
  const std::string column = path.substr(dot + 1);
  const auto& columns = field->lines.columns;
  if (findings.expect_known(column, ids_of(columns), "pack.unknownField", "column", at) &&
      by_id(columns, column)->type != FieldType::user) {
    findings.add("pack.wrongType", "people stand in a column of type user", at);
  }
}

}  // namespace

cel::Declarations declarations_of(const model::Pack& pack, const RecordType& type,
                                  const model::PolicyViolation& violation) {
  cel::Declarations names = declarations_of(pack, type);
  names.push_back({"record", cel::Type::object});
  names.push_back({"arrivedOn", cel::Type::text});
  names.push_back({"violations", cel::Type::list});
  names.push_back({"since", cel::Type::text});
  names.push_back({"days", cel::Type::integer});
  if (violation.each) names.push_back({"line", cel::Type::object});
  for (const model::RelatedRecords& each : violation.related) {
    names.push_back({each.name, cel::Type::list});
  }
  return names;
}

cel::Declarations declarations_of(const model::Pack& pack, const RecordType& type,
                                  const model::PastRole& role) {
  cel::Declarations names = declarations_of(pack, type);
  names.push_back({"record", cel::Type::object});
  names.push_back({"arrivedOn", cel::Type::text});
  if (role.field.find('.') != std::string::npos) names.push_back({"line", cel::Type::object});
  names.push_back({"linked", cel::Type::list});
  return names;
}

model::Diagnostics check_survey(const model::Pack& pack, const model::Survey& survey) {
  Findings findings;
  if (pack.survey.is_null()) return {};
  const bool known = expect_type(pack, survey.raises, "/survey/raises", findings);
  const RecordType* raised = known ? by_id(pack.record_types, survey.raises) : nullptr;
  expect_distinct(survey.violations, "/survey/violations", findings);
  for (std::size_t i = 0; i < survey.violations.size(); ++i) {
    check_violation(pack, raised, survey.violations[i], item_of("/survey/violations", i), findings);
  }
  return findings.take();
}

model::Diagnostics check_past_roles(const model::Pack& pack, const model::PastRoles& roles) {
  Findings findings;
  if (pack.past_roles.is_null()) return {};
  expect_days(pack, roles.within_parameter, "/pastRoles/within", findings);
  for (std::size_t i = 0; i < roles.roles.size(); ++i) {
    const model::PastRole& role = roles.roles[i];
    const std::string at = item_of("/pastRoles/roles", i);
    check_text(role.label, names_of({"title"}, role.with), at + "/label", findings);
    if (!expect_type(pack, role.type, at + "/type", findings)) continue;
    const RecordType& type = *by_id(pack.record_types, role.type);
    expect_people(type, role.field, at + "/field", findings);
    const Conditions conditions(pack, type, declarations_of(pack, type, role));
    conditions.check(role.until, at + "/until", findings);
    if (!role.area.empty()) conditions.check(role.area, at + "/area", findings);
    for (const auto& [name, text] : role.with) {
      conditions.check(text, member_of(at + "/with", name), findings);
    }
    for (std::size_t j = 0; j < role.links.size(); ++j) {
      expect_field(type, role.links[j], {FieldType::issue}, "a link is a field of type issue",
                   item_of(at + "/links", j), findings);
    }
  }
  for (std::size_t i = 0; i < roles.asked.size(); ++i) {
    const model::RolesAsked& asked = roles.asked[i];
    const std::string at = item_of("/pastRoles/asked", i);
    if (!expect_type(pack, asked.type, at + "/type", findings)) continue;
    const RecordType& type = *by_id(pack.record_types, asked.type);
    const model::Field* into =
        expect_field(type, asked.into, {FieldType::list}, "roles are put into a field of type list",
                     at + "/into", findings);
    const bool shaped = into == nullptr || (by_id(into->lines.columns, "role") != nullptr &&
                                            by_id(into->lines.columns, "until") != nullptr &&
                                            into->lines.each == FieldType::user);
    if (!shaped) {
      findings.add("pack.wrongType", "roles are lines of people with the columns role and until",
                   at + "/into");
    }
    for (std::size_t j = 0; j < asked.people.size(); ++j) {
      expect_people(type, asked.people[j], item_of(at + "/people", j), findings);
    }
    if (!asked.area.empty()) {
      Conditions(pack, type).check(asked.area, at + "/area", findings);
    }
    for (std::size_t j = 0; j < asked.links.size(); ++j) {
      expect_field(type, asked.links[j], {FieldType::issue, FieldType::list},
                   "a link is a field of type issue or a list of issues", item_of(at + "/links", j),
                   findings);
    }
  }
  return findings.take();
}

}  // namespace clause10::check
