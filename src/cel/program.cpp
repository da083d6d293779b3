#include "cel/program.h"

#include <utility>

#include "cel/check/checker.h"
#include "cel/lex/token.h"
#include "cel/parse/parser.h"
#include "cel/run/evaluator.h"

namespace clause10::cel {

namespace {

bool before(const Error& a, const Error& b) {
  return std::pair(a.line, a.column) < std::pair(b.line, b.column);
}

Errors in_order(Errors errors) {
  // Few, and almost in order; those of one place stay as they came.
  for (std::size_t i = 1; i < errors.size(); ++i) {
    for (std::size_t at = i; at > 0 && before(errors[at], errors[at - 1]); --at) {
      std::swap(errors[at], errors[at - 1]);
    }
  }
  return errors;
}

}  // namespace

std::variant<Compiled, Errors> compile(std::string_view text, const Environment& environment) {
  if (text.size() > longest_expression) {
    return Errors{Error("a condition may have " + std::to_string(longest_expression) +
                        " bytes, this has " + std::to_string(text.size()))};
  }
  Tokens tokens = tokens_of(text);
  if (!tokens.whole) return std::move(tokens.errors);
  auto parsed = parse(tokens.list, tokens.errors);
  if (!tokens.errors.empty()) return in_order(std::move(tokens.errors));
  auto ast = std::make_shared<Ast>(std::move(*parsed));
  Checker checker(*ast, environment);
  std::string type = checker.run();
  if (!checker.errors().empty()) return in_order(std::move(checker.errors()));
  return Compiled{Program(std::move(ast)), std::move(type)};
}

Ran run(const Program& program, const Variables& variables, const Budget& budget) {
  Context context(variables, budget, program.ast().slots);
  Value value = Evaluator(program.ast(), context).run();
  if (!value.is_error()) return {std::move(value), context.steps_taken()};
  return {Error(std::string(value.text()), {value.line(), value.column()}), context.steps_taken()};
}

}  // namespace clause10::cel
