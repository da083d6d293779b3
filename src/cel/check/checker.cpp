#include "cel/check/checker.h"

#include <algorithm>
#include <utility>

#include "cel/value/compare.h"

namespace clause10::cel {
namespace {

/// Of a.b.c: a.b; empty for a name without a dot.
std::string_view owner_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return name.substr(0, dot == std::string_view::npos ? 0 : dot);
}

}  // namespace

std::string Checker::run() {
  const TypeId type = check(ast_.root);
  ast_.slots = names_.slots();
  return types_.name(type);
}

/// Without type checking, what would be an error is left to show at run time.
TypeId Checker::fail(const Node& at, std::string message, std::string suggestion) {
  if (environment_.check_types) {
    errors_.emplace_back(std::move(message), at.place, std::move(suggestion));
  }
  return Types::dynamic;
}

void Checker::expect(TypeId type, TypeId expected, const Node& at, const char* what) {
  if (types_.assignable(type, expected)) return;
  fail(at, std::string(what) + " is of type " + types_.name(expected) + ", this is " +
               types_.name(type));
}

TypeId Checker::check(NodeIndex index) {
  return check(ast_.nodes[index]);
}

TypeId Checker::check(Node& node) {
  switch (node.op) {
    case Op::literal:
      return literal_type(node.value);
    case Op::name:
      return name(node);
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
    case Op::conditional:
      return conditional(node);
    case Op::logical_and:
    case Op::logical_or:
      return logical(node);
    case Op::has:
      return has(node);
    case Op::bind:
      return bind(node);
    case Op::opt_map:
    case Op::opt_flat_map:
      return optional_map(node);
    case Op::all:
    case Op::exists:
    case Op::exists_one:
    case Op::transform_list:
    case Op::transform_map:
    case Op::transform_map_entry:
      return comprehension(node);
    default:
      return Types::dynamic;
  }
}

TypeId Checker::literal_type(const Value& value) {
  switch (value.kind()) {
    case Kind::boolean:
      return Types::boolean;
    case Kind::text:
      return Types::string;
    case Kind::integer:
      return Types::integer;
    case Kind::natural:
      return types_.make('u');
    case Kind::real:
      return types_.make('d');
    case Kind::bytes:
      return types_.make('y');
    case Kind::null:
      return types_.make('n');
    default:
      return Types::dynamic;
  }
}

/// a.b.c as one name, unless it begins with a variable of a comprehension.
std::optional<std::string> Checker::qualified(const Node& node) const {
  if (node.op == Op::name) {
    if (names_.local(node.text) != nullptr) return std::nullopt;
    return node.text;
  }
  if (node.op != Op::select || node.optional) return std::nullopt;
  auto owner = qualified(ast_.nodes[node.children[0]]);
  if (owner) *owner += "." + node.text;
  return owner;
}

/// Makes the node the declared variable or the type of that name, where there is one.
bool Checker::to_variable(Node& node, const std::string& name, TypeId& type) {
  if (const Declared* found = names_.variable(name)) {
    node.op = Op::variable;
    node.text = found->name;
    node.slot = static_cast<std::uint32_t>(found - environment_.variables.data());
    node.children.clear();
    type = types_.parse(found->code);
    return true;
  }
  const std::string_view of_type = names_.type(name);
  if (of_type.empty()) return false;
  node.op = Op::literal;
  node.value = Value::type(of_type);
  node.children.clear();
  type = types_.make('T');
  return true;
}

TypeId Checker::name(Node& node) {
  if (const Names::Local* local = names_.local(node.text)) {
    node.op = Op::local;
    node.slot = local->slot;
    return local->type;
  }
  TypeId type = Types::dynamic;
  if (to_variable(node, node.text, type)) return type;
  return unknown(node, node.text, "; a text is written in quotes");
}

TypeId Checker::unknown(Node& node, const std::string& written, std::string_view hint) {
  // The name may be the node's own text.
  std::string message = "nothing here is called \"" + written + "\"";
  const std::string suggestion = names_.suggest_variable(written);
  node.op = Op::unknown;
  node.text = message;
  message += hint;
  return fail(node, std::move(message), suggestion);
}

TypeId Checker::select(Node& node) {
  TypeId type = Types::dynamic;
  const auto name = qualified(node);
  if (name && to_variable(node, *name, type)) return type;
  if (name && names_.is_prefix(owner_of(*name))) return unknown(node, *name);
  return member(node, check(node.children[0]));
}

TypeId Checker::member(Node& node, TypeId owner) {
  owner = types_.plain(owner);
  const bool through = types_.code(owner) == 'O';
  if (through) owner = types_.plain(types_.first(owner));
  TypeId found = Types::dynamic;
  if (types_.code(owner) == 'M') {
    expect(Types::string, types_.first(owner), node, "a key of this map");
    found = types_.second(owner);
  } else if (types_.code(owner) != 'D' && !types_.assignable(owner, Types::dynamic)) {
    return Types::dynamic;
  } else if (types_.code(owner) != 'D' && types_.code(owner) != '?') {
    const Node& target = ast_.nodes[node.children[0]];
    const std::string what = target.op == Op::variable ? "\"" + target.text + "\""
                                                       : "a value of type " + types_.name(owner);
    return fail(node, what + " has no members");
  }
  return through || node.optional ? types_.make('O', found) : found;
}

TypeId Checker::index(Node& node) {
  TypeId owner = types_.plain(check(node.children[0]));
  const TypeId key = check(node.children[1]);
  const bool through = types_.code(owner) == 'O';
  if (through) owner = types_.plain(types_.first(owner));
  TypeId found = Types::dynamic;
  const char code = types_.code(owner);
  if (code == 'L') {
    expect(key, Types::integer, node, "the index of a list");
    found = types_.first(owner);
  } else if (code == 'M') {
    // Numeric keys are found by value, so 2u finds 2 and 2.0 does.
    const TypeId expected = types_.first(owner);
    const auto numeric = [this](TypeId type) {
      const char of = types_.code(type);
      return of == 'i' || of == 'u' || of == 'd';
    };
    if (!numeric(key) || !numeric(expected)) expect(key, expected, node, "a key of this map");
    found = types_.second(owner);
  } else if (code != 'D' && code != '?') {
    return fail(node, "a value of type " + types_.name(owner) + " has no items");
  }
  return through || node.optional ? types_.make('O', found) : found;
}

/// An item, whose value is taken out of an optional when a ? stands before it.
TypeId Checker::entry(NodeIndex index) {
  Node& item = node(index);
  if (item.op != Op::optional_entry) return check(index);
  const TypeId inner = types_.fresh();
  expect(check(item.children[0]), types_.make('O', inner), item, "what follows ?");
  return inner;
}

TypeId Checker::list(Node& node) {
  TypeId items = types_.fresh();
  bool first = true;
  for (const NodeIndex child : node.children) {
    const TypeId type = entry(child);
    items = first ? type : types_.join(items, type);
    first = false;
  }
  fold(node);
  return types_.make('L', items);
}

TypeId Checker::map(Node& node) {
  TypeId keys = types_.fresh();
  TypeId values = types_.fresh();
  for (std::size_t i = 0; i < node.children.size(); i += 2) {
    const TypeId key = check(node.children[i]);
    const TypeId value = entry(node.children[i + 1]);
    keys = i == 0 ? key : types_.join(keys, key);
    values = i == 0 ? value : types_.join(values, value);
  }
  fold(node);
  return types_.make('M', keys, values);
}

/// A list or map of literals is made once.
void Checker::fold(Node& node) {
  const bool constant = std::all_of(node.children.begin(), node.children.end(), [this](auto child) {
    return ast_.nodes[child].op == Op::literal;
  });
  if (!constant) return;
  if (node.op == Op::list) {
    Items items;
    for (const NodeIndex child : node.children) {
      items.push_back(ast_.nodes[child].value);
    }
    node.value = Value::of(std::move(items));
  } else {
    Entries entries;
    for (std::size_t i = 0; i < node.children.size(); i += 2) {
      const Value& key = ast_.nodes[node.children[i]].value;
      if (!is_key(key.kind())) return;
      entries.push_back({key, ast_.nodes[node.children[i + 1]].value});
    }
    if (!sort_entries(entries)) return;
    node.value = Value::of(std::move(entries));
  }
  node.op = Op::literal;
}

TypeId Checker::conditional(Node& node) {
  expect(check(node.children[0]), Types::boolean, this->node(node.children[0]),
         "what stands before ?");
  const TypeId chosen = check(node.children[1]);
  const TypeId otherwise = check(node.children[2]);
  const TypeId result = types_.fresh();
  if (types_.assignable(chosen, result) && types_.assignable(otherwise, result)) return result;
  return fail(node, "no such overload: both sides of : must be of one type, these are " +
                        types_.name(chosen) + " and " + types_.name(otherwise));
}

TypeId Checker::logical(Node& node) {
  for (const NodeIndex child : node.children) {
    expect(check(child), Types::boolean, this->node(child),
           node.op == Op::logical_and ? "each side of &&" : "each side of ||");
  }
  return Types::boolean;
}

TypeId Checker::has(Node& node) {
  Node& asked = this->node(node.children[0]);
  TypeId type = Types::dynamic;
  const auto name = qualified(asked);
  if (name && names_.is_prefix(owner_of(*name)) && to_variable(asked, *name, type)) {
    return Types::boolean;
  }
  if (asked.op == Op::select) {
    member(asked, check(asked.children[0]));
  } else {
    check(asked);
  }
  return Types::boolean;
}

}  // namespace clause10::cel
