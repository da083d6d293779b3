#include "codec/json.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "model/pointer.h"

namespace clause10::codec {
namespace {

using model::Diagnostic;
using model::Member;
using model::Value;

/// Builds a Value while the parser runs. The parser keeps its own stack on the heap, and the depth
/// limit here keeps the tree shallow: deep input cannot overflow the call stack.
class Builder {
 public:
  bool null() { return put(Value()); }
  bool boolean(bool value) { return put(Value(value)); }
  bool number_integer(std::int64_t value) { return put(Value(value)); }
  bool number_unsigned(std::uint64_t value) {
    if (value <= static_cast<std::uint64_t>(INT64_MAX)) {
      return put(Value(static_cast<std::int64_t>(value)));
    }
    return put(Value(value));
  }
  bool number_float(double value, const std::string& /*written*/) { return put(Value(value)); }
  bool string(std::string& value) { return put(Value(std::move(value))); }
  bool binary(const std::vector<std::uint8_t>& /*bytes*/) { return false; }
  bool start_object(std::size_t /*size*/) { return open(Value(model::Object())); }
  bool start_array(std::size_t /*size*/) { return open(Value(model::List())); }
  bool key(std::string& name) {
    open_.back().key = std::move(name);
    return true;
  }
  bool end_object() { return has_no_duplicate(*open_.back().value.object()) && close(); }
  bool end_array() { return close(); }

  template <class Exception>
  bool parse_error(std::size_t position, const std::string& /*token*/, const Exception& exception) {
    std::string reason = exception.what();
    // The library's text ends in what matters to a reader: "… - invalid literal; last read: …".
    const std::size_t cut = reason.rfind(" - ");
    if (cut != std::string::npos) reason.erase(0, cut + 3);
    const bool is_number = reason.find("number overflow") != std::string::npos;
    error_ = Diagnostic{is_number ? "json.number" : "json.syntax",
                        is_number ? "a number is too large to be kept" : "no valid JSON: " + reason,
                        pointer()};
    error_->offset = position == 0 ? 0 : position - 1;
    return false;
  }

  std::optional<Diagnostic>& error() { return error_; }
  Value& result() { return result_; }

 private:
  struct Open {
    Value value;
    std::string key = {};
  };

  bool put(Value value) {
    if (open_.empty()) {
      result_ = std::move(value);
      return true;
    }
    Open& parent = open_.back();
    if (auto* object = parent.value.object()) {
      object->push_back({std::move(parent.key), std::move(value)});
    } else {
      parent.value.list()->push_back(std::move(value));
    }
    return true;
  }

  bool open(Value value) {
    if (open_.size() == deepest_json) {
      error_ = Diagnostic{
          "json.depth",
          "nested deeper than " + std::to_string(deepest_json) + " levels; no valid input is",
          {}};
      return false;
    }
    open_.push_back({std::move(value)});
    return true;
  }

  bool close() {
    Value finished = std::move(open_.back().value);
    open_.pop_back();
    return put(std::move(finished));
  }

  bool has_no_duplicate(const model::Object& object) {
    names_.clear();
    for (const Member& member : object) {
      names_.push_back(member.name);
    }
    // Sorted, so that an object of many members costs no time squared.
    std::sort(names_.begin(), names_.end());
    const auto twice = std::adjacent_find(names_.begin(), names_.end());
    if (twice == names_.end()) return true;
    // Inside the object the path ends with the last key read; the duplicate is its sibling.
    open_.back().key.assign(*twice);
    error_ = Diagnostic{"json.duplicateMember",
                        "\"" + std::string(*twice) + "\" stands twice in one object; remove one",
                        pointer()};
    return false;
  }

  std::string pointer() const {
    std::string pointer;
    for (const Open& each : open_) {
      if (const auto* list = each.value.list()) {
        pointer = model::item_of(pointer, list->size());
      } else if (!each.key.empty()) {
        pointer = model::member_of(pointer, each.key);
      }
    }
    return pointer;
  }

  std::vector<Open> open_;
  std::vector<std::string_view> names_;
  Value result_;
  std::optional<Diagnostic> error_;
};

/// Line and column, both from 1, of a byte offset. Columns count characters.
void locate(Diagnostic& diagnostic, std::string_view text) {
  if (!diagnostic.offset) return;
  const auto end =
      static_cast<std::size_t>(std::min<std::uint64_t>(*diagnostic.offset, text.size()));
  std::uint64_t line = 1;
  std::uint64_t column = 1;
  for (const char c : text.substr(0, end)) {
    if (c == '\n') {
      ++line;
      column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++column;
    }
  }
  diagnostic.line = line;
  diagnostic.column = column;
}

/// Numbers and texts that need care are written by the library; what it would copy value by value
/// before writing, and plain text in it, goes straight out: answers are written at every key.
void write(const Value& value, std::string& out);

template <typename T>
void write_by_library(const T& value, std::string& out) {
  // Texts come from checked UTF-8; should one ever be damaged, it is replaced, not thrown about.
  out += nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool needs_no_escape(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
}

void write(const std::string& text, std::string& out) {
  if (!needs_no_escape(text)) {
    write_by_library(text, out);
    return;
  }
  out += '"';
  out += text;
  out += '"';
}

void write(const model::List& list, std::string& out) {
  char before = '[';
  for (const Value& item : list) {
    out += before;
    write(item, out);
    before = ',';
  }
  out += list.empty() ? "[]" : "]";
}

void write(const model::Object& object, std::string& out) {
  char before = '{';
  for (const Member& member : object) {
    out += before;
    write(member.name, out);
    out += ':';
    write(member.value, out);
    before = ',';
  }
  out += object.empty() ? "{}" : "}";
}

void write(const Value& value, std::string& out) {
  if (const auto* text = value.text()) {
    write(*text, out);
  } else if (const auto* object = value.object()) {
    write(*object, out);
  } else if (const auto* list = value.list()) {
    write(*list, out);
  } else if (const auto* truth = value.truth()) {
    out += *truth ? "true" : "false";
  } else if (const auto* integer = value.integer()) {
    write_by_library(*integer, out);
  } else if (const auto* natural = value.natural()) {
    write_by_library(*natural, out);
  } else if (const auto* real = value.real()) {
    write_by_library(*real, out);
  } else {
    out += "null";
  }
}

}  // namespace

model::Result<Value> read_json(std::string_view text) {
  if (text.size() > largest_json) {
    return Diagnostic{"json.tooLarge",
                      "the input has " + std::to_string(text.size()) + " bytes; at most " +
                          std::to_string(largest_json) + " are read",
                      {}};
  }
  Builder builder;
  const bool complete = nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  if (complete && !builder.error()) return std::move(builder.result());
  Diagnostic error = builder.error().value_or(Diagnostic{"json.syntax", "no valid JSON", {}});
  locate(error, text);
  return error;
}

std::string write_json(const Value& value) {
  std::string out;
  out.reserve(8192);  // an evaluation with a handful of violations
  write(value, out);
  return out;
}

}  // namespace clause10::codec
