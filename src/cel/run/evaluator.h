#pragma once
#include "cel/parse/ast.h"
#include "cel/run/context.h"

namespace clause10::cel {

/// Runs a checked tree. The result may be a view of the variables' values.
class Evaluator {
 public:
  Evaluator(const Ast& ast, Context& context) : ast_(ast), context_(context) {}

  Value run() { return run(ast_.root); }

  /// A part of it, under the variables that the context has at present.
  Value run(NodeIndex index);
  /// Sets the variables of a comprehension to an item of its range; false once the budget is used
  /// up.
  bool put_item(const Node& node, const Value& range, std::size_t i);

 private:
  Value evaluate(const Node& node);
  Value variable(const Node& node);
  Value select(const Node& node);
  Value index(const Node& node);
  Value call(const Node& node);
  Value compared(const Node& node);
  const Value& operand(NodeIndex index, Value& made);
  Value list(const Node& node);
  Value map(const Node& node);
  Value conditional(const Node& node);
  Value logical(const Node& node, bool deciding);
  Value has(const Node& node);
  Value quantifier(const Node& node);
  Value transform(const Node& node);
  Value bind(const Node& node);
  Value map_optional(const Node& node);
  Value otherwise(const Node& node);

  Value range_of(const Node& node);

  const Ast& ast_;
  Context& context_;
};

/// The member of a map, or the element of a list or map, through optionals if there are any.
Value member_of(const Value& operand, const Value& key, bool optional);

}  // namespace clause10::cel
