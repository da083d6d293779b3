#include "support/expression.h"

#include "cel/time/moment.h"
#include "cel/value/base64.h"
#include "codec/json.h"
#include "model/decimal.h"

namespace clause10::test {
namespace {

using cel::Kind;
using cel::Value;

std::string written(const Value& value) {
  switch (value.kind()) {
    case Kind::natural:
      return std::to_string(value.natural()) + "u";
    case Kind::real: {
      const std::string text =
          clause10::model::shortest(value.real(), clause10::model::Notation::general);
      return text.find_first_not_of("-0123456789") == std::string::npos ? text + ".0" : text;
    }
    case Kind::bytes:
      return "b\"" + cel::base64(value.text()) + "\"";
    case Kind::timestamp:
      return "timestamp(" + cel::text_of_timestamp(value) + ")";
    case Kind::duration:
      return "duration(" + cel::text_of_duration(value.integer()) + ")";
    case Kind::type:
      return std::string(value.text());
    case Kind::optional:
      return value.has_value() ? "optional(" + written(value.boxed()) + ")" : "none";
    case Kind::list: {
      std::string text = "[";
      for (std::size_t i = 0; i < value.size(); ++i) {
        text += (i == 0 ? "" : ", ") + written(value.item(i));
      }
      return text + "]";
    }
    case Kind::map: {
      std::string text = "{";
      for (std::size_t i = 0; i < value.size(); ++i) {
        text += (i == 0 ? "" : ", ") + written(value.key(i)) + ": " + written(value.entry(i));
      }
      return text + "}";
    }
    default:
      return codec::write_json(cel::to_json(value, 1'000'000).value_or("too large"));
  }
}

std::string written(const cel::Error& error) {
  return "error " + std::to_string(error.line) + ":" + std::to_string(error.column) + ": " +
         error.message + (error.suggestion.empty() ? "" : "; " + error.suggestion);
}

}  // namespace

Bindings& Bindings::set(const std::string& name, const std::string& code, Value value) {
  environment.variables.push_back({name, code});
  values_[name] = std::move(value);
  return *this;
}

Value Bindings::find(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? Value::error({}) : found->second;
}

std::string yields(const std::string& expression, const Bindings& bindings,
                   const cel::Budget& budget) {
  const auto compiled = cel::compile(expression, bindings.environment);
  if (const auto* errors = std::get_if<cel::Errors>(&compiled)) return written(errors->front());
  const cel::Ran ran = cel::run(std::get_if<cel::Compiled>(&compiled)->program, bindings, budget);
  if (const auto* error = std::get_if<cel::Error>(&ran.result)) return written(*error);
  return written(*std::get_if<Value>(&ran.result));
}

std::string yields_unchecked(const std::string& expression, Bindings bindings) {
  bindings.environment.check_types = false;
  return yields(expression, bindings);
}

std::string type_of(const std::string& expression, const Bindings& bindings) {
  const auto compiled = cel::compile(expression, bindings.environment);
  if (const auto* errors = std::get_if<cel::Errors>(&compiled)) return written(errors->front());
  return std::get_if<cel::Compiled>(&compiled)->type;
}

}  // namespace clause10::test
