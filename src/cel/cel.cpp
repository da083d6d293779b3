#include "cel/cel.h"

#include <algorithm>
#include <utility>

#include "cel/explain.h"
#include "cel/program.h"

namespace clause10::cel {
namespace {

/// A field that is not filled is null, so every declared type may be.
std::string_view code_of(Type type) {
  switch (type) {
    case Type::text:
      return "Ns";
    case Type::integer:
      return "Ni";
    case Type::truth:
      return "Nb";
    case Type::list:
      return "NLD";
    case Type::object:
      return "NMsD";
  }
  return "D";
}

std::variant<Compiled, Errors> compiled(std::string_view text, const Declarations& declarations) {
  Environment environment;
  environment.with_dates = true;
  for (const Declaration& each : declarations) {
    environment.variables.push_back({each.name, std::string(code_of(each.type))});
  }
  return compile(text, environment);
}

/// A record's values as the language's; an absent one is null.
class RecordVariables final : public Variables {
 public:
  explicit RecordVariables(const Activation& activation) : activation_(activation) {}
  Value find(std::string_view name) const override {
    const model::Value* found = activation_.find(name);
    return found == nullptr ? Value() : Value::of_record(*found);
  }
  Value at(std::uint32_t variable, std::string_view name) const override {
    const model::Value* found = activation_.at(variable, name);
    return found == nullptr ? Value() : Value::of_record(*found);
  }
  bool is_filled(std::string_view name) const override {
    const model::Value* found = activation_.find(name);
    return found != nullptr && !model::is_absent(*found);
  }
  const WorkingDays* working_days() const override { return activation_.working_days(); }

 private:
  const Activation& activation_;
};

}  // namespace

Outcome<Program> compile(std::string_view text, const Declarations& declarations) {
  auto made = compiled(text, declarations);
  if (const auto* errors = std::get_if<Errors>(&made)) return errors->front();
  return std::get_if<Compiled>(&made)->program;
}

std::vector<Error> check(std::string_view text, const Declarations& declarations) {
  auto made = compiled(text, declarations);
  auto* errors = std::get_if<Errors>(&made);
  return errors == nullptr ? Errors() : std::move(*errors);
}

Outcome<model::Value> evaluate(const Program& program, const Activation& activation,
                               const Budget& budget) {
  const RecordVariables variables(activation);
  Ran ran = run(program, variables, budget);
  if (auto* error = std::get_if<Error>(&ran.result)) return std::move(*error);
  const Value& value = *std::get_if<Value>(&ran.result);
  if (value.is(Kind::boolean)) return model::Value(value.truth());
  auto written = to_json(value, budget.bytes);
  if (written) return std::move(*written);
  return Error("the result has more than " + std::to_string(budget.bytes) +
               " bytes, which is the limit of one evaluation");
}

model::ExpressionPart explain(const Program& program, const Activation& activation) {
  return explain(program, RecordVariables(activation));
}

std::string describe(const Error& error, std::string_view expression) {
  std::string text =
      std::to_string(error.line) + ":" + std::to_string(error.column) + ": " + error.message;
  if (!error.suggestion.empty()) text += "; " + error.suggestion;
  for (std::size_t line = 1; line < error.line; ++line) {
    expression.remove_prefix(std::min(expression.find('\n') + 1, expression.size()));
  }
  text += "\n | ";
  text += expression.substr(0, expression.find('\n'));
  return text + "\n | " + std::string(error.column - 1, '.') + "^";
}

}  // namespace clause10::cel
