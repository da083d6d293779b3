#include "check/people.h"

#include "model/pointer.h"

namespace clause10::check {
namespace {

using model::item_of;

void check_roles(const model::Pack& pack, const std::vector<std::string>& roles,
                 const std::string& at, Findings& findings) {
  for (std::size_t i = 0; i < roles.size(); ++i) {
    findings.expect_known(roles[i], ids_of(pack.roles), "pack.unknownRole", "role", item_of(at, i));
  }
}

}  // namespace

void check_party(const model::Pack& pack, const model::RecordType& type, const model::Party& party,
                 const std::string& at, Findings& findings) {
  if (party.named == model::Party::Named::by_role) {
    findings.expect_known(party.id, ids_of(pack.roles), "pack.unknownRole", "role", at + "/role");
    return;
  }
  const std::string pointer = at + "/field";
  if (findings.expect_known(party.id, ids_of(type.fields), "pack.unknownField", "field", pointer) &&
      by_id(type.fields, party.id)->type != model::FieldType::user) {
    findings.add("pack.wrongType", "a person stands in a field of type user", pointer);
  }
}

void check_parties(const model::Pack& pack, const model::RecordType& type,
                   const std::string& pointer, Findings& findings) {
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    check_roles(pack, type.fields[i].editable_by, item_of(pointer + "/fields", i) + "/editableBy",
                findings);
  }
  for (std::size_t i = 0; i < type.transitions.size(); ++i) {
    const model::Transition& transition = type.transitions[i];
    const std::string at = item_of(pointer + "/transitions", i);
    check_roles(pack, transition.by, at + "/by", findings);
    if (transition.responsible) {
      check_party(pack, type, *transition.responsible, at + "/responsible", findings);
    }
  }
}

}  // namespace clause10::check
