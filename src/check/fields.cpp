#include <algorithm>
#include <array>

#include "check/findings.h"
#include "model/pointer.h"

namespace clause10::check {
namespace {

using model::Field;
using model::FieldType;
using model::item_of;

constexpr std::array<std::string_view, 10> reserved = {
    "state", "today", "parameters", "deadlines", "true", "false", "null", "in", "has", "size"};

void check_enumeration(const model::Pack& pack, const Field& field, const std::string& at,
                       Findings& findings) {
  if (field.type == FieldType::enumeration && !field.enumeration) {
    findings.add("pack.missing", "an enum field names its list with \"enum\"", at);
  } else if (field.type != FieldType::enumeration && field.enumeration) {
    findings.add("pack.wrongType", "\"enum\" goes with fields of type enum only", at + "/enum");
  } else if (field.enumeration) {
    findings.expect_known(*field.enumeration, ids_of(pack.enums), "pack.unknownEnum", "enum",
                          at + "/enum");
  }
}

void check_field(const model::Pack& pack, const model::RecordType& type, const Field& field,
                 const std::string& at, Findings& findings) {
  if (std::find(reserved.begin(), reserved.end(), field.id) != reserved.end()) {
    findings.add("pack.badId", "\"" + field.id + "\" means something else in conditions",
                 at + "/id");
  }
  check_enumeration(pack, field, at, findings);
  check_lines(pack, type, field, at, findings);
  if (field.locked_from) {
    findings.expect_known(*field.locked_from, ids_of(type.states), "pack.unknownState", "state",
                          at + "/lockedFrom");
  }
}

}  // namespace

void check_fields(const model::Pack& pack, const model::RecordType& type,
                  const std::string& pointer, Findings& findings) {
  expect_distinct(type.fields, pointer + "/fields", findings);
  expect_distinct(type.sections, pointer + "/sections", findings);
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    check_field(pack, type, type.fields[i], item_of(pointer + "/fields", i), findings);
  }
  const std::vector<std::string> fields = ids_of(type.fields);
  if (findings.expect_known(type.title_field, fields, "pack.unknownField", "field",
                            pointer + "/titleField") &&
      by_id(type.fields, type.title_field)->type != FieldType::text) {
    findings.add("pack.wrongType", "the title is a field of type text", pointer + "/titleField");
  }
  for (std::size_t i = 0; i < type.sections.size(); ++i) {
    const model::Section& section = type.sections[i];
    const std::string at = item_of(pointer + "/sections", i);
    findings.expect_known(section.transition, ids_of(type.transitions), "pack.unknownTransition",
                          "transition", at + "/transition");
    for (std::size_t j = 0; j < section.fields.size(); ++j) {
      findings.expect_known(section.fields[j], fields, "pack.unknownField", "field",
                            item_of(at + "/fields", j));
    }
  }
}

}  // namespace clause10::check
