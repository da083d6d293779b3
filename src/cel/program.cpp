#include "cel/program.h"

#include "cel/check/checker.h"
#include "cel/lex/token.h"
#include "cel/parse/parser.h"
#include "cel/run/evaluator.h"

namespace clause10::cel {

std::variant<Compiled, Errors> compile(std::string_view text, const Environment& environment) {
  if (text.size() > longest_expression) {
    return Errors{Error("a condition may have " + std::to_string(longest_expression) +
                        " bytes, this has " + std::to_string(text.size()))};
  }
  auto tokens = tokens_of(text);
  if (const Error* error = std::get_if<Error>(&tokens)) return Errors{*error};
  auto parsed = parse(*std::get_if<std::vector<Token>>(&tokens));
  if (const Error* error = std::get_if<Error>(&parsed)) return Errors{*error};
  auto ast = std::make_shared<Ast>(std::move(*std::get_if<Ast>(&parsed)));
  Checker checker(*ast, environment);
  std::string type = checker.run();
  if (!checker.errors().empty()) return checker.errors();
  return Compiled{Program(std::move(ast)), std::move(type)};
}

Ran run(const Program& program, const Variables& variables, const Budget& budget) {
  Context context(variables, budget, program.ast().slots);
  Value value = Evaluator(program.ast(), context).run();
  if (!value.is_error()) return {std::move(value), context.steps_taken()};
  return {Error(std::string(value.text()), {value.line(), value.column()}), context.steps_taken()};
}

}  // namespace clause10::cel
