#include <array>
#include <string>

#include "cel/parse/builder.h"

namespace clause10::cel {
namespace {

using Children = std::vector<NodeIndex>;

struct Comprehension {
  std::string_view name;
  std::size_t variables;
  std::size_t expressions;  ///< arguments after the variables
  Op op;
};

constexpr std::array<Comprehension, 17> comprehensions = {{
    {"all", 1, 1, Op::all},
    {"all", 2, 1, Op::all},
    {"exists", 1, 1, Op::exists},
    {"exists", 2, 1, Op::exists},
    {"exists_one", 1, 1, Op::exists_one},
    {"exists_one", 2, 1, Op::exists_one},
    {"existsOne", 1, 1, Op::exists_one},
    {"existsOne", 2, 1, Op::exists_one},
    {"map", 1, 1, Op::transform_list},
    {"map", 1, 2, Op::transform_list},
    {"transformList", 2, 1, Op::transform_list},
    {"transformList", 2, 2, Op::transform_list},
    {"transformMap", 2, 1, Op::transform_map},
    {"transformMap", 2, 2, Op::transform_map},
    {"transformMapEntry", 2, 1, Op::transform_map_entry},
    {"transformMapEntry", 2, 2, Op::transform_map_entry},
    {"filter", 1, 1, Op::transform_list},
}};

class Expander {
 public:
  Expander(Builder& builder, const Node& call) : builder_(builder), call_(call) {}

  std::optional<NodeIndex> run() {
    if (call_.op == Op::call) return call_.text == "has" ? has() : std::nullopt;
    if (const auto space = namespace_of_call(); !space.empty()) {
      if (space == "cel") return cel();
      if (space == "math") return math();
    }
    if (call_.text == "optMap" || call_.text == "optFlatMap") return optional();
    if (call_.text == "sortBy" && arguments() == 2) return sort_by();
    for (const Comprehension& each : comprehensions) {
      if (call_.text == each.name && arguments() == each.variables + each.expressions) {
        return comprehension(each);
      }
    }
    return std::nullopt;
  }

 private:
  std::size_t arguments() const { return call_.children.size() - 1; }
  NodeIndex argument(std::size_t i) const { return call_.children[i + 1]; }

  /// The name before the dot, when it is a plain one.
  std::string namespace_of_call() const {
    const Node& target = builder_.node(call_.children[0]);
    return target.op == Op::name ? target.text : std::string();
  }

  std::optional<NodeIndex> has() {
    if (call_.children.size() != 1) return std::nullopt;
    const Node& asked = builder_.node(call_.children[0]);
    const bool plain = asked.op == Op::select && !asked.optional;
    if (!plain && asked.op != Op::name) {
      builder_.fail("has() asks whether a field is filled, so a field or a member stands in it",
                    call_.place);
    }
    return builder_.add(Op::has, call_.place, call_.children);
  }

  /// A variable's name, or a failure.
  std::string variable(NodeIndex index) {
    const Node& node = builder_.node(index);
    if (node.op == Op::name && node.text.front() != '.') return node.text;
    builder_.fail("the name of a variable is expected here", node.place);
    return {};
  }

  NodeIndex scoped(Op op, Children children, std::vector<std::string> variables) {
    const NodeIndex made = builder_.add(op, call_.place, std::move(children));
    builder_.node(made).pairs = variables.size() == 2;
    builder_.node(made).variables = std::move(variables);
    return made;
  }

  NodeIndex comprehension(const Comprehension& macro) {
    std::vector<std::string> variables;
    for (std::size_t i = 0; i < macro.variables; ++i) {
      variables.push_back(variable(argument(i)));
    }
    if (variables.size() == 2 && variables[0] == variables[1]) {
      builder_.fail("two variables need two names", call_.place);
    }
    Children children = {call_.children[0]};
    if (macro.name == "filter") {
      children.push_back(builder_.add(Op::name, call_.place, {}, variables[0]));
      children.push_back(argument(1));
    } else {
      // The condition stands before the result, but is the last child.
      for (std::size_t i = arguments(); i > macro.variables; --i) {
        children.push_back(argument(i - 1));
      }
    }
    return scoped(macro.op, std::move(children), std::move(variables));
  }

  std::optional<NodeIndex> optional() {
    if (arguments() != 2) return std::nullopt;
    const Op op = call_.text == "optMap" ? Op::opt_map : Op::opt_flat_map;
    return scoped(op, {call_.children[0], argument(1)}, {variable(argument(0))});
  }

  /// list.sortBy(x, key) sorts the list by the list of keys.
  NodeIndex sort_by() {
    const auto list = [this] { return builder_.add(Op::name, call_.place, {}, "@list"); };
    const NodeIndex keys =
        scoped(Op::transform_list, {list(), argument(1)}, {variable(argument(0))});
    const NodeIndex sorted =
        builder_.add(Op::method, call_.place, {list(), keys}, "@sortByAssociatedKeys");
    return scoped(Op::bind, {call_.children[0], sorted}, {"@list"});
  }

  std::optional<NodeIndex> cel() {
    if (call_.text == "bind" && arguments() == 3) {
      return scoped(Op::bind, {argument(1), argument(2)}, {variable(argument(0))});
    }
    if (call_.text == "block" && arguments() == 2) return block();
    if (call_.text == "index" && arguments() == 1) return generated("@index");
    if (call_.text == "iterVar" && arguments() == 2) return generated("@it");
    if (call_.text == "accuVar" && arguments() == 2) return generated("@ac");
    return std::nullopt;
  }

  /// cel.block([a, b], result): names @index0, @index1 for parts that occur more than once.
  std::optional<NodeIndex> block() {
    const Node list = builder_.node(argument(0));
    if (list.op != Op::list) {
      builder_.fail("cel.block takes a list of expressions", list.place);
      return std::nullopt;
    }
    NodeIndex result = argument(1);
    for (std::size_t i = list.children.size(); i > 0; --i) {
      result = scoped(Op::bind, {list.children[i - 1], result}, {"@index" + std::to_string(i - 1)});
    }
    return result;
  }

  /// A name that cannot be written, such as @index0 or @it0:1.
  std::optional<NodeIndex> generated(std::string name) {
    for (std::size_t i = 0; i < arguments(); ++i) {
      const Node& part = builder_.node(argument(i));
      if (part.op != Op::literal || !part.value.is(Kind::integer)) return std::nullopt;
      if (i > 0) name += ':';
      name += std::to_string(part.value.integer());
    }
    return builder_.add(Op::name, call_.place, {}, std::move(name));
  }

  /// math.greatest and math.least of three or more arguments are those of a list.
  std::optional<NodeIndex> math() {
    if ((call_.text != "greatest" && call_.text != "least") || arguments() < 3) return std::nullopt;
    const Children items(call_.children.begin() + 1, call_.children.end());
    const NodeIndex list = builder_.add(Op::list, call_.place, items);
    return builder_.add(Op::method, call_.place, {call_.children[0], list}, call_.text);
  }

  Builder& builder_;
  const Node& call_;
};

}  // namespace

std::optional<NodeIndex> expand_macro(Builder& builder, const Node& call) {
  return Expander(builder, call).run();
}

}  // namespace clause10::cel
