#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
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
  Value() {}  // NOLINT(modernize-use-equals-default): the union has no default
  Value(bool truth) : truth_(truth), holds_(Holds::truth) {}
  Value(int number) : Value(static_cast<std::int64_t>(number)) {}
  Value(std::int64_t number) : integer_(number), holds_(Holds::integer) {}
  Value(std::uint64_t number) : natural_(number), holds_(Holds::natural) {}
  Value(double number) : real_(number), holds_(Holds::real) {}
  Value(std::string text) : text_(std::move(text)), holds_(Holds::text) {}
  Value(std::string_view text) : text_(text), holds_(Holds::text) {}
  Value(const char* text) : text_(text), holds_(Holds::text) {}
  Value(List items);
  Value(Object members);

  Value(const Value& other);
  Value(Value&& other) noexcept { take(std::move(other)); }
  Value& operator=(const Value& other);
  Value& operator=(Value&& other) noexcept;
  ~Value() {
    if (holds_ >= Holds::text) clear();
  }

  bool is_null() const { return holds_ == Holds::null; }
  bool is_number() const { return holds_ >= Holds::integer && holds_ <= Holds::real; }

  // Each returns a null pointer when the value is of another kind; the pointer lives as long as the
  // value is neither changed nor destroyed.
  const bool* truth() const { return holds_ == Holds::truth ? &truth_ : nullptr; }
  const std::int64_t* integer() const { return holds_ == Holds::integer ? &integer_ : nullptr; }
  const std::uint64_t* natural() const { return holds_ == Holds::natural ? &natural_ : nullptr; }
  const double* real() const { return holds_ == Holds::real ? &real_ : nullptr; }
  const std::string* text() const { return holds_ == Holds::text ? &text_ : nullptr; }
  const List* list() const { return holds_ == Holds::list ? &list_ : nullptr; }
  List* list() { return holds_ == Holds::list ? &list_ : nullptr; }
  const Object* object() const { return holds_ == Holds::object ? &object_ : nullptr; }
  Object* object() { return holds_ == Holds::object ? &object_ : nullptr; }

  /// The member of that name, or null when there is none or this is no object.
  const Value* find(std::string_view name) const;

  /// "a text", "a list" …, for messages.
  std::string_view kind() const;

 private:
  // Integers beyond the signed range are kept apart so that they survive being written back.
  enum class Holds : std::uint8_t { null, truth, integer, natural, real, text, list, object };

  void take(Value&& other) noexcept;
  void clear() noexcept;

  // A std::variant would be as good, and several kilobytes larger in the WebAssembly.
  union {
    bool truth_;
    std::int64_t integer_ = 0;
    std::uint64_t natural_;
    double real_;
    std::string text_;
    List list_;
    Object object_;
  };
  Holds holds_ = Holds::null;
};

struct Member {
  std::string name;
  Value value;
};

const Value* find(const Object& object, std::string_view name);

/// Puts the value under that name: replaces the member in its place or appends one.
void set(Object& object, std::string_view name, Value value);

/// Takes the member of that name away, if there is one.
void erase(Object& object, std::string_view name);

/// Absent by the rules' definition: null, a text of white space only, an empty list.
bool is_absent(const Value& value);

}  // namespace clause10::model
