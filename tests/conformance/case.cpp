#include "case.h"

#include <cmath>
#include <map>
#include <utility>

#include "cel/check/types.h"
#include "cel/program.h"
#include "cel/value/compare.h"
#include "codec/json.h"
#include "proto.h"

namespace clause10::conformance {
namespace {

using cel::Kind;
using cel::Value;

class Bindings final : public cel::Variables {
 public:
  std::map<std::string, Value, std::less<>> values;
  Value find(std::string_view name) const override {
    const auto found = values.find(name);
    return found == values.end() ? Value::error({}) : found->second;
  }
};

class Endless final : public cel::Steps {
 public:
  bool spend(std::uint64_t) override { return true; }
};

std::string text_member(const model::Value& json, std::string_view name) {
  const model::Value* found = json.find(name);
  return found == nullptr || found->text() == nullptr ? std::string() : *found->text();
}

bool flag(const model::Value& json, std::string_view name) {
  const model::Value* found = json.find(name);
  return found != nullptr && found->truth() != nullptr && *found->truth();
}

std::string shown(const Value& value) {
  return std::string(cel::type_name(value.kind())) + " " +
         codec::write_json(cel::to_json(value, 1'000'000).value_or("too large"));
}

/// As the cases ask: kinds count, and NaN is NaN.
bool agree(const Value& actual, const Value& wanted) {
  Endless endless;
  if (actual.kind() != wanted.kind()) return false;
  if (wanted.is(Kind::real) && std::isnan(wanted.real())) return std::isnan(actual.real());
  if (wanted.is(Kind::text) || wanted.is(Kind::bytes)) {
    return actual.text() == wanted.text() || actual.text() == resolved(wanted.text());
  }
  if (wanted.is(Kind::list)) {
    bool all = actual.size() == wanted.size();
    for (std::size_t i = 0; all && i < wanted.size(); ++i) {
      all = agree(actual.item(i), wanted.item(i));
    }
    return all;
  }
  if (wanted.is(Kind::map)) {
    bool all = actual.size() == wanted.size();
    for (std::size_t i = 0; all && i < wanted.size(); ++i) {
      const Value found = actual.find(wanted.key(i));
      all = !found.is_error() && agree(found, wanted.entry(i));
    }
    return all;
  }
  return cel::equal(actual, wanted, endless);
}

/// Protobuf messages cannot be written, so a case that does needs them.
bool writes_message(const cel::Errors& errors) {
  for (const cel::Error& error : errors) {
    if (error.message.starts_with("messages cannot be made")) return true;
  }
  return false;
}

class Case {
 public:
  explicit Case(const model::Value& test) : test_(test) {}

  Verdict run() {
    environment_.container = text_member(test_, "container");
    environment_.check_types = !flag(test_, "disableCheck");
    if (!declare() || !bind()) return {Verdict::Kind::skipped, "needs messages"};
    auto compiled = cel::compile(text_member(test_, "expr"), environment_);
    if (const auto* errors = std::get_if<cel::Errors>(&compiled)) {
      if (writes_message(*errors)) return {Verdict::Kind::skipped, "needs messages"};
      if (test_.find("evalError") != nullptr) return {};
      return failed("does not compile: " + errors->front().message);
    }
    const auto& made = *std::get_if<cel::Compiled>(&compiled);
    if (Verdict verdict = type_verdict(made.type); verdict.kind != Verdict::Kind::passed) {
      return verdict;
    }
    if (flag(test_, "checkOnly")) return {};
    return result_verdict(made.program);
  }

 private:
  static Verdict failed(std::string why) { return {Verdict::Kind::failed, std::move(why)}; }

  bool declare() {
    const model::Value* declarations = test_.find("typeEnv");
    if (declarations == nullptr) return true;
    for (const model::Value& each : *declarations->list()) {
      const std::string name = text_member(each, "name");
      if (const model::Value* ident = each.find("ident")) {
        const auto code = code_of(*ident->find("type"));
        if (!code) return false;
        environment_.variables.push_back({name, *code});
      } else if (const model::Value* function = each.find("function")) {
        const auto code = overloads_of(*function);
        if (!code) return false;
        environment_.functions.push_back({name, *code});
      }
    }
    return true;
  }

  bool bind() {
    const model::Value* given = test_.find("bindings");
    if (given == nullptr) return true;
    for (const model::Member& each : *given->object()) {
      const model::Value* value = each.value.find("value");
      auto bound = value == nullptr ? std::nullopt : value_of(*value);
      if (!bound) return false;
      bindings_.values[each.name] = std::move(*bound);
      bool declared = false;
      for (const cel::Declared& known : environment_.variables) {
        declared = declared || known.name == each.name;
      }
      if (!declared) environment_.variables.push_back({each.name, "D"});
    }
    return true;
  }

  Verdict type_verdict(const std::string& deduced) const {
    const model::Value* typed = test_.find("typedResult");
    const model::Value* type = typed == nullptr ? nullptr : typed->find("deducedType");
    if (type == nullptr) return {};
    const auto code = code_of(*type);
    if (!code) return {Verdict::Kind::skipped, "needs messages"};
    cel::Types types;
    const std::string wanted = types.name(types.parse(*code));
    return wanted == deduced ? Verdict() : failed("type " + deduced + ", wanted " + wanted);
  }

  Verdict result_verdict(const cel::Program& program) const {
    const cel::Ran ran = cel::run(program, bindings_);
    const auto* error = std::get_if<cel::Error>(&ran.result);
    if (test_.find("evalError") != nullptr) {
      return error != nullptr ? Verdict() : failed("no error: " + shown(std::get<0>(ran.result)));
    }
    if (error != nullptr) return failed("error: " + error->message);
    const model::Value* wanted = test_.find("value");
    if (const model::Value* typed = test_.find("typedResult")) wanted = typed->find("result");
    // A case that names no result wants true.
    const auto value = wanted == nullptr ? Value::of(true) : value_of(*wanted);
    if (!value) return {Verdict::Kind::skipped, "needs messages"};
    const Value& actual = *std::get_if<Value>(&ran.result);
    return agree(actual, *value) ? Verdict() : failed(shown(actual) + ", wanted " + shown(*value));
  }

  const model::Value& test_;
  cel::Environment environment_;
  Bindings bindings_;
};

}  // namespace

Verdict run(const model::Value& test) {
  return Case(test).run();
}

}  // namespace clause10::conformance
