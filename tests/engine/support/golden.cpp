#include "support/golden.h"

#include <sstream>

#include "support/expression.h"
#include "support/paths.h"

namespace clause10::test {
namespace {

Bindings variables() {
  Bindings bindings;
  bindings.environment.with_dates = true;
  bindings.set("title", "Ns", cel::Value::view("Access review"));
  bindings.set("severity", "Ns", cel::Value::view("major"));
  bindings.set("count", "Ni", cel::Value::of(std::int64_t{3}));
  bindings.set("clauses", "NLD", cel::Value::of(cel::Items{cel::Value::view("A.5.18")}));
  bindings.set("owner", "NMsD", cel::Value());
  return bindings;
}

/// Every error as people read it; empty when the expression compiles.
std::string errors_of(const std::string& expression, const Bindings& bindings) {
  const auto made = cel::compile(expression, bindings.environment);
  const auto* errors = std::get_if<cel::Errors>(&made);
  std::string all;
  if (errors == nullptr) return all;
  for (const cel::Error& error : *errors) {
    all += cel::describe(error, expression) + "\n";
  }
  return all;
}

}  // namespace

std::string golden_expressions(const std::string& file) {
  const Bindings bindings = variables();
  std::istringstream lines(file);
  std::string made;
  std::string expression;
  const auto finish = [&] {
    if (expression.empty()) return;
    std::string answer = errors_of(expression, bindings);
    if (answer.empty()) answer = yields(expression, bindings) + "\n";
    made += answer + "\n";
    expression.clear();
  };
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("> ")) {
      expression += (expression.empty() ? "" : "\n") + line.substr(2);
      made += line + "\n";
    } else if (line.starts_with("# ")) {
      made += line + "\n";
    } else {
      finish();
    }
  }
  finish();
  return made;
}

std::string golden_expressions_path() {
  return std::string(source_root) + "/tests/golden/expressions.txt";
}

}  // namespace clause10::test
