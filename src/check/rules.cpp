#include <variant>

#include "check/findings.h"
#include "model/pointer.h"
#include "model/suggest.h"

namespace clause10::check {
namespace {

using model::FieldType;
using model::item_of;

/// Looks at one rule's check; every kind of check is a call operator.
class CheckVisitor {
 public:
  CheckVisitor(const model::Pack& pack, const model::RecordType& type, std::string at,
               Findings& findings)
      : pack_(pack), type_(type), at_(std::move(at)), findings_(findings) {}

  void operator()(const model::Require& check) { fields(check.fields, "/require"); }
  void operator()(const model::RequireOneOf& check) { fields(check.fields, "/requireOneOf"); }
  void operator()(const model::Condition& check) { fields(check.fields, "/fields"); }

  void operator()(const model::Lint& check) {
    const bool is_list = !check.columns.empty() || check.check == model::Lint::Check::unmatched;
    const model::Field* field = known_field(check.field, "/lint/field");
    if (field != nullptr && is_list != (field->type == FieldType::list)) {
      findings_.add("pack.wrongType",
                    is_list ? "columns are those of a field of type list"
                            : "of a field of type list a lint check looks at a column",
                    at_ + "/lint/field");
    } else if (field != nullptr && !is_list) {
      text(*field, "/lint/field");
    }
    for (std::size_t i = 0; i < check.of.size(); ++i) {
      const std::string where = item_of("/lint/of", i);
      const model::Field* other = known_field(check.of[i], where);
      if (other != nullptr) text(*other, where);
    }
    for (const std::string& column : check.columns) {
      if (field != nullptr && is_list) known_column(*field, column, "/lint");
    }
    if (check.check != model::Lint::Check::unmatched) return;
    const model::Field* in = known_field(check.in, "/lint/in");
    if (field != nullptr) known_column(*field, check.key, "/lint/key");
    if (in != nullptr) known_column(*in, check.in_key, "/lint/inKey");
  }

  void operator()(const model::OneOf& check) {
    const model::Field* field = known_field(check.field, "/oneOf/field");
    if (field == nullptr) return;
    if (field->type == FieldType::enumeration && field->enumeration) {
      enumeration_values(check, *field->enumeration);
    } else if (field->type != FieldType::text) {
      findings_.add("pack.wrongType", "oneOf looks at a field of type enum or text",
                    at_ + "/oneOf/field");
    }
  }

  void operator()(const model::Length& check) {
    const model::Field* field = known_field(check.field, "/length/field");
    if (field != nullptr && field->type != FieldType::text && field->type != FieldType::long_text) {
      findings_.add("pack.wrongType", "length looks at a field of type text or longText",
                    at_ + "/length/field");
    }
  }

  void operator()(const model::DateOrder& check) {
    date(check.earlier, "/dateOrder/earlier");
    date(check.later, "/dateOrder/later");
  }

 private:
  const model::Field* known_field(const std::string& name, const std::string& where) {
    const bool known = findings_.expect_known(name, ids_of(type_.fields), "pack.unknownField",
                                              "field", at_ + where);
    return known ? by_id(type_.fields, name) : nullptr;
  }

  void text(const model::Field& field, const std::string& where) {
    if (field.type == FieldType::text || field.type == FieldType::long_text) return;
    findings_.add("pack.wrongType", "lint looks at fields of type text or longText", at_ + where);
  }

  /// Lists whose lines are described nowhere may have any.
  void known_column(const model::Field& field, const std::string& name, const std::string& where) {
    if (field.lines.columns.empty()) return;
    findings_.expect_known(name, ids_of(field.lines.columns), "pack.unknownColumn", "column",
                           at_ + where);
  }

  void fields(const std::vector<std::string>& names, const std::string& where) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      known_field(names[i], item_of(where, i));
    }
  }

  void date(const std::string& name, const std::string& where) {
    if (name == "today") return;
    const model::Field* field = known_field(name, where);
    if (field != nullptr && field->type != FieldType::date) {
      findings_.add("pack.wrongType", "dateOrder looks at fields of type date", at_ + where);
    }
  }

  void enumeration_values(const model::OneOf& check, const std::string& name) {
    const model::Enumeration* enumeration = by_id(pack_.enums, name);
    if (enumeration == nullptr) return;
    for (std::size_t i = 0; i < check.values.size(); ++i) {
      findings_.expect_known(check.values[i], ids_of(enumeration->values), "pack.unknownValue",
                             "value", item_of(at_ + "/oneOf/values", i));
    }
  }

  const model::Pack& pack_;
  const model::RecordType& type_;
  std::string at_;
  Findings& findings_;
};

}  // namespace

void check_rules(const model::Pack& pack, const model::RecordType& type, const std::string& pointer,
                 Findings& findings) {
  expect_distinct(type.rules, pointer + "/rules", findings);
  for (std::size_t i = 0; i < type.rules.size(); ++i) {
    const model::Rule& rule = type.rules[i];
    const std::string at = item_of(pointer + "/rules", i);
    if (rule.id.starts_with("implicit.") || rule.id.starts_with("record.")) {
      findings.add("pack.badId", "ids that start with implicit. or record. are the engine's own",
                   at + "/id");
    }
    for (std::size_t j = 0; j < rule.gates.size(); ++j) {
      findings.expect_known(rule.gates[j], ids_of(type.transitions), "pack.unknownTransition",
                            "transition", item_of(at + "/gates", j));
    }
    std::visit(CheckVisitor(pack, type, at, findings), rule.check);
    const auto* require = std::get_if<model::Require>(&rule.check);
    if (rule.waivable && require != nullptr && require->fields.size() > 1) {
      findings.add("pack.waivable",
                   "a waiver is for one field: a rule that may be waived requires one, the others "
                   "need rules of their own",
                   at + "/require");
    }
  }
}

}  // namespace clause10::check
