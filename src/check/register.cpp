#include <algorithm>

#include "check/findings.h"
#include "model/pointer.h"

namespace clause10::check {
namespace {

using model::Field;
using model::FieldType;
using model::item_of;
using model::RecordType;

/// The types whose values a register counts by.
bool is_countable(FieldType type) {
  return type == FieldType::enumeration || type == FieldType::text || type == FieldType::user ||
         type == FieldType::refs || type == FieldType::list;
}

bool is_text(FieldType type) {
  return type == FieldType::text || type == FieldType::long_text;
}

/// Reports a name that is no field, and a field whose type does not fit.
void expect_field(const RecordType& type, const std::string& name, bool (*fits)(FieldType),
                  std::string_view wanted, const std::string& pointer, Findings& findings) {
  const bool known =
      findings.expect_known(name, ids_of(type.fields), "pack.unknownField", "field", pointer);
  if (known && !fits(by_id(type.fields, name)->type)) {
    findings.add("pack.wrongType", std::string(wanted), pointer);
  }
}

void check_recurrence(const model::Pack& pack, const RecordType& type, const std::string& at,
                      Findings& findings) {
  const model::Recurrence& recurrence = *type.in_register.recurrence;
  for (std::size_t i = 0; i < recurrence.by.size(); ++i) {
    expect_field(type, recurrence.by[i], is_countable,
                 "what comes back is named by a field of type enum, text, user, refs or list",
                 recurrence.by.size() == 1 ? at + "/by" : item_of(at + "/by", i), findings);
  }
  expect_field(
      type, recurrence.since, [](FieldType each) { return each == FieldType::date; },
      "months are counted from a field of type date", at + "/since", findings);
  if (!recurrence.months_parameter) return;
  const std::string pointer = at + "/months";
  if (findings.expect_known(*recurrence.months_parameter, ids_of(pack.parameters),
                            "pack.unknownParameter", "parameter", pointer) &&
      by_id(pack.parameters, *recurrence.months_parameter)->type !=
          model::Parameter::Type::integer) {
    findings.add("pack.wrongType", "months are a number or a parameter of type integer", pointer);
  }
}

}  // namespace

void check_register(const model::Pack& pack, const RecordType& type, const std::string& pointer,
                    Findings& findings) {
  const std::string at = pointer + "/register";
  const auto& dimensions = type.in_register.dimensions;
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    expect_field(type, dimensions[i], is_countable,
                 "a register counts by fields of type enum, text, user, refs or list",
                 item_of(at + "/dimensions", i), findings);
  }
  if (type.in_register.recurrence) check_recurrence(pack, type, at + "/recurrence", findings);
  for (const model::SearchField& each : type.in_register.search) {
    expect_field(type, each.field, is_text, "a search looks at fields of type text or longText",
                 model::member_of(at + "/search", each.field), findings);
  }
}

}  // namespace clause10::check
