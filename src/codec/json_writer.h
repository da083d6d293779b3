#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/value.h"

namespace clause10::codec {

/// Compact JSON, written member by member without a tree of values in between. Calls that take a
/// name write a member of the object that was begun last, those without an item of a list or the
/// whole. Whoever begins something ends it.
class JsonWriter {
 public:
  JsonWriter() { out_.reserve(8192); }  // an evaluation with a handful of violations

  void begin_object();
  void begin_object(std::string_view name);
  void end_object() { out_ += '}'; }
  void begin_list();
  void begin_list(std::string_view name);
  void end_list() { out_ += ']'; }

  void text(std::string_view text);
  void text(std::string_view name, std::string_view text);
  void truth(std::string_view name, bool truth);
  void integer(std::string_view name, std::int64_t number);
  void natural(std::string_view name, std::uint64_t number);
  void value(const model::Value& value);
  void value(std::string_view name, const model::Value& value);
  void texts(std::string_view name, const std::vector<std::string>& texts);
  void object(std::string_view name, const model::Object& members);
  void members(const model::Object& members);

  /// Something that write(JsonWriter&, const Thing&) knows to write.
  template <class Thing>
  void thing(std::string_view name, const Thing& thing) {
    this->name(name);
    write(*this, thing);
  }

  /// A list of such.
  template <class Items>
  void list(std::string_view name, const Items& items) {
    begin_list(name);
    for (const auto& item : items) {
      write(*this, item);
    }
    end_list();
  }

  /// The name of a member, its value to follow.
  void name(std::string_view name);

  /// What was written; nothing may be written afterwards.
  std::string take() { return std::move(out_); }

 private:
  void separate();
  void write_value(const model::Value& value);

  std::string out_;
};

inline void write(JsonWriter& out, const model::Value& value) {
  out.value(value);
}

/// The JSON text of what write(JsonWriter&, const Thing&) knows to write.
template <class Thing>
std::string json_of(const Thing& thing) {
  JsonWriter out;
  write(out, thing);
  return out.take();
}

}  // namespace clause10::codec
