#pragma once
#include <optional>
#include <string>

#include "cel/check/names.h"
#include "cel/check/types.h"
#include "cel/parse/ast.h"
#include "cel/program.h"

namespace clause10::cel {

/// Resolves the names of a tree and deduces the type of every node. After run() the tree can be
/// evaluated, unless there are errors.
class Checker {
 public:
  Checker(Ast& ast, const Environment& environment)
      : ast_(ast), environment_(environment), names_(environment) {}

  /// The name of the whole expression's type.
  std::string run();
  Errors& errors() { return errors_; }

 private:
  TypeId check(NodeIndex index);
  TypeId check(Node& node);
  TypeId literal_type(const Value& value);
  TypeId name(Node& node);
  TypeId select(Node& node);
  TypeId member(Node& node, TypeId owner);
  TypeId index(Node& node);
  TypeId list(Node& node);
  TypeId map(Node& node);
  TypeId entry(NodeIndex index);
  TypeId conditional(Node& node);
  TypeId logical(Node& node);
  TypeId has(Node& node);
  TypeId comprehension(Node& node);
  TypeId bind(Node& node);
  TypeId optional_map(Node& node);
  TypeId call(Node& node);
  TypeId resolve(Node& node, const Names::Callable& callable);
  TypeId overload(Node& node, const Names::Callable& callable, const std::vector<TypeId>& given);
  void take_method_apart(Node& node);
  void compile_regex(Node& node);

  std::optional<std::string> qualified(const Node& node) const;
  bool to_variable(Node& node, const std::string& name, TypeId& type);
  TypeId unknown(Node& node, const std::string& written, std::string_view hint = {});
  void expect(TypeId type, TypeId expected, const Node& at, const char* what);
  void fold(Node& node);
  TypeId fail(const Node& at, std::string message, std::string suggestion = {});

  Node& node(NodeIndex index) { return ast_.nodes[index]; }

  Ast& ast_;
  const Environment& environment_;
  Names names_;
  Types types_;
  Errors errors_;
};

}  // namespace clause10::cel
