#include "cel/library/function.h"
#include "cel/run/evaluator.h"

/// The comprehensions that macros stand for (langdef, "Macros"), and what else binds a name.
namespace clause10::cel {

Value Evaluator::range_of(const Node& node) {
  Value range = run(node.children[0]);
  if (range.is_error() || range.is(Kind::list) || range.is(Kind::map)) return range;
  return Value::error("no such overload: a " + std::string(type_name(range.kind())) +
                      " has no items to go through");
}

/// Sets the variables to the item; false once the budget is used up.
bool Evaluator::put_item(const Node& node, const Value& range, std::size_t i) {
  if (!context_.spend(1)) return false;
  Value* variables = &context_.locals[node.slot];
  const bool map = range.is(Kind::map);
  if (node.pairs) {
    variables[0] = map ? range.key(i) : Value::of(static_cast<std::int64_t>(i));
    variables[1] = map ? range.entry(i) : range.item(i);
  } else {
    variables[0] = map ? range.key(i) : range.item(i);
  }
  return true;
}

/// all and exists absorb errors as && and || do; exists_one does not.
Value Evaluator::quantifier(const Node& node) {
  Value range = range_of(node);
  if (range.is_error()) return range;
  Value absorbed;
  std::size_t holding = 0;
  for (std::size_t i = 0; i < range.size(); ++i) {
    if (!put_item(node, range, i)) return context_.exhaustion();
    Value holds = run(node.children[1]);
    if (!holds.is_error() && !holds.is(Kind::boolean)) {
      holds = Value::error("no such overload: the condition yields a " +
                           std::string(type_name(holds.kind())));
    }
    if (holds.is_error()) {
      if (context_.exhausted() || node.op == Op::exists_one) return holds;
      if (!absorbed.is_error()) absorbed = std::move(holds);
      continue;
    }
    if (node.op == Op::exists_one) {
      holding += holds.truth() ? 1 : 0;
    } else if (holds.truth() == (node.op == Op::exists)) {
      return holds;
    }
  }
  if (absorbed.is_error()) return absorbed;
  return Value::of(node.op == Op::exists_one ? holding == 1 : node.op == Op::all);
}

Value Evaluator::transform(const Node& node) {
  Value range = range_of(node);
  if (range.is_error()) return range;
  Items items;
  Entries entries;
  const bool to_list = node.op == Op::transform_list;
  for (std::size_t i = 0; i < range.size(); ++i) {
    if (!put_item(node, range, i)) return context_.exhaustion();
    if (node.children.size() == 3) {
      Value chosen = run(node.children[2]);
      if (chosen.is_error()) return chosen;
      if (!chosen.is(Kind::boolean)) {
        return Value::error("no such overload: the condition yields a " +
                            std::string(type_name(chosen.kind())));
      }
      if (!chosen.truth()) continue;
    }
    Value key = to_list ? Value() : context_.locals[node.slot];
    Value result = run(node.children[1]);
    if (result.is_error()) return result;
    if (!context_.produce(to_list ? sizeof(Value) : sizeof(Entry))) return context_.exhaustion();
    if (to_list) {
      items.push_back(std::move(result));
    } else if (node.op == Op::transform_map) {
      // The keys of a list are its indices.
      entries.push_back({key, std::move(result)});
    } else if (result.is(Kind::map)) {
      for (std::size_t each = 0; each < result.size(); ++each) {
        entries.push_back({result.key(each), result.entry(each)});
      }
      if (!context_.produce(result.size() * sizeof(Entry))) return context_.exhaustion();
    } else {
      return Value::error("transformMapEntry takes an expression that yields a map");
    }
  }
  if (to_list) return Value::of(std::move(items));
  if (!sort_entries(entries)) return Value::error("a key stands twice in the map (repeated key)");
  return Value::of(std::move(entries));
}

/// An error in the value shows where the name is used, and not at all when it is not.
Value Evaluator::bind(const Node& node) {
  Value value = run(node.children[0]);
  if (context_.exhausted()) return context_.exhaustion();
  context_.locals[node.slot] = std::move(value);
  return run(node.children[1]);
}

Value Evaluator::map_optional(const Node& node) {
  Value operand = run(node.children[0]);
  if (operand.is_error()) return operand;
  if (!operand.is(Kind::optional)) {
    return Value::error("no such overload: " + node.text + " of a " +
                        std::string(type_name(operand.kind())));
  }
  if (!operand.has_value()) return Value::none();
  context_.locals[node.slot] = operand.boxed();
  Value result = run(node.children[1]);
  if (result.is_error()) return result;
  if (node.op == Op::opt_map) return Value::some(std::move(result));
  if (result.is(Kind::optional)) return result;
  return Value::error("optFlatMap takes an expression that yields an optional");
}

/// a.or(b) and a.orValue(b) look at b only when a is none.
Value Evaluator::otherwise(const Node& node) {
  Value operand = run(node.children[0]);
  if (operand.is_error()) return operand;
  if (!operand.is(Kind::optional)) {
    return Value::error("no such overload: " + node.text + " of a " +
                        std::string(type_name(operand.kind())));
  }
  if (!operand.has_value()) {
    Value other = run(node.children[1]);
    if (node.op == Op::optional_or && !other.is_error() && !other.is(Kind::optional)) {
      return Value::error("no such overload: or() takes an optional");
    }
    return other;
  }
  return node.op == Op::optional_or ? operand : operand.boxed();
}

}  // namespace clause10::cel
