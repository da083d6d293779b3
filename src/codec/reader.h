#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "model/diagnostic.h"
#include "model/value.h"

namespace clause10::codec {

/// Collects what is wrong with one input, so that everything is reported at once.
class Problems {
 public:
  /// `room` leads every code: pack, record, context, request. Beyond `most` nothing is kept: an
  /// input that is wrong everywhere is described well enough by its first faults.
  explicit Problems(std::string room, std::size_t most = 100)
      : room_(std::move(room)), most_(most) {}

  void add(std::string_view code, std::string message, std::string pointer,
           std::string suggestion = {});

  bool none() const { return found_.empty(); }
  model::Diagnostics take() { return std::move(found_); }

 private:
  std::string room_;
  std::size_t most_;
  model::Diagnostics found_;
};

/// What is called for each part of an input: any function, only looked at while the call lasts. A
/// std::function would own a copy of it, in code of its own for every lambda.
template <class... Parts>
class Visitor {
 public:
  template <class Function>
  Visitor(const Function& function)
      : function_(&function), call_([](const void* called, Parts... parts) {
          (*static_cast<const Function*>(called))(parts...);
        }) {}
  void operator()(Parts... parts) const { call_(function_, parts...); }

 private:
  const void* function_;
  void (*call_)(const void*, Parts...);
};

struct IntegerRange {
  std::int64_t min;
  std::int64_t max;
};

/// True for a small letter followed by letters and digits.
bool is_id(std::string_view text);
void report_bad_id(Problems& problems, std::string_view id, std::string pointer);

/// Reads the members of one object. Every member asked for counts as known; finish() reports the
/// others. A member that is missing or of another kind is reported, and a default returned.
class ObjectReader {
 public:
  ObjectReader(const model::Value& value, std::string pointer, Problems& problems);

  /// False when the value is no object; that has been reported.
  bool is_object() const { return object_ != nullptr; }

  std::string text(std::string_view name);
  /// A name of the pack's own: a small letter, then letters and digits.
  std::string id(std::string_view name);
  std::optional<std::string> optional_text(std::string_view name);
  bool flag(std::string_view name);
  std::int64_t integer(std::string_view name, IntegerRange range);
  std::optional<std::int64_t> optional_integer(std::string_view name, IntegerRange range);
  std::optional<model::Date> date(std::string_view name);
  /// Lists of texts with `least` items or more. What is no text is reported and read as an empty
  /// one.
  std::vector<std::string> texts(std::string_view name, std::size_t least = 0);
  std::optional<std::vector<std::string>> optional_texts(std::string_view name,
                                                         std::size_t least = 0);

  using Each = Visitor<const model::Value&, const std::string&>;
  using EachMember = Visitor<const std::string&, const model::Value&, const std::string&>;
  // False when there is no such list or object to read; that has been reported, unless an optional
  // one is missing, which is no fault.
  bool each_item(std::string_view name, Each read, std::size_t least = 0);
  bool each_optional_item(std::string_view name, Each read, std::size_t least = 0);
  bool each_member(std::string_view name, EachMember read);
  bool each_optional_member(std::string_view name, EachMember read);

  /// The member as it is, or null; reported when missing.
  const model::Value* required(std::string_view name);
  /// The member as it is, or null when missing.
  const model::Value* optional(std::string_view name);

  /// The names of all members, in order.
  std::vector<std::string> names() const;

  const std::string& pointer() const { return pointer_; }
  std::string pointer_to(std::string_view name) const;
  Problems& problems() { return problems_; }

  /// Reports members nobody asked for, with the nearest known name.
  void finish();
  /// Hands over the members nobody asked for, where these are kept instead of reported.
  model::Object unknown() const;

 private:
  void wrong_kind(std::string_view name, const model::Value& found, std::string_view expected);
  std::optional<std::int64_t> integer_of(std::string_view name, const model::Value& value,
                                         IntegerRange range);
  bool is_known(std::string_view name) const;

  const model::Object* object_;
  std::string pointer_;
  Problems& problems_;
  std::vector<std::string> known_;
};

/// Reads one JSON text as an object with codes that begin with `room`: what is wrong with the text,
/// or what `read` finds wrong with its members.
model::Diagnostics problems_in(std::string_view json, std::string_view room,
                               Visitor<ObjectReader&> read);

/// The same for what `read` makes of the members.
template <class Made>
model::Result<Made> read_object(std::string_view json, std::string_view room,
                                void (*read)(ObjectReader&, Made&)) {
  Made made;
  model::Diagnostics problems =
      problems_in(json, room, [&](ObjectReader& reader) { read(reader, made); });
  if (!problems.empty()) return problems;
  return made;
}

}  // namespace clause10::codec
