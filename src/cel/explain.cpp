#include "cel/explain.h"

#include <utility>

#include "cel/run/evaluator.h"

namespace clause10::cel {
namespace {

using Part = model::ExpressionPart;
using Parts = std::vector<Part>;

constexpr std::size_t most_parts = 400;
constexpr std::size_t most_items = 6;          // of one macro
constexpr std::uint64_t longest_value = 2048;  // bytes
// Parts are run once for themselves and once within each that holds them.
constexpr Budget generous{10'000'000, std::uint64_t{64} * 1024 * 1024};

class Explainer {
 public:
  Explainer(const Ast& ast, const Variables& variables)
      : ast_(ast), context_(variables, generous, ast.slots), evaluator_(ast, context_) {}

  Part run() {
    Parts parts;
    add(ast_.root, true, parts);
    if (parts.size() == 1) return std::move(parts.front());
    // The whole of it is a literal, or something that a macro made of it.
    Part whole;
    whole.begin = ast_.spans[ast_.root].begin;
    whole.end = ast_.spans[ast_.root].end;
    look(ast_.root, whole);
    whole.parts = std::move(parts);
    return whole;
  }

 private:
  const Node& node(NodeIndex index) const { return ast_.nodes[index]; }

  /// Adds the part, or its own parts where it has no text of its own.
  void add(NodeIndex index, bool looked_at, Parts& into) {
    if (node(index).op == Op::literal || count_ == most_parts) return;
    const Span span = ast_.spans[index];
    if (span.end == 0) {
      if (looked_at) inside(node(index), into);
      return;
    }
    ++count_;
    Part part;
    part.begin = span.begin;
    part.end = span.end;
    if (looked_at) {
      look(index, part);
      Parts parts;
      inside(node(index), parts, &part.omitted);
      part.parts = std::move(parts);
    }
    into.push_back(std::move(part));
  }

  void look(NodeIndex index, Part& part) {
    const Value value = evaluator_.run(index);
    if (value.is_error()) {
      part.outcome = Part::Outcome::error;
      part.error = value.text();
      return;
    }
    part.outcome = Part::Outcome::value;
    part.value = written(value);
  }

  static model::Value written(const Value& value) {
    if (auto json = to_json(value, longest_value)) return std::move(*json);
    const bool counted = value.is(Kind::list) || value.is(Kind::map);
    return counted ? "(" + std::to_string(value.size()) + " items, too long to be shown)"
                   : std::string("(too long to be shown)");
  }

  Value value_of(NodeIndex index) { return evaluator_.run(index); }

  void inside(const Node& parent, Parts& into, std::size_t* omitted = nullptr) {
    const auto& children = parent.children;
    switch (parent.op) {
      case Op::logical_and:
      case Op::logical_or:
        return logical(parent, into);
      case Op::conditional: {
        add(children[0], true, into);
        const Value condition = value_of(children[0]);
        add(children[1], condition.is_true(), into);
        return add(children[2], condition.is(Kind::boolean) && !condition.truth(), into);
      }
      case Op::has: {
        const Node& asked = node(children[0]);
        return add(asked.op == Op::select ? asked.children[0] : children[0], true, into);
      }
      case Op::all:
      case Op::exists:
      case Op::exists_one:
      case Op::transform_list:
      case Op::transform_map:
      case Op::transform_map_entry:
        return items(parent, into, omitted);
      case Op::bind:
        add(children[0], true, into);
        context_.locals[parent.slot] = value_of(children[0]);
        return add(children[1], true, into);
      case Op::opt_map:
      case Op::opt_flat_map:
      case Op::optional_or:
      case Op::optional_or_value:
        return optional(parent, into);
      default:
        return in_order(parent, into);
    }
  }

  /// What an error before it keeps from being looked at is named, not run.
  void in_order(const Node& parent, Parts& into) {
    bool failed = false;
    for (const NodeIndex child : parent.children) {
      add(child, !failed, into);
      failed = failed || value_of(child).is_error();
    }
  }

  void logical(const Node& parent, Parts& into) {
    bool decided = false;
    for (const NodeIndex child : parent.children) {
      add(child, !decided, into);
      if (decided) continue;
      const Value value = value_of(child);
      decided = value.is(Kind::boolean) && value.truth() == (parent.op == Op::logical_or);
    }
  }

  void optional(const Node& parent, Parts& into) {
    add(parent.children[0], true, into);
    const Value operand = value_of(parent.children[0]);
    const bool has_value = operand.is(Kind::optional) && operand.has_value();
    const bool maps = parent.op == Op::opt_map || parent.op == Op::opt_flat_map;
    if (maps && has_value) context_.locals[parent.slot] = operand.boxed();
    add(parent.children[1], operand.is(Kind::optional) && maps == has_value, into);
  }

  void items(const Node& parent, Parts& into, std::size_t* omitted) {
    add(parent.children[0], true, into);
    const Value range = value_of(parent.children[0]);
    if (!range.is(Kind::list) && !range.is(Kind::map)) return;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < range.size() && evaluator_.put_item(parent, range, i); ++i) {
      const bool decides = is_decided_by(parent);
      if (shown < most_items || decides) {
        ++shown;
        // Looking at an item runs macros inside of it, but these have variables of their own.
        item(parent, into);
      } else if (omitted != nullptr) {
        ++*omitted;
      }
      if (decides) return;
    }
  }

  bool is_decided_by(const Node& parent) {
    if (parent.op != Op::all && parent.op != Op::exists) return false;
    const Value holds = value_of(parent.children[1]);
    return holds.is(Kind::boolean) && holds.truth() == (parent.op == Op::exists);
  }

  /// The condition on the item, where there is one, and what is made of the item.
  void item(const Node& parent, Parts& into) {
    model::Object names;
    for (std::size_t i = 0; i < parent.variables.size(); ++i) {
      names.push_back({parent.variables[i], written(context_.locals[parent.slot + i])});
    }
    const std::size_t first = into.size();
    bool chosen = true;
    if (parent.children.size() == 3) {
      add(parent.children[2], true, into);
      chosen = value_of(parent.children[2]).is_true();
    }
    if (chosen) add(parent.children[1], true, into);
    for (std::size_t i = first; i < into.size(); ++i) {
      into[i].names = names;
    }
  }

  const Ast& ast_;
  Context context_;
  Evaluator evaluator_;
  std::size_t count_ = 0;
};

}  // namespace

model::ExpressionPart explain(const Program& program, const Variables& variables) {
  return Explainer(program.ast(), variables).run();
}

}  // namespace clause10::cel
