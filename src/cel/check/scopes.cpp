#include "cel/check/checker.h"

/// Types of what brings names of its own.
namespace clause10::cel {

TypeId Checker::comprehension(Node& node) {
  const TypeId range = types_.plain(check(node.children[0]));
  TypeId key = Types::dynamic;
  TypeId item = Types::dynamic;
  switch (types_.code(range)) {
    case 'L':
      key = Types::integer;
      item = types_.first(range);
      break;
    case 'M':
      key = types_.first(range);
      item = node.pairs ? types_.second(range) : key;
      break;
    case 'D':
    case '?':
      break;
    default:
      fail(this->node(node.children[0]),
           "a value of type " + types_.name(range) + " has no items to go through");
  }
  node.slot = names_.enter(node.variables[0], node.pairs ? key : item);
  if (node.pairs) names_.enter(node.variables[1], item);
  if (node.children.size() == 3) {
    expect(check(node.children[2]), Types::boolean, this->node(node.children[2]), "the condition");
  }
  const TypeId result = check(node.children[1]);
  if (node.pairs) names_.leave();
  names_.leave();
  if (node.op == Op::transform_list) return types_.make('L', result);
  if (node.op == Op::transform_map) return types_.make('M', key, result);
  if (node.op == Op::transform_map_entry) {
    const TypeId map = types_.make('M', types_.fresh(), types_.fresh());
    expect(result, map, this->node(node.children[1]), "an entry");
    return map;
  }
  expect(result, Types::boolean, this->node(node.children[1]), "the condition");
  return Types::boolean;
}

TypeId Checker::bind(Node& node) {
  const TypeId value = check(node.children[0]);
  node.slot = names_.enter(node.variables[0], value);
  const TypeId result = check(node.children[1]);
  names_.leave();
  return result;
}

TypeId Checker::optional_map(Node& node) {
  const TypeId inner = types_.fresh();
  expect(check(node.children[0]), types_.make('O', inner), this->node(node.children[0]),
         "what is mapped");
  node.slot = names_.enter(node.variables[0], inner);
  const TypeId result = check(node.children[1]);
  names_.leave();
  if (node.op == Op::opt_map) return types_.make('O', result);
  const TypeId flat = types_.make('O', types_.fresh());
  expect(result, flat, this->node(node.children[1]), "what optFlatMap yields");
  return flat;
}

}  // namespace clause10::cel
