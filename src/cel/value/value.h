#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/value.h"

namespace clause10::cel {

/// The language's kinds of values (langdef, "Values"), and the error that a computation may end in.
enum class Kind : std::uint8_t {
  error,
  null,
  boolean,
  integer,
  natural,  ///< uint
  real,     ///< double
  text,     ///< string
  bytes,
  list,
  map,
  timestamp,
  duration,
  type,
  optional,
};

/// The name of the kind's type in the language: "int", "list", "google.protobuf.Timestamp" …
std::string_view type_name(Kind kind);

class Value;
struct Entry;
using Items = std::vector<Value>;
using Entries = std::vector<Entry>;  ///< ascending by key (see compare_keys), no key twice

/// What a value shares with its copies. Counts are plain integers: a program and the values made by
/// it belong to one thread at a time.
struct Shared {
  enum class Holds : std::uint8_t { text, items, entries, box };
  explicit Shared(Holds what) : holds(what) {}
  std::uint32_t references = 0;
  Holds holds;
  std::uint16_t line = 0;  ///< of an error's place, 0 while it has none
  std::uint16_t column = 0;
};

/// A value while an expression runs: 24 bytes, cheap to copy. Texts, lists and maps either belong
/// to it together with its copies, or are views of a record: such a view must not outlive the
/// record.
class Value {
 public:
  Value() = default;
  Value(const Value& other) : data_(other.data_), shared_(other.shared_) {
    small_ = other.small_;
    kind_ = other.kind_;
    if (shared_ != nullptr) ++shared_->references;
  }
  Value(Value&& other) noexcept
      : data_(other.data_),
        shared_(std::exchange(other.shared_, nullptr)),
        small_(other.small_),
        kind_(other.kind_) {}
  Value& operator=(Value other) noexcept {
    std::swap(data_, other.data_);
    std::swap(shared_, other.shared_);
    std::swap(small_, other.small_);
    std::swap(kind_, other.kind_);
    return *this;
  }
  ~Value() {
    if (shared_ != nullptr && --shared_->references == 0) release(shared_);
  }

  static Value of(bool truth);
  static Value of(std::int64_t number);
  static Value of(std::uint64_t number);
  static Value of(double number);
  /// The text or bytes; kept by the value.
  static Value of(std::string text, Kind kind = Kind::text);
  /// A view: the text must outlive the value and every part of it.
  static Value view(std::string_view text, Kind kind = Kind::text);
  /// A view of a record's value.
  static Value of_record(const model::Value& value);
  static Value of(Items items);
  /// The entries must be ascending and distinct; see make_map.
  static Value of(Entries entries);
  static Value timestamp(std::int64_t seconds, std::uint32_t nanos);
  static Value duration(std::int64_t nanos);
  /// The name must live as long as the program, as names of types do.
  static Value type(std::string_view name) { return view(name, Kind::type); }
  static Value none();
  static Value some(Value value);
  /// An error; without a message it means "not found" and must be told apart by is_missing.
  static Value error(std::string message);
  /// An error gets its place unless it has one already.
  void put(std::uint16_t line, std::uint16_t column);

  Kind kind() const { return kind_; }
  bool is(Kind kind) const { return kind_ == kind; }
  bool is_error() const { return kind_ == Kind::error; }
  bool is_number() const { return kind_ >= Kind::integer && kind_ <= Kind::real; }
  bool is_true() const { return kind_ == Kind::boolean && data_.truth; }

  // Each only for a value of that kind.
  bool truth() const { return data_.truth; }
  std::int64_t integer() const { return data_.integer; }
  std::uint64_t natural() const { return data_.natural; }
  double real() const { return data_.real; }
  /// A text, bytes, the name of a type, the message of an error. Lives as long as the value.
  std::string_view text() const { return {data_.text, small_}; }
  std::int64_t seconds() const { return data_.integer; }  ///< of a timestamp, since 1970
  std::uint32_t nanos() const { return small_; }          ///< of a timestamp, 0 to 999999999

  // Lists and maps; a record's and one's own look alike.
  std::size_t size() const;
  Value item(std::size_t index) const;
  Value key(std::size_t index) const;
  Value entry(std::size_t index) const;
  /// The value under that key, or an error without text when there is none. Numeric keys are found
  /// by their value, whatever their kind.
  Value find(const Value& key) const;
  Value find(std::string_view key) const;
  /// Is there such a member; in a view of a record: one that is not absent by the rules'
  /// definition.
  bool has(std::string_view key) const;
  /// True for a list or map that is a view of a record.
  bool is_view() const { return shared_ == nullptr; }

  // Of an error with a message.
  std::uint16_t line() const { return shared_->line; }
  std::uint16_t column() const { return shared_->column; }

  // Optionals.
  bool has_value() const { return shared_ != nullptr; }
  const Value& boxed() const;

 private:
  union Data {
    bool truth;
    std::int64_t integer;
    std::uint64_t natural;
    double real;
    const char* text;
    const Items* items;
    const Entries* entries;
    const model::List* list;
    const model::Object* object;
  };

  static void release(Shared* shared);
  void share(Shared* shared) {
    shared_ = shared;
    ++shared->references;
  }

  Data data_ = {.integer = 0};
  Shared* shared_ = nullptr;
  std::uint32_t small_ = 0;  ///< length of a text, nanoseconds of a timestamp
  Kind kind_ = Kind::null;
};

struct Entry {
  Value key;
  Value value;
};

/// An error value while it has no text: "not found".
inline bool is_missing(const Value& value) {
  return value.is_error() && value.text().empty();
}

}  // namespace clause10::cel
