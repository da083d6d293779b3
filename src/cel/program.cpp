#include "cel/program.h"

#include "cel/check/checker.h"
#include "cel/lex/token.h"
#include "cel/parse/parser.h"
#include "cel/run/evaluator.h"
#include "cel/time/moment.h"
#include "cel/value/base64.h"

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

namespace {

std::string key_text(const Value& key) {
  const model::Value json = to_json(key);
  if (const std::string* text = json.text()) return *text;
  if (const bool* truth = json.truth()) return *truth ? "true" : "false";
  if (const std::int64_t* number = json.integer()) return std::to_string(*number);
  const std::uint64_t* number = json.natural();
  return number == nullptr ? std::string() : std::to_string(*number);
}

}  // namespace

model::Value to_json(const Value& value) {
  switch (value.kind()) {
    case Kind::error:
    case Kind::null:
      return {};
    case Kind::boolean:
      return value.truth();
    case Kind::integer:
      return value.integer();
    case Kind::natural:
      return value.natural();
    case Kind::real:
      return value.real();
    case Kind::text:
    case Kind::type:
      return value.text();
    case Kind::bytes:
      return base64(value.text());
    case Kind::timestamp:
      return text_of_timestamp(value);
    case Kind::duration:
      return text_of_duration(value.integer());
    case Kind::optional:
      return value.has_value() ? to_json(value.boxed()) : model::Value();
    case Kind::list: {
      model::List items;
      items.reserve(value.size());
      for (std::size_t i = 0; i < value.size(); ++i) {
        items.push_back(to_json(value.item(i)));
      }
      return items;
    }
    case Kind::map: {
      model::Object members;
      for (std::size_t i = 0; i < value.size(); ++i) {
        members.push_back({key_text(value.key(i)), to_json(value.entry(i))});
      }
      return members;
    }
  }
  return {};
}

}  // namespace clause10::cel
