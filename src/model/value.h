#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace clause10::model {

class Value;
struct Member;

using List = std::vector<Value>;

/// Members in the order in which they were read, so that a record is written back as it came.
using Object = std::vector<Member>;

/// One JSON value: null, truth value, number, text, list or object. Owns what it holds.
class Value {
 public:
  Value() = default;
  Value(bool truth);
  Value(int number);
  Value(std::int64_t number);
  Value(std::uint64_t number);
  Value(double number);
  Value(std::string text);
  Value(std::string_view text);
  Value(const char* text);
  Value(List items);
  Value(Object members);

  bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
  bool is_number() const {
    return integer() != nullptr || natural() != nullptr || real() != nullptr;
  }

  // Each returns a null pointer when the value is of another kind; the pointer lives as long as the
  // value is neither changed nor destroyed.
  const bool* truth() const { return std::get_if<bool>(&data_); }
  const std::int64_t* integer() const { return std::get_if<std::int64_t>(&data_); }
  const std::uint64_t* natural() const { return std::get_if<std::uint64_t>(&data_); }
  const double* real() const { return std::get_if<double>(&data_); }
  const std::string* text() const { return std::get_if<std::string>(&data_); }
  const List* list() const { return std::get_if<List>(&data_); }
  List* list() { return std::get_if<List>(&data_); }
  const Object* object() const { return std::get_if<Object>(&data_); }
  Object* object() { return std::get_if<Object>(&data_); }

  /// The member of that name, or null when there is none or this is no object.
  const Value* find(std::string_view name) const;

  /// "a text", "a list" …, for messages.
  std::string_view kind() const;

 private:
  // Integers beyond the signed range are kept apart so that they survive being written back.
  std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double, std::string, List, Object>
      data_;
};

struct Member {
  std::string name;
  Value value;
};

// Out here, where Member is complete.
inline Value::Value(bool truth) : data_(truth) {}
inline Value::Value(int number) : data_(static_cast<std::int64_t>(number)) {}
inline Value::Value(std::int64_t number) : data_(number) {}
inline Value::Value(std::uint64_t number) : data_(number) {}
inline Value::Value(double number) : data_(number) {}
inline Value::Value(std::string text) : data_(std::move(text)) {}
inline Value::Value(std::string_view text) : data_(std::string(text)) {}
inline Value::Value(const char* text) : data_(std::string(text)) {}
inline Value::Value(List items) : data_(std::move(items)) {}
inline Value::Value(Object members) : data_(std::move(members)) {}

const Value* find(const Object& object, std::string_view name);

/// Puts the value under that name: replaces the member in its place or appends one.
void set(Object& object, std::string_view name, Value value);

/// Absent by the rules' definition: null, a text of white space only, an empty list.
bool is_absent(const Value& value);

}  // namespace clause10::model
