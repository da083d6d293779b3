#include "proto.h"

#include <cstdlib>
#include <limits>

#include "cel/time/moment.h"
#include "cel/value/base64.h"
#include "cel/value/compare.h"
#include "model/utf8.h"

namespace clause10::conformance {
namespace {

using cel::Kind;
using cel::Value;

std::string text(const model::Value& json) {
  if (json.text() != nullptr) return *json.text();
  if (json.integer() != nullptr) return std::to_string(*json.integer());
  if (json.natural() != nullptr) return std::to_string(*json.natural());
  return {};
}

double real(const model::Value& json) {
  if (json.real() != nullptr) return *json.real();
  return std::strtod(text(json).c_str(), nullptr);
}

std::optional<Value> list_of(const model::Value& json) {
  cel::Items items;
  if (const model::Value* values = json.find("values")) {
    for (const model::Value& each : *values->list()) {
      auto item = value_of(each);
      if (!item) return std::nullopt;
      items.push_back(std::move(*item));
    }
  }
  return Value::of(std::move(items));
}

std::optional<Value> map_of(const model::Value& json) {
  cel::Entries entries;
  if (const model::Value* list = json.find("entries")) {
    for (const model::Value& each : *list->list()) {
      auto key = value_of(*each.find("key"));
      auto value = value_of(*each.find("value"));
      if (!key || !value) return std::nullopt;
      entries.push_back({std::move(*key), std::move(*value)});
    }
  }
  cel::sort_entries(entries);
  return Value::of(std::move(entries));
}

/// Timestamps and durations are messages that the language has values for.
std::optional<Value> object_of(const model::Value& json) {
  const model::Value* type = json.find("@type");
  const model::Value* value = json.find("value");
  if (type == nullptr || type->text() == nullptr) return std::nullopt;
  const std::string name = type->text()->substr(type->text()->rfind('/') + 1);
  if (name == "google.protobuf.Timestamp" && value != nullptr) {
    return cel::timestamp_of(text(*value));
  }
  if (name == "google.protobuf.Duration" && value != nullptr) {
    return cel::duration_of(text(*value));
  }
  return std::nullopt;
}

std::optional<std::string> primitive(const std::string& name) {
  if (name == "BOOL") return "b";
  if (name == "INT64") return "i";
  if (name == "UINT64") return "u";
  if (name == "DOUBLE") return "d";
  if (name == "STRING") return "s";
  if (name == "BYTES") return "y";
  return std::nullopt;
}

}  // namespace

std::optional<Value> value_of(const model::Value& json) {
  const model::Object* members = json.object();
  if (members == nullptr || members->empty()) return Value();
  const std::string& kind = members->front().name;
  const model::Value& value = members->front().value;
  if (kind == "nullValue") return Value();
  if (kind == "boolValue") return Value::of(*value.truth());
  if (kind == "int64Value") {
    return Value::of(std::int64_t{std::strtoll(text(value).c_str(), nullptr, 10)});
  }
  if (kind == "uint64Value") {
    return Value::of(std::uint64_t{std::strtoull(text(value).c_str(), nullptr, 10)});
  }
  if (kind == "doubleValue") return Value::of(real(value));
  if (kind == "stringValue") return Value::of(std::string(text(value)));
  if (kind == "bytesValue") {
    return Value::of(cel::from_base64(text(value)).value_or(""), Kind::bytes);
  }
  if (kind == "listValue") return list_of(value);
  if (kind == "mapValue") return map_of(value);
  if (kind == "typeValue") return Value::of(text(value), Kind::type);
  if (kind == "objectValue") return object_of(value);
  return std::nullopt;
}

std::optional<std::string> code_of(const model::Value& json) {
  const model::Object* members = json.object();
  if (members == nullptr || members->empty()) return std::nullopt;
  const std::string& kind = members->front().name;
  const model::Value& value = members->front().value;
  const auto of = [&value](const char* member) {
    const model::Value* inner = value.find(member);
    return inner == nullptr ? std::optional<std::string>("D") : code_of(*inner);
  };
  if (kind == "dyn") return "D";
  if (kind == "null") return "n";
  if (kind == "primitive") return primitive(text(value));
  if (kind == "wrapper") {
    const auto inner = primitive(text(value));
    return inner ? std::optional("N" + *inner) : std::nullopt;
  }
  if (kind == "messageType") {
    return text(value) == "google.protobuf.Timestamp"  ? std::optional<std::string>("t")
           : text(value) == "google.protobuf.Duration" ? std::optional<std::string>("r")
                                                       : std::nullopt;
  }
  if (kind == "wellKnown") {
    return text(value) == "TIMESTAMP"  ? std::optional<std::string>("t")
           : text(value) == "DURATION" ? std::optional<std::string>("r")
           : text(value) == "ANY"      ? std::optional<std::string>("D")
                                       : std::nullopt;
  }
  if (kind == "type") return "T";
  if (kind == "typeParam") return text(value) == "B" || text(value) == "V" ? "B" : "A";
  if (kind == "listType") {
    const auto item = of("elemType");
    return item ? std::optional("L" + *item) : std::nullopt;
  }
  if (kind == "mapType") {
    const auto key = of("keyType");
    const auto item = of("valueType");
    return key && item ? std::optional("M" + *key + *item) : std::nullopt;
  }
  if (kind == "abstractType" && value.find("name") != nullptr &&
      text(*value.find("name")) == "optional_type") {
    const model::Value* parameters = value.find("parameterTypes");
    const auto inner = parameters == nullptr ? std::optional<std::string>("D")
                                             : code_of(parameters->list()->front());
    return inner ? std::optional("O" + *inner) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::string> overloads_of(const model::Value& json) {
  std::string all;
  const model::Value* overloads = json.find("overloads");
  if (overloads == nullptr) return all;
  for (const model::Value& overload : *overloads->list()) {
    if (!all.empty()) all += '|';
    const model::Value* method = overload.find("isInstanceFunction");
    bool receiver = method != nullptr && *method->truth();
    if (const model::Value* parameters = overload.find("params")) {
      for (const model::Value& each : *parameters->list()) {
        const auto code = code_of(each);
        if (!code) return std::nullopt;
        all += *code;
        if (receiver) all += '.';
        receiver = false;
      }
    }
    const model::Value* result = overload.find("resultType");
    const auto code = result == nullptr ? std::optional<std::string>("D") : code_of(*result);
    if (!code) return std::nullopt;
    all += ":" + *code;
  }
  return all;
}

std::string resolved(std::string_view text) {
  std::string made;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char letter = text[at] == '\\' && at + 1 < text.size() ? text[at + 1] : '\0';
    const std::size_t digits = letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
    if (letter == '?') {
      made += text[++at];
    } else if (digits > 0 && at + 1 + digits < text.size()) {
      const std::string hex(text.substr(at + 2, digits));
      model::append_utf8(made, static_cast<char32_t>(std::strtoul(hex.c_str(), nullptr, 16)));
      at += 1 + digits;
    } else {
      made += text[at];
    }
  }
  return made;
}

}  // namespace clause10::conformance
