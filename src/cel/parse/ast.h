#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "cel/cel.h"
#include "cel/value/value.h"

namespace clause10::cel {

struct Function;
class Regex;

enum class Op : std::uint8_t {
  literal,
  name,            ///< text is the name, with a leading dot when it is absolute
  select,          ///< child: operand; text: the member
  index,           ///< operand, index
  call,            ///< arguments; text: the function
  method,          ///< operand, arguments; text: the function
  list,            ///< items
  map,             ///< key, value, key, value …
  optional_entry,  ///< an item, or a value of a map, that may be none: one child
  conditional,     ///< condition, then, else
  logical_and,     ///< two operands or more
  logical_or,      ///< two operands or more
  has,             ///< a name or a select
  all,             ///< range, condition: slots one or two variables
  exists,
  exists_one,
  transform_list,       ///< range, result, and perhaps a condition
  transform_map,        ///< range, value, and perhaps a condition
  transform_map_entry,  ///< range, a map of one entry, and perhaps a condition
  bind,                 ///< value, result
  opt_map,              ///< optional, result
  opt_flat_map,         ///< optional, optional
  optional_or,          ///< optional, optional
  optional_or_value,    ///< optional, value
  // Made by the checker when it resolves names.
  local,     ///< slot
  variable,  ///< text: the declared name
  unknown,   ///< text: what is wrong; running it is an error
};

using NodeIndex = std::uint32_t;

struct Node {
  Op op = Op::literal;
  bool optional = false;  ///< of a select or index: written .? or [?
  bool pairs = false;     ///< of a comprehension: it has two variables
  std::uint32_t slot =
      0;  ///< of a local, the first of a comprehension's variables, or a variable's place
  Place place = {};
  std::string text = {};
  Value value = {};
  std::vector<NodeIndex> children = {};
  std::vector<std::string> variables = {};  ///< of a comprehension
  const Function* functions = nullptr;      ///< of a call: the first with this name
  std::shared_ptr<const Regex> regex = {};  ///< of a call of matches with a literal pattern
};

/// Bytes of the expression from begin to end.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Nodes refer to each other by index, so that taking a tree down never recurses. Children stand
/// before their parents.
struct Ast {
  std::vector<Node> nodes;
  std::vector<Span> spans;  ///< by node; empty where a macro made it
  NodeIndex root = 0;
  std::uint32_t slots = 0;  ///< variables of comprehensions that live at once, at most
};

}  // namespace clause10::cel
