#include "model/value.h"

#include <algorithm>
#include <array>
#include <new>

#include "model/text.h"

namespace clause10::model {

Value::Value(List items) : list_(std::move(items)), holds_(Holds::list) {}
Value::Value(Object members) : object_(std::move(members)), holds_(Holds::object) {}

Value::Value(const Value& other) : holds_(other.holds_) {
  switch (holds_) {
    case Holds::text:
      new (&text_) std::string(other.text_);
      break;
    case Holds::list:
      new (&list_) List(other.list_);
      break;
    case Holds::object:
      new (&object_) Object(other.object_);
      break;
    default:
      integer_ = other.integer_;
  }
}

void Value::take(Value&& other) noexcept {
  holds_ = other.holds_;
  switch (holds_) {
    case Holds::text:
      new (&text_) std::string(std::move(other.text_));
      break;
    case Holds::list:
      new (&list_) List(std::move(other.list_));
      break;
    case Holds::object:
      new (&object_) Object(std::move(other.object_));
      break;
    default:
      integer_ = other.integer_;
  }
}

Value& Value::operator=(const Value& other) {
  if (this != &other) *this = Value(other);
  return *this;
}

Value& Value::operator=(Value&& other) noexcept {
  if (this == &other) return *this;
  clear();
  take(std::move(other));
  return *this;
}

void Value::clear() noexcept {
  switch (holds_) {
    case Holds::text:
      text_.~basic_string();
      break;
    case Holds::list:
      list_.~List();
      break;
    case Holds::object:
      object_.~Object();
      break;
    default:
      break;
  }
  holds_ = Holds::null;
}

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
  return names[static_cast<std::size_t>(holds_)];
}

void erase(Object& object, std::string_view name) {
  std::erase_if(object, [name](const Member& each) { return each.name == name; });
}

bool is_absent(const Value& value) {
  if (value.is_null()) return true;
  if (const std::string* text = value.text()) return trim(*text).empty();
  if (const List* list = value.list()) return list->empty();
  return false;
}

}  // namespace clause10::model
