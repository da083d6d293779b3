#include <algorithm>
#include <limits>
#include <utility>

#include "cel/ast.h"
#include "cel/operators.h"

namespace clause10::cel {
namespace {

using model::Value;
using Computed = Outcome<Value>;

const Value* value_of(const Computed& computed) {
  return std::get_if<Value>(&computed);
}

class Evaluator {
 public:
  Evaluator(const Ast& ast, const Activation& activation) : ast_(ast), activation_(activation) {}

  Computed run(std::size_t index) const {
    const Node& node = ast_.nodes[index];
    switch (node.op) {
      case Op::literal:
        return node.value;
      case Op::name:
        return name(node);
      case Op::member:
        return member(node);
      case Op::list:
        return list(node);
      case Op::negate:
        return negate(node);
      case Op::logical_not:
        return logical_not(node);
      case Op::logical_and:
        return logical(node, false);
      case Op::logical_or:
        return logical(node, true);
      case Op::has:
        return has(node);
      case Op::size:
        return size(node);
      default:
        return comparison(node);
    }
  }

 private:
  static Error no_overload(const Node& node, std::string_view what) {
    return {"this does not work with " + std::string(what), node.column};
  }

  Computed name(const Node& node) const {
    const Value* value = activation_.find(node.text);
    return value == nullptr ? Value() : *value;
  }

  Computed member(const Node& node) const {
    Computed owner = run(node.children[0]);
    const Value* value = value_of(owner);
    if (value == nullptr) return owner;
    const Value* found = value->find(node.text);
    if (found == nullptr) return Error{"there is no member \"" + node.text + "\"", node.column};
    return Value(*found);
  }

  Computed list(const Node& node) const {
    model::List items;
    for (const std::size_t child : node.children) {
      Computed item = run(child);
      Value* value = std::get_if<Value>(&item);
      if (value == nullptr) return item;
      items.push_back(std::move(*value));
    }
    return Value(std::move(items));
  }

  Computed negate(const Node& node) const {
    Computed operand = run(node.children[0]);
    const Value* value = value_of(operand);
    if (value == nullptr) return operand;
    if (const double* real = value->real()) return Value(-*real);
    const std::int64_t* integer = value->integer();
    if (integer == nullptr) return no_overload(node, value->kind());
    if (*integer == std::numeric_limits<std::int64_t>::min()) {
      return Error{"the number is too large", node.column};
    }
    return Value(-*integer);
  }

  Computed logical_not(const Node& node) const {
    Computed operand = run(node.children[0]);
    const Value* value = value_of(operand);
    if (value == nullptr) return operand;
    if (value->truth() == nullptr) return no_overload(node, value->kind());
    return Value(!*value->truth());
  }

  /// && is decided by the first false, || by the first true, whatever errors stand before it.
  Computed logical(const Node& node, bool deciding) const {
    std::optional<Error> absorbed;
    for (const std::size_t child : node.children) {
      Computed operand = run(child);
      const Value* value = value_of(operand);
      if (value != nullptr && value->truth() != nullptr) {
        if (*value->truth() == deciding) return Value(deciding);
      } else if (!absorbed) {
        absorbed = value == nullptr ? std::get<Error>(operand) : no_overload(node, value->kind());
      }
    }
    if (absorbed) return *absorbed;
    return Value(!deciding);
  }

  Computed has(const Node& node) const {
    const Node& asked = ast_.nodes[node.children[0]];
    if (asked.op == Op::name) {
      const Value* value = activation_.find(asked.text);
      return Value(value != nullptr && !model::is_absent(*value));
    }
    Computed owner = run(asked.children[0]);
    const Value* value = value_of(owner);
    if (value == nullptr) return owner;
    const Value* found = value->find(asked.text);
    return Value(found != nullptr && !model::is_absent(*found));
  }

  Computed size(const Node& node) const {
    Computed operand = run(node.children[0]);
    const Value* value = value_of(operand);
    if (value == nullptr) return operand;
    const auto counted = cel::size(*value);
    if (!counted) return no_overload(node, value->kind());
    return Value(*counted);
  }

  Computed comparison(const Node& node) const {
    Computed left = run(node.children[0]);
    const Value* a = value_of(left);
    if (a == nullptr) return left;
    Computed right = run(node.children[1]);
    const Value* b = value_of(right);
    if (b == nullptr) return right;
    if (node.op == Op::equal) return Value(equal(*a, *b));
    if (node.op == Op::not_equal) return Value(!equal(*a, *b));
    if (node.op == Op::in) return in(node, *a, *b);
    const auto ordered = order(*a, *b);
    if (!ordered) {
      return no_overload(node, std::string(a->kind()) + " and " + std::string(b->kind()));
    }
    return Value(holds(node.op, *ordered));
  }

  static bool holds(Op op, std::partial_ordering ordered) {
    switch (op) {
      case Op::less:
        return std::is_lt(ordered);
      case Op::less_equal:
        return std::is_lteq(ordered);
      case Op::greater:
        return std::is_gt(ordered);
      default:
        return std::is_gteq(ordered);
    }
  }

  static Computed in(const Node& node, const Value& item, const Value& container) {
    if (const model::List* list = container.list()) {
      return Value(std::any_of(list->begin(), list->end(),
                               [&item](const Value& each) { return equal(item, each); }));
    }
    if (container.object() != nullptr && item.text() != nullptr) {
      return Value(container.find(*item.text()) != nullptr);
    }
    return no_overload(node, container.kind());
  }

  const Ast& ast_;
  const Activation& activation_;
};

}  // namespace

Outcome<Value> evaluate(const Program& program, const Activation& activation) {
  return Evaluator(program.ast(), activation).run(program.ast().root);
}

}  // namespace clause10::cel
