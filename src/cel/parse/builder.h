#pragma once
#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "cel/parse/ast.h"

namespace clause10::cel {

/// Grows a tree and keeps it from growing too high for whoever walks it by recursion.
class Builder {
 public:
  Node& node(NodeIndex index) { return ast_.nodes[index]; }

  NodeIndex add(Node made) {
    std::uint32_t height = 0;
    for (const NodeIndex child : made.children) {
      height = std::max(height, heights_[child]);
    }
    if (height >= highest) fail("too many operators in a row", made.place);
    ast_.nodes.push_back(std::move(made));
    ast_.spans.emplace_back();
    heights_.push_back(height + 1);
    return static_cast<NodeIndex>(ast_.nodes.size() - 1);
  }

  NodeIndex add(Op op, Place place, std::vector<NodeIndex> children = {}, std::string text = {}) {
    Node made;
    made.op = op;
    made.place = place;
    made.children = std::move(children);
    made.text = std::move(text);
    return add(std::move(made));
  }

  NodeIndex literal(Place place, Value value) {
    const NodeIndex made = add(Op::literal, place);
    node(made).value = std::move(value);
    return made;
  }

  /// The text that the node stands for, unless it has one.
  void cover(NodeIndex index, Span span) {
    Span& known = ast_.spans[index];
    if (known.end == 0) known = span;
  }

  /// From here on the tree is not sound, and what else is wrong may follow from this: it is not
  /// kept before resume().
  void fail(std::string message, Place place, std::string suggestion = {}) {
    if (!failed_ && errors_.size() < most_errors) {
      errors_.emplace_back(std::move(message), place, std::move(suggestion));
    }
    failed_ = true;
  }
  bool failed() const { return failed_; }
  void resume() { failed_ = false; }
  const std::vector<Error>& errors() const { return errors_; }

  Ast take(NodeIndex root) {
    ast_.root = root;
    return std::move(ast_);
  }

 private:
  static constexpr std::uint32_t highest = 3 * deepest_nesting;
  static constexpr std::size_t most_errors = 20;

  Ast ast_;
  std::vector<std::uint32_t> heights_;
  std::vector<Error> errors_;
  bool failed_ = false;
};

/// Turns a call that is a macro into what it stands for (langdef, "Macros", and the extensions'
/// macros): the index of the new node, or nothing when it is an ordinary call.
std::optional<NodeIndex> expand_macro(Builder& builder, const Node& call);

}  // namespace clause10::cel
