#include "cel/run/evaluator.h"

#include <array>

#include "cel/library/function.h"
#include "cel/regex/regex.h"
#include "model/value.h"

namespace clause10::cel {
namespace {

// No function takes more values, its receiver included.
constexpr std::size_t most_values = 4;

std::string shown(const Value& key) {
  switch (key.kind()) {
    case Kind::text:
      return "\"" + std::string(key.text().substr(0, 64)) + "\"";
    case Kind::integer:
      return std::to_string(key.integer());
    case Kind::natural:
      return std::to_string(key.natural());
    case Kind::boolean:
      return key.truth() ? "true" : "false";
    default:
      return "of type " + std::string(type_name(key.kind()));
  }
}

Value element(const Value& list, const Value& index) {
  Value whole = index;
  if (index.is(Kind::real) && !as_integral(index, whole)) whole = Value();
  if (!whole.is(Kind::integer) && !whole.is(Kind::natural)) {
    return Value::error("a list is indexed by an int, not by a value " + shown(index));
  }
  const std::uint64_t at = whole.is(Kind::natural) ? whole.natural()
                           : whole.integer() < 0   ? ~std::uint64_t{0}
                                                   : static_cast<std::uint64_t>(whole.integer());
  if (at >= list.size()) return Value::error({});
  return list.item(static_cast<std::size_t>(at));
}

Value missing(const Value& operand, const Value& key) {
  if (operand.is(Kind::list)) {
    return Value::error("index " + shown(key) + " is out of range: the list has " +
                        std::to_string(operand.size()) + " items");
  }
  return Value::error("there is no member " + shown(key));
}

}  // namespace

Value member_of(const Value& operand, const Value& key, bool optional) {
  if (operand.is(Kind::optional)) {
    if (!operand.has_value()) return Value::none();
    // .? on a field that is not filled is none, but a null that somebody boxed has no members.
    const bool boxed_null = operand.boxed().is(Kind::null);
    return member_of(operand.boxed(), key, optional || !boxed_null);
  }
  if (operand.is(Kind::null)) {
    return optional ? Value::none() : missing(operand, key);
  }
  if (!operand.is(Kind::map) && !operand.is(Kind::list)) {
    return Value::error("there is no member " + shown(key) + " in a value of type " +
                        std::string(type_name(operand.kind())));
  }
  Value found = operand.is(Kind::map) ? operand.find(key) : element(operand, key);
  if (!optional) return is_missing(found) ? missing(operand, key) : found;
  if (is_missing(found)) return Value::none();
  return found.is_error() ? found : Value::some(std::move(found));
}

Value Evaluator::run(NodeIndex index) {
  const Node& node = ast_.nodes[index];
  if (node.op == Op::literal) return node.value;
  if (!context_.spend(1)) return context_.exhaustion();
  Value value = evaluate(node);
  if (value.is_error()) {
    if (context_.exhausted()) value = context_.exhaustion();
    value.put(static_cast<std::uint16_t>(node.place.line),
              static_cast<std::uint16_t>(node.place.column));
  }
  return value;
}

Value Evaluator::evaluate(const Node& node) {
  switch (node.op) {
    case Op::literal:
      return node.value;
    case Op::local:
      return context_.locals[node.slot];
    case Op::variable:
      return variable(node);
    case Op::select:
      return select(node);
    case Op::index:
      return index(node);
    case Op::call:
    case Op::method:
      return call(node);
    case Op::list:
      return list(node);
    case Op::map:
      return map(node);
    case Op::optional_entry:
      return run(node.children[0]);
    case Op::conditional:
      return conditional(node);
    case Op::logical_and:
      return logical(node, false);
    case Op::logical_or:
      return logical(node, true);
    case Op::has:
      return has(node);
    case Op::all:
    case Op::exists:
    case Op::exists_one:
      return quantifier(node);
    case Op::transform_list:
    case Op::transform_map:
    case Op::transform_map_entry:
      return transform(node);
    case Op::bind:
      return bind(node);
    case Op::opt_map:
    case Op::opt_flat_map:
      return map_optional(node);
    case Op::optional_or:
    case Op::optional_or_value:
      return otherwise(node);
    case Op::name:
    case Op::unknown:
      break;
  }
  return Value::error(node.text);
}

Value Evaluator::variable(const Node& node) {
  Value value = context_.variables().at(node.slot, node.text);
  return is_missing(value) ? Value::error("\"" + node.text + "\" has no value") : value;
}

Value Evaluator::select(const Node& node) {
  Value operand = run(node.children[0]);
  if (operand.is_error()) return operand;
  return member_of(operand, Value::view(node.text), node.optional);
}

Value Evaluator::index(const Node& node) {
  Value operand = run(node.children[0]);
  if (operand.is_error()) return operand;
  Value key = run(node.children[1]);
  if (key.is_error()) return key;
  return member_of(operand, key, node.optional);
}

/// Literals are used where they stand; what else yields a value is put into `made`.
const Value& Evaluator::operand(NodeIndex index, Value& made) {
  const Node& node = ast_.nodes[index];
  if (node.op == Op::literal) return node.value;
  made = run(index);
  return made;
}

/// What conditions are made of, without what other calls need; those of other kinds go there.
Value Evaluator::compared(const Node& node) {
  Value made[2];
  const Value& a = operand(node.children[0], made[0]);
  if (a.is_error()) return a;
  const Value& b = operand(node.children[1], made[1]);
  if (b.is_error()) return b;
  const Frequent which = node.functions->frequent;
  if (which <= Frequent::differ) {
    const bool same = equal(a, b, context_);
    if (context_.exhausted()) return context_.exhaustion();
    return Value::of(same == (which == Frequent::equal));
  }
  bool comparable = true;
  const auto found = order(a, b, comparable);
  if (!comparable) {
    const Value values[2] = {a, b};
    return no_overload({context_, node, values, 2});
  }
  if (a.is(Kind::text) && !context_.spend(a.text().size() / 64)) return context_.exhaustion();
  switch (which) {
    case Frequent::less:
      return Value::of(found < 0);
    case Frequent::less_equal:
      return Value::of(found <= 0);
    case Frequent::greater:
      return Value::of(found > 0);
    default:
      return Value::of(found >= 0);
  }
}

Value Evaluator::call(const Node& node) {
  if (node.functions != nullptr && node.functions->frequent != Frequent::none &&
      node.children.size() == 2) {
    return compared(node);
  }
  std::array<Value, most_values> values;
  const std::size_t count = node.children.size();
  const bool method = node.op == Op::method;
  if (node.functions == nullptr || count > most_values) {
    for (const NodeIndex child : node.children) {
      Value value = run(child);
      if (value.is_error()) return value;
    }
    return Value::error(node.functions == nullptr
                            ? "there is no function " + node.text
                            : "no such overload: " + node.text + " with that many values");
  }
  for (std::size_t i = 0; i < count; ++i) {
    values[i] = run(node.children[i]);
    if (values[i].is_error()) return values[i];
  }
  const Call made{context_, node, values.data(), count};
  // Rows of one name follow one another; most functions have one.
  for (const Function* row = node.functions;
       row == node.functions || row->name == node.functions->name; ++row) {
    if (!row->dispatched || fits(row->overloads, values.data(), count, method)) {
      return row->run(made);
    }
  }
  return no_overload(made);
}

Value Evaluator::list(const Node& node) {
  Items items;
  items.reserve(node.children.size());
  if (!context_.produce(node.children.size() * sizeof(Value))) return context_.exhaustion();
  for (const NodeIndex child : node.children) {
    Value value = run(child);
    if (value.is_error()) return value;
    if (ast_.nodes[child].op == Op::optional_entry) {
      if (!value.is(Kind::optional)) return Value::error("after ? an optional is expected");
      if (!value.has_value()) continue;
      value = Value(value.boxed());
    }
    items.push_back(std::move(value));
  }
  return Value::of(std::move(items));
}

Value Evaluator::map(const Node& node) {
  Entries entries;
  entries.reserve(node.children.size() / 2);
  if (!context_.produce(node.children.size() * sizeof(Value))) return context_.exhaustion();
  for (std::size_t i = 0; i < node.children.size(); i += 2) {
    Value key = run(node.children[i]);
    if (key.is_error()) return key;
    if (!is_key(key.kind())) {
      return Value::error("a key is a bool, an int, a uint or a string, not a value " + shown(key));
    }
    Value value = run(node.children[i + 1]);
    if (value.is_error()) return value;
    if (ast_.nodes[node.children[i + 1]].op == Op::optional_entry) {
      if (!value.is(Kind::optional)) return Value::error("after ? an optional is expected");
      if (!value.has_value()) continue;
      value = Value(value.boxed());
    }
    entries.push_back({std::move(key), std::move(value)});
  }
  if (!sort_entries(entries)) return Value::error("a key stands twice in the map (repeated key)");
  return Value::of(std::move(entries));
}

Value Evaluator::conditional(const Node& node) {
  Value condition = run(node.children[0]);
  if (condition.is_error()) return condition;
  if (!condition.is(Kind::boolean)) {
    return Value::error("no such overload: what stands before ? is a " +
                        std::string(type_name(condition.kind())));
  }
  return run(node.children[condition.truth() ? 1 : 2]);
}

/// && is decided by the first false, || by the first true, whatever errors stand before it.
Value Evaluator::logical(const Node& node, bool deciding) {
  Value absorbed;
  for (const NodeIndex child : node.children) {
    Value value = run(child);
    if (value.is(Kind::boolean)) {
      if (value.truth() == deciding) return value;
      continue;
    }
    if (context_.exhausted()) return value;
    if (absorbed.is_error()) continue;
    if (value.is_error()) {
      absorbed = std::move(value);
    } else {
      absorbed = Value::error(std::string("no such overload: ") + (deciding ? "||" : "&&") +
                              " with a " + std::string(type_name(value.kind())));
      absorbed.put(static_cast<std::uint16_t>(ast_.nodes[child].place.line),
                   static_cast<std::uint16_t>(ast_.nodes[child].place.column));
    }
  }
  return absorbed.is_error() ? absorbed : Value::of(!deciding);
}

/// Of a name: is the field filled. Of a member: is it there, and filled where it is a record's.
Value Evaluator::has(const Node& node) {
  const Node& asked = ast_.nodes[node.children[0]];
  if (asked.op != Op::select) {
    if (asked.op != Op::variable) {
      const Value value = run(node.children[0]);
      return value.is_error() ? value : Value::of(!value.is(Kind::null));
    }
    return Value::of(context_.variables().is_filled(asked.text));
  }
  Value owner = run(asked.children[0]);
  if (owner.is(Kind::optional)) {
    if (!owner.has_value()) return Value::of(false);
    owner = Value(owner.boxed());
  }
  if (owner.is_error()) return owner;
  if (owner.is(Kind::null)) return Value::of(false);
  if (!owner.is(Kind::map)) {
    return Value::error("no such overload: has() of a member of a " +
                        std::string(type_name(owner.kind())));
  }
  return Value::of(owner.has(asked.text));
}

}  // namespace clause10::cel
