#include "codec/survey.h"

#include <utility>

#include "codec/pack_parts.h"

namespace clause10::codec {
namespace {

using model::Value;

constexpr IntegerRange days_range{1, 3660};

model::Periodic periodic(const Value& value, const std::string& pointer, Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::Periodic read;
  read.date = reader.text("date");
  const Value* days = reader.required("days");
  if (days != nullptr && days->text() != nullptr) {
    read.days_parameter = reader.text("days");
  } else if (days != nullptr) {
    read.days = reader.integer("days", days_range);
  }
  reader.finish();
  return read;
}

std::vector<model::RelatedRecords> related(ObjectReader& owner) {
  std::vector<model::RelatedRecords> read;
  owner.each_optional_member(
      "related", [&](const std::string& name, const Value& item, const std::string& at) {
        if (!is_id(name)) report_bad_id(owner.problems(), name, at);
        ObjectReader reader(item, at, owner.problems());
        read.push_back({name, reader.text("type"), reader.text("by")});
        reader.finish();
      });
  return read;
}

std::vector<model::DraftField> draft(ObjectReader& owner) {
  std::vector<model::DraftField> read;
  owner.each_member("draft", [&](const std::string& id, const Value& item, const std::string&) {
    model::DraftField field{id, {}, {}};
    if (item.text() != nullptr) field.expression = *item.text();
    read.push_back(std::move(field));
  });
  const Value* written = owner.optional("draft");
  if (written == nullptr || written->object() == nullptr) return read;
  ObjectReader texts(*written, owner.pointer_to("draft"), owner.problems());
  for (model::DraftField& field : read) {
    if (field.expression.empty()) field.text = read_localized(texts, field.field);
  }
  return read;
}

model::PolicyViolation violation(const Value& value, const std::string& pointer,
                                 Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::PolicyViolation read;
  read.id = reader.id("id");
  read.label = read_localized(reader, "label");
  read.help = read_localized(reader, "help");
  read.clause = reader.text("clause");
  read.types = reader.texts("types", 1);
  read.when = reader.text("when");
  read.each = reader.optional_text("each");
  read.related = related(reader);
  if (const Value* every = reader.optional("every")) {
    read.every = periodic(*every, reader.pointer_to("every"), problems);
  }
  read.occurrence = reader.optional_text("occurrence");
  read.since = reader.optional_text("since");
  if (const Value* responsible = reader.optional("responsible")) {
    ObjectReader party(*responsible, reader.pointer_to("responsible"), problems);
    read.responsible = read_party(party);
    party.finish();
  }
  read.with = read_expressions(reader, "with");
  read.message = read_localized(reader, "message");
  read.draft = draft(reader);
  reader.finish();
  return read;
}

model::PastRole past_role(const Value& value, const std::string& pointer, Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::PastRole read;
  read.type = reader.text("type");
  read.field = reader.text("field");
  read.until = reader.text("until");
  read.area = reader.optional_text("area").value_or("");
  read.links = reader.optional_texts("links", 1).value_or(std::vector<std::string>());
  read.with = read_expressions(reader, "with");
  read.label = read_localized(reader, "label");
  reader.finish();
  return read;
}

model::RolesAsked roles_asked(const Value& value, const std::string& pointer, Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::RolesAsked read;
  read.type = reader.text("type");
  read.into = reader.text("into");
  read.people = reader.texts("people", 1);
  read.area = reader.optional_text("area").value_or("");
  read.links = reader.optional_texts("links", 1).value_or(std::vector<std::string>());
  reader.finish();
  return read;
}

}  // namespace

model::Survey read_survey(const model::Pack& pack, Problems& problems) {
  model::Survey read;
  if (pack.survey.is_null()) return read;
  ObjectReader reader(pack.survey, "/survey", problems);
  read.raises = reader.text("raises");
  reader.each_item("violations", [&](const Value& item, const std::string& at) {
    read.violations.push_back(violation(item, at, problems));
  });
  reader.finish();
  return read;
}

model::PastRoles read_past_roles(const model::Pack& pack, Problems& problems) {
  model::PastRoles read;
  if (pack.past_roles.is_null()) return read;
  ObjectReader reader(pack.past_roles, "/pastRoles", problems);
  read.within_parameter = reader.text("within");
  reader.each_item("roles", [&](const Value& item, const std::string& at) {
    read.roles.push_back(past_role(item, at, problems));
  });
  reader.each_item("asked", [&](const Value& item, const std::string& at) {
    read.asked.push_back(roles_asked(item, at, problems));
  });
  reader.finish();
  return read;
}

}  // namespace clause10::codec
