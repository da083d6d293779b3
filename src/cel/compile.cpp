#include <algorithm>
#include <optional>

#include "cel/ast.h"
#include "cel/token.h"
#include "model/suggest.h"

namespace clause10::cel {
namespace {

const Declaration* declared(const Declarations& declarations, std::string_view name) {
  const auto found = std::find_if(declarations.begin(), declarations.end(),
                                  [name](const Declaration& each) { return each.name == name; });
  return found == declarations.end() ? nullptr : &*found;
}

std::optional<Error> undeclared(const Node& node, const Declarations& declarations) {
  if (node.op != Op::name || declared(declarations, node.text) != nullptr) return std::nullopt;
  std::vector<std::string> names;
  names.reserve(declarations.size());
  for (const Declaration& each : declarations) {
    names.push_back(each.name);
  }
  return Error{"nothing here is called \"" + node.text + "\"; a text is written in quotes",
               node.column, model::suggest(node.text, names)};
}

/// A member of something that can have none, such as title.id.
std::optional<Error> impossible_member(const Ast& ast, const Node& node,
                                       const Declarations& declarations) {
  if (node.op != Op::member) return std::nullopt;
  const Node& owner = ast.nodes[node.children.front()];
  if (owner.op != Op::name) return std::nullopt;
  const Declaration* declaration = declared(declarations, owner.text);
  if (declaration == nullptr || declaration->type == Type::object) return std::nullopt;
  return Error{"\"" + owner.text + "\" has no members", node.column};
}

}  // namespace

Outcome<Program> compile(std::string_view text, const Declarations& declarations) {
  if (text.size() > longest_expression) {
    return Error{"a condition may have " + std::to_string(longest_expression) +
                 " bytes, this has " + std::to_string(text.size())};
  }
  auto tokens = tokens_of(text);
  if (const Error* error = std::get_if<Error>(&tokens)) return *error;
  auto parsed = parse(*std::get_if<std::vector<Token>>(&tokens));
  if (const Error* error = std::get_if<Error>(&parsed)) return *error;
  const Ast& ast = *std::get_if<Ast>(&parsed);
  for (const Node& node : ast.nodes) {
    if (auto error = undeclared(node, declarations)) return *error;
    if (auto error = impossible_member(ast, node, declarations)) return *error;
  }
  return Program(std::make_shared<const Ast>(std::move(*std::get_if<Ast>(&parsed))));
}

}  // namespace clause10::cel
