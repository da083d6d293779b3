#include "model/record.h"

namespace clause10::model {
namespace {

std::optional<Date> date_in(const Value& object, std::string_view name) {
  const Value* value = object.find(name);
  if (value == nullptr || value->text() == nullptr) return std::nullopt;
  return Date::parse(*value->text());
}

}  // namespace

bool is_place(const Member& member) {
  return member.name == "issue" && member.value.integer() != nullptr && *member.value.integer() > 0;
}

std::optional<FrozenDeadline> frozen_deadline(const Record& record, std::string_view id) {
  const Value* entry = find(record.deadlines, id);
  if (entry == nullptr) return std::nullopt;
  const auto due = date_in(*entry, "due");
  const auto original = date_in(*entry, "original");
  if (!due || !original) return std::nullopt;
  return FrozenDeadline{*due, *original};
}

}  // namespace clause10::model
