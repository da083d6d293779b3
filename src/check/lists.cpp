#include <algorithm>

#include "check/findings.h"
#include "model/pointer.h"

namespace clause10::check {
namespace {

using model::Column;
using model::Field;
using model::FieldType;
using model::item_of;
using model::member_of;

/// Members that a line has by being a person or an issue.
bool is_own_member(const model::Lines& lines, const std::string& id) {
  const bool issue = lines.of || lines.each == FieldType::issue;
  return (issue && (id == "id" || id == "subject")) ||
         (lines.each == FieldType::user && (id == "id" || id == "name"));
}

void check_mirror(const Column& column, const model::RecordType* of, const std::string& at,
                  Findings& findings) {
  if (of == nullptr || !column.mirrors || *column.mirrors == "state") return;
  if (findings.expect_known(*column.mirrors, ids_of(of->fields), "pack.unknownField", "field",
                            at + "/mirrors") &&
      by_id(of->fields, *column.mirrors)->type != column.type) {
    findings.add("pack.wrongType", "a column has the type of the field that it mirrors",
                 at + "/type");
  }
}

void check_column(const model::Pack& pack, const Field& field, const Column& column,
                  const std::string& at, Findings& findings) {
  if (column.type == FieldType::list) {
    findings.add("pack.wrongType", "a list in a line of a list is nothing that people can fill in",
                 at + "/type");
  }
  if (is_own_member(field.lines, column.id)) {
    findings.add("pack.duplicateId", "each line has \"" + column.id + "\" of its own", at + "/id");
  }
  if ((column.type == FieldType::enumeration) != column.enumeration.has_value()) {
    findings.add("pack.missing",
                 "a column of type enum, and no other, names its list with \"enum\"", at);
  } else if (column.enumeration) {
    findings.expect_known(*column.enumeration, ids_of(pack.enums), "pack.unknownEnum", "enum",
                          at + "/enum");
  }
  if (field.lines.of.has_value() != column.mirrors.has_value()) {
    findings.add("pack.missing",
                 "lines that stand for records mirror them in each column, and no other lines do",
                 at);
  }
}

/// "record", a field of the type, or a member of each line of one of its lists.
void check_source(const model::RecordType& type, const std::string& source,
                  const std::string& pointer, Findings& findings) {
  if (source == "record") return;
  const std::size_t dot = source.find('.');
  if (!findings.expect_known(source.substr(0, dot), ids_of(type.fields), "pack.unknownField",
                             "field", pointer) ||
      dot == std::string::npos) {
    return;
  }
  const model::Lines& lines = by_id(type.fields, source.substr(0, dot))->lines;
  const std::string member = source.substr(dot + 1);
  if (!is_own_member(lines, member)) {
    findings.expect_known(member, ids_of(lines.columns), "pack.unknownField", "column", pointer);
  }
}

}  // namespace

void check_lines(const model::Pack& pack, const model::RecordType& type, const Field& field,
                 const std::string& at, Findings& findings) {
  const model::Lines& lines = field.lines;
  if (field.type != FieldType::list) {
    if (lines.each || lines.of || !lines.columns.empty()) {
      findings.add("pack.wrongType",
                   "\"each\", \"items\" and \"of\" go with fields of type list only", at);
    }
    return;
  }
  const model::RecordType* of = lines.of ? by_id(pack.record_types, lines.of->type) : nullptr;
  if (lines.of) {
    findings.expect_known(lines.of->type, ids_of(pack.record_types), "pack.unknownType",
                          "record type", at + "/of/type");
    if (lines.each) {
      findings.add("pack.wrongType",
                   "a line that stands for a record is its issue, and nothing else", at + "/each");
    }
  }
  expect_distinct(lines.columns, at + "/items", findings);
  for (std::size_t i = 0; i < lines.columns.size(); ++i) {
    const std::string item = item_of(at + "/items", i);
    check_column(pack, field, lines.columns[i], item, findings);
    check_mirror(lines.columns[i], of, item, findings);
  }
  if (of == nullptr) return;
  for (const auto& [name, source] : lines.of->fill) {
    const std::string pointer = member_of(at + "/of/fill", name);
    findings.expect_known(name, ids_of(of->fields), "pack.unknownField", "field", pointer);
    check_source(type, source, pointer, findings);
  }
}

}  // namespace clause10::check
