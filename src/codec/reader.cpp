#include "codec/reader.h"

#include <algorithm>
#include <utility>

#include "codec/json.h"
#include "model/pointer.h"
#include "model/suggest.h"

namespace clause10::codec {
namespace {

using model::Value;

/// Stands for a text that was not one, so that what refers to it is not reported as well.
const std::string unreadable;

std::string quoted(std::string_view name) {
  return "\"" + std::string(name) + "\"";
}

}  // namespace

void Problems::add(std::string_view code, std::string message, std::string pointer,
                   std::string suggestion) {
  if (found_.size() >= most_) return;
  model::Diagnostic problem{room_ + "." + std::string(code), std::move(message),
                            std::move(pointer)};
  problem.suggestion = std::move(suggestion);
  found_.push_back(std::move(problem));
}

ObjectReader::ObjectReader(const Value& value, std::string pointer, Problems& problems)
    : object_(value.object()), pointer_(std::move(pointer)), problems_(problems) {
  if (object_ == nullptr) {
    problems_.add("wrongType", "an object is expected here, not " + std::string(value.kind()),
                  pointer_);
  }
}

std::vector<std::string> ObjectReader::names() const {
  std::vector<std::string> names;
  if (object_ == nullptr) return names;
  for (const model::Member& member : *object_) {
    names.push_back(member.name);
  }
  return names;
}

std::string ObjectReader::pointer_to(std::string_view name) const {
  return model::member_of(pointer_, name);
}

const Value* ObjectReader::optional(std::string_view name) {
  known_.emplace_back(name);
  return object_ == nullptr ? nullptr : model::find(*object_, name);
}

const Value* ObjectReader::required(std::string_view name) {
  const Value* value = optional(name);
  if (value == nullptr && object_ != nullptr) {
    problems_.add("missing", quoted(name) + " is missing here", pointer_);
  }
  return value;
}

void ObjectReader::wrong_kind(std::string_view name, const Value& found,
                              std::string_view expected) {
  problems_.add(
      "wrongType",
      quoted(name) + " must be " + std::string(expected) + ", not " + std::string(found.kind()),
      pointer_to(name));
}

std::optional<std::string> ObjectReader::optional_text(std::string_view name) {
  const Value* value = optional(name);
  if (value == nullptr) return std::nullopt;
  if (value->text() == nullptr) {
    wrong_kind(name, *value, "a text");
    return std::nullopt;
  }
  if (model::is_absent(*value)) {
    problems_.add("empty", quoted(name) + " must not be empty", pointer_to(name));
    return std::nullopt;
  }
  return *value->text();
}

std::string ObjectReader::text(std::string_view name) {
  if (required(name) == nullptr) return {};
  return optional_text(name).value_or(std::string());
}

bool is_id(std::string_view text) {
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  return !text.empty() && is_small(text.front()) &&
         std::all_of(text.begin(), text.end(), [&](char c) {
           return is_small(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
         });
}

void report_bad_id(Problems& problems, std::string_view id, std::string pointer) {
  problems.add("badId", quoted(id) + " is no id: a small letter, then letters and digits",
               std::move(pointer));
}

std::string ObjectReader::id(std::string_view name) {
  std::string written = text(name);
  if (!written.empty() && !is_id(written)) report_bad_id(problems_, written, pointer_to(name));
  return written;
}

bool ObjectReader::flag(std::string_view name) {
  const Value* value = optional(name);
  if (value == nullptr) return false;
  if (value->truth() == nullptr) {
    wrong_kind(name, *value, "true or false");
    return false;
  }
  return *value->truth();
}

std::optional<std::int64_t> ObjectReader::integer_of(std::string_view name, const Value& value,
                                                     IntegerRange range) {
  const std::int64_t* number = value.integer();
  if (value.real() != nullptr) {
    problems_.add("wrongType",
                  quoted(name) + " must be a whole number, written without a point or an exponent",
                  pointer_to(name));
    return std::nullopt;
  }
  if (number == nullptr && value.natural() == nullptr) {
    wrong_kind(name, value, "a whole number");
    return std::nullopt;
  }
  if (number == nullptr || *number < range.min || *number > range.max) {
    problems_.add("outOfRange",
                  quoted(name) + " must lie between " + std::to_string(range.min) + " and " +
                      std::to_string(range.max),
                  pointer_to(name));
    return std::nullopt;
  }
  return *number;
}

std::optional<std::int64_t> ObjectReader::optional_integer(std::string_view name,
                                                           IntegerRange range) {
  const Value* value = optional(name);
  return value == nullptr ? std::nullopt : integer_of(name, *value, range);
}

std::int64_t ObjectReader::integer(std::string_view name, IntegerRange range) {
  const Value* value = required(name);
  return value == nullptr ? range.min : integer_of(name, *value, range).value_or(range.min);
}

std::optional<model::Date> ObjectReader::date(std::string_view name) {
  const std::string written = text(name);
  if (written.empty()) return std::nullopt;
  const auto date = model::Date::parse(written);
  if (!date) {
    problems_.add("badDate",
                  quoted(written) + " is no date that can be used: " + model::explain_date(written),
                  pointer_to(name));
  }
  return date;
}

std::optional<std::vector<std::string>> ObjectReader::optional_texts(std::string_view name,
                                                                     std::size_t least) {
  if (optional(name) == nullptr) return std::nullopt;
  std::vector<std::string> texts;
  const auto read = [&](const Value& item, const std::string& pointer) {
    const bool is_text = item.text() != nullptr && !item.text()->empty();
    texts.push_back(is_text ? *item.text() : unreadable);
    if (!is_text) {
      problems_.add("wrongType", "a text is expected here, not " + std::string(item.kind()),
                    pointer);
    }
  };
  if (!each_optional_item(name, read, least)) texts.push_back(unreadable);
  return texts;
}

std::vector<std::string> ObjectReader::texts(std::string_view name, std::size_t least) {
  if (required(name) == nullptr) return {};
  return optional_texts(name, least).value_or(std::vector<std::string>());
}

bool ObjectReader::each_optional_item(std::string_view name, Each read, std::size_t least) {
  const Value* value = optional(name);
  if (value == nullptr) return false;
  const model::List* list = value->list();
  if (list == nullptr) {
    wrong_kind(name, *value, "a list");
    return false;
  }
  const std::string base = pointer_to(name);
  if (list->size() < least) {
    problems_.add("empty", quoted(name) + " needs at least " + std::to_string(least), base);
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    read((*list)[i], model::item_of(base, i));
  }
  return true;
}

bool ObjectReader::each_item(std::string_view name, Each read, std::size_t least) {
  return required(name) != nullptr && each_optional_item(name, read, least);
}

bool ObjectReader::each_optional_member(std::string_view name, EachMember read) {
  const Value* value = optional(name);
  if (value == nullptr) return false;
  const model::Object* object = value->object();
  if (object == nullptr) {
    wrong_kind(name, *value, "an object");
    return false;
  }
  const std::string base = pointer_to(name);
  for (const model::Member& member : *object) {
    read(member.name, member.value, model::member_of(base, member.name));
  }
  return true;
}

bool ObjectReader::each_member(std::string_view name, EachMember read) {
  return required(name) != nullptr && each_optional_member(name, read);
}

bool ObjectReader::is_known(std::string_view name) const {
  return std::find(known_.begin(), known_.end(), name) != known_.end();
}

void ObjectReader::finish() {
  for (const model::Member& member : unknown()) {
    problems_.add("unknownMember", quoted(member.name) + " means nothing here; remove it",
                  pointer_to(member.name), model::suggest(member.name, known_));
  }
}

model::Object ObjectReader::unknown() const {
  model::Object unknown;
  if (object_ == nullptr) return unknown;
  for (const model::Member& member : *object_) {
    if (!is_known(member.name)) unknown.push_back(member);
  }
  return unknown;
}

model::Diagnostics problems_in(std::string_view json, std::string_view room,
                               Visitor<ObjectReader&> read) {
  const auto value = read_json(json);
  if (!value) return value.errors();
  Problems problems{std::string(room)};
  ObjectReader reader(*value, "", problems);
  read(reader);
  return problems.take();
}

}  // namespace clause10::codec
