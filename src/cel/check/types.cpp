#include "cel/check/types.h"

#include <array>

namespace clause10::cel {
namespace {

struct Named {
  char code;
  std::string_view name;
};

constexpr std::array<Named, 15> names = {{{'D', "dyn"},
                                          {'b', "bool"},
                                          {'s', "string"},
                                          {'i', "int"},
                                          {'u', "uint"},
                                          {'d', "double"},
                                          {'y', "bytes"},
                                          {'n', "null"},
                                          {'t', "timestamp"},
                                          {'r', "duration"},
                                          {'T', "type"},
                                          {'L', "list"},
                                          {'M', "map"},
                                          {'O', "optional_type"},
                                          {'?', "dyn"}}};

int arity(char code) {
  return code == 'M' ? 2 : code == 'L' || code == 'O' || code == 'N' ? 1 : 0;
}

}  // namespace

Types::Types() {
  for (const char code : {'D', 'b', 's', 'i'}) {
    make(code);
  }
}

/// How many types the type is made of, counted no further than to `most`.
std::size_t Types::parts(TypeId type, std::size_t most) const {
  type = follow(type);
  const int count = arity(types_[type].code);
  std::size_t found = 1;
  if (count > 0) found += parts(types_[type].first, most);
  if (count > 1 && found < most) found += parts(types_[type].second, most - found);
  return found;
}

TypeId Types::make(char code, TypeId first, TypeId second) {
  // A type that holds another twice can double with every name that is bound to it.
  if (arity(code) > 0 && parts(first, most_parts) >= most_parts) first = dynamic;
  if (arity(code) > 1 && parts(second, most_parts) >= most_parts) second = dynamic;
  types_.push_back({code, first, second});
  return static_cast<TypeId>(types_.size() - 1);
}

TypeId Types::parse(std::string_view& code, const TypeId (&parameters)[2]) {
  const char c = code.empty() ? 'D' : code.front();
  if (!code.empty()) code.remove_prefix(1);
  if (c == 'A' || c == 'B') return parameters[c - 'A'];
  const TypeId first = arity(c) > 0 ? parse(code, parameters) : dynamic;
  const TypeId second = arity(c) > 1 ? parse(code, parameters) : dynamic;
  return make(c, first, second);
}

TypeId Types::parse(std::string_view code) {
  const TypeId parameters[2] = {dynamic, dynamic};
  return parse(code, parameters);
}

TypeId Types::follow(TypeId type) const {
  while (types_[type].code == '?' && types_[type].first != unbound) {
    type = types_[type].first;
  }
  return type;
}

/// Of a chain of parameters the one that stands for something else, or for nothing yet.
TypeId Types::last_parameter(TypeId type) const {
  while (types_[type].code == '?' && types_[type].first != unbound &&
         types_[types_[type].first].code == '?') {
    type = types_[type].first;
  }
  return type;
}

TypeId Types::plain(TypeId type) const {
  return code(type) == 'N' ? plain(first(type)) : follow(type);
}

bool Types::occurs(TypeId parameter, TypeId type) const {
  type = follow(type);
  if (type == parameter) return true;
  const int count = arity(types_[type].code);
  return (count > 0 && occurs(parameter, types_[type].first)) ||
         (count > 1 && occurs(parameter, types_[type].second));
}

bool Types::bind(TypeId parameter, TypeId type) {
  if (follow(type) == parameter) return true;
  if (occurs(parameter, type)) return false;
  trail_.emplace_back(parameter, types_[parameter].first);
  types_[parameter].first = type;
  return true;
}

void Types::back_to(std::size_t mark) {
  while (trail_.size() > mark) {
    types_[trail_.back().first].first = trail_.back().second;
    trail_.pop_back();
  }
}

bool Types::assignable(TypeId from, TypeId to) {
  from = last_parameter(from);
  to = last_parameter(to);
  if (from == to) return true;
  if (types_[to].code == '?') {
    const TypeId bound = types_[to].first;
    if (bound == unbound) return bind(to, from);
    if (!assignable(from, bound)) return false;
    // The parameter becomes the wider of the two, as dyn is wider than int.
    if (more_general(from, bound)) bind(to, from);
    return true;
  }
  if (types_[from].code == '?') {
    if (types_[from].first == unbound) return bind(from, to);
    return assignable(types_[from].first, to);
  }
  const Type a = types_[from];
  const Type b = types_[to];
  if (a.code == 'D' || b.code == 'D') return true;
  if (a.code == 'n') return std::string_view("nNtrO").find(b.code) != std::string_view::npos;
  if (b.code == 'n') return a.code == 'N';
  if (a.code == 'N') return assignable(a.first, b.code == 'N' ? b.first : to);
  if (b.code == 'N') return assignable(from, b.first);
  if (a.code != b.code) return false;
  const int count = arity(a.code);
  return (count < 1 || assignable(a.first, b.first)) &&
         (count < 2 || assignable(a.second, b.second));
}

bool Types::more_general(TypeId a, TypeId b) const {
  a = follow(a);
  b = follow(b);
  const char of_a = types_[a].code;
  const char of_b = types_[b].code;
  if (of_a == 'D' || of_a == '?') return true;
  if (of_b == 'D' || of_b == '?') return false;
  if (of_a == 'N' && of_b != 'N') return of_b == 'n' || more_general(types_[a].first, b);
  if (of_a != of_b) return false;
  const int count = arity(of_a);
  return (count < 1 || more_general(types_[a].first, types_[b].first)) &&
         (count < 2 || more_general(types_[a].second, types_[b].second));
}

TypeId Types::join(TypeId a, TypeId b) {
  const std::size_t before = mark();
  if (code(b) == 'n') std::swap(a, b);
  if (assignable(a, b)) return more_general(a, b) ? a : b;
  back_to(before);
  return dynamic;
}

bool Types::same(TypeId a, TypeId b) const {
  return name(a) == name(b);
}

std::string Types::name(TypeId type) const {
  type = follow(type);
  const Type& made = types_[type];
  if (made.code == 'N') return name(made.first);
  std::string text = "?";
  for (const Named& each : names) {
    if (each.code == made.code) text = each.name;
  }
  const int count = arity(made.code);
  if (count > 0) text += "(" + name(made.first);
  if (count > 1) text += ", " + name(made.second);
  return count > 0 ? text + ")" : text;
}

}  // namespace clause10::cel
