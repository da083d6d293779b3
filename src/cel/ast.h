#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "cel/cel.h"
#include "cel/token.h"

namespace clause10::cel {

enum class Op {
  literal,
  name,
  member,  ///< one child; text is the member's name
  list,
  negate,
  logical_not,
  logical_and,  ///< two children or more
  logical_or,   ///< two children or more
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,
  has,   ///< one child: a name or a member
  size,  ///< one child
};

struct Node {
  Op op = Op::literal;
  std::size_t column = 1;
  std::string text = {};
  model::Value value = {};
  std::vector<std::size_t> children = {};
};

/// Nodes refer to each other by index, so that taking a tree down never recurses.
struct Ast {
  std::vector<Node> nodes;
  std::size_t root = 0;
};

Outcome<Ast> parse(const std::vector<Token>& tokens);

}  // namespace clause10::cel
