#include "model/value.h"

#include <algorithm>
#include <array>

#include "model/text.h"

namespace clause10::model {

const Value* find(const Object& object, std::string_view name) {
  const auto member = std::find_if(object.begin(), object.end(),
                                   [name](const Member& each) { return each.name == name; });
  return member == object.end() ? nullptr : &member->value;
}

void set(Object& object, std::string_view name, Value value) {
  for (Member& member : object) {
    if (member.name == name) {
      member.value = std::move(value);
      return;
    }
  }
  object.push_back({std::string(name), std::move(value)});
}

const Value* Value::find(std::string_view name) const {
  const Object* members = object();
  return members == nullptr ? nullptr : model::find(*members, name);
}

std::string_view Value::kind() const {
  static constexpr std::array<std::string_view, 8> names = {
      "null", "true or false", "a number", "a number", "a number", "a text", "a list", "an object"};
  return names[data_.index()];
}

bool is_absent(const Value& value) {
  if (value.is_null()) return true;
  if (const std::string* text = value.text()) return trim(*text).empty();
  if (const List* list = value.list()) return list->empty();
  return false;
}

}  // namespace clause10::model
