#include <algorithm>
#include <string_view>
#include <utility>

#include "migrate/step.h"
#include "model/text.h"

namespace clause10::migrate {
namespace {

using model::Conversion;
using model::Value;

std::optional<Value> split(const Value& value, const std::string& separator) {
  if (value.text() == nullptr) return std::nullopt;
  model::List parts;
  std::string_view rest = *value.text();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(separator), rest.size());
    const std::string_view part = model::trim(rest.substr(0, end));
    if (!part.empty()) parts.push_back(part);
    rest.remove_prefix(std::min(end + separator.size(), rest.size()));
  }
  return Value(std::move(parts));
}

std::optional<Value> join(const Value& value, const std::string& separator) {
  if (value.list() == nullptr) return std::nullopt;
  std::vector<std::string_view> texts;
  for (const Value& item : *value.list()) {
    if (item.text() == nullptr) return std::nullopt;
    texts.push_back(*item.text());
  }
  return Value(model::join(texts, separator));
}

std::optional<Value> number(const Value& value) {
  constexpr std::size_t most_digits = 18;
  if (value.text() == nullptr) return std::nullopt;
  const std::string_view written = model::trim(*value.text());
  if (written.empty() || written.size() > most_digits) return std::nullopt;
  std::int64_t read = 0;
  for (const char c : written) {
    if (c < '0' || c > '9') return std::nullopt;
    read = read * 10 + (c - '0');
  }
  return Value(read);
}

std::optional<Value> text(const Value& value) {
  if (value.integer() != nullptr) return Value(std::to_string(*value.integer()));
  if (value.truth() != nullptr) return Value(*value.truth() ? "true" : "false");
  return std::nullopt;
}

std::optional<Value> truth(const Value& value) {
  if (value.text() == nullptr || (*value.text() != "yes" && *value.text() != "no")) {
    return std::nullopt;
  }
  return Value(*value.text() == "yes");
}

}  // namespace

std::optional<Value> converted(const Value& value, const model::MigrationStep& step) {
  switch (step.conversion) {
    case Conversion::split:
      return split(value, step.separator);
    case Conversion::join:
      return join(value, step.separator);
    case Conversion::wrap:
      if (value.list() != nullptr) return std::nullopt;
      return Value(model::List{value});
    case Conversion::unwrap:
      if (value.list() == nullptr || value.list()->size() != 1) return std::nullopt;
      return value.list()->front();
    case Conversion::number:
      return number(value);
    case Conversion::text:
      return text(value);
    case Conversion::truth:
      return truth(value);
  }
  return std::nullopt;
}

}  // namespace clause10::migrate
