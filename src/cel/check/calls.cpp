#include <algorithm>

#include "cel/check/checker.h"
#include "cel/regex/regex.h"

/// Types of calls: which overload is meant.
namespace clause10::cel {
namespace {

/// The first of the overloads, which is removed from the text.
std::string_view next_overload(std::string_view& overloads) {
  const std::string_view first = overloads.substr(0, overloads.find('|'));
  overloads.remove_prefix(std::min(first.size() + 1, overloads.size()));
  return first;
}

/// "_<_" as people write it.
std::string shown(const std::string& function) {
  if (function == "@in") return "in";
  const std::size_t first = function.find_first_not_of('_');
  const std::size_t last = function.find_last_not_of('_');
  const bool is_operator = function.front() == '_' || function.back() == '_';
  return is_operator ? function.substr(first, last - first + 1) : function;
}

struct Signature {
  std::vector<TypeId> parameters;
  TypeId result = Types::dynamic;
  bool method = false;
};

Signature signature_of(std::string_view overload, Types& types) {
  Signature made;
  const TypeId parameters[2] = {types.fresh(), types.fresh()};
  while (!overload.empty() && overload.front() != ':') {
    if (overload.front() == '.') {
      made.method = true;
      overload.remove_prefix(1);
    } else {
      made.parameters.push_back(types.parse(overload, parameters));
    }
  }
  if (!overload.empty()) overload.remove_prefix(1);
  made.result = types.parse(overload, parameters);
  return made;
}

/// "f(int, string)", or "string.f(int)" of a method.
std::string shown_call(const std::string& function, const std::vector<TypeId>& given, bool method,
                       const Types& types) {
  std::string text = method && !given.empty() ? types.name(given[0]) + "." : std::string();
  text += function;
  text += '(';
  for (std::size_t i = method ? 1 : 0; i < given.size(); ++i) {
    if (i > (method ? 1U : 0U)) text += ", ";
    text += types.name(given[i]);
  }
  return text + ")";
}

}  // namespace

/// A call on a.b.c may be a call of the function a.b.c.f.
void Checker::take_method_apart(Node& node) {
  const auto space = qualified(this->node(node.children[0]));
  if (!space || !names_.function(*space + "." + node.text)) return;
  node.op = Op::call;
  node.text = *space + "." + node.text;
  node.children.erase(node.children.begin());
}

TypeId Checker::call(Node& node) {
  if (node.op == Op::method) take_method_apart(node);
  const auto callable =
      node.op == Op::method ? names_.method(node.text) : names_.function(node.text);
  if (callable) return resolve(node, callable);
  for (const NodeIndex child : node.children) {
    check(child);
  }
  return fail(node, "there is no function " + node.text, names_.suggest_function(node.text));
}

TypeId Checker::resolve(Node& node, const Names::Callable& callable) {
  node.functions = callable.rows;
  std::vector<TypeId> given;
  for (const NodeIndex child : node.children) {
    given.push_back(check(child));
  }
  if (node.op == Op::method && node.children.size() == 2) {
    if (node.text == "or") node.op = Op::optional_or;
    if (node.text == "orValue") node.op = Op::optional_or_value;
  }
  if (callable.rows != nullptr && callable.rows->name == "matches") compile_regex(node);
  return environment_.check_types ? overload(node, callable, given) : Types::dynamic;
}

/// Where several overloads fit, because something is dyn, the result is dyn unless all agree.
TypeId Checker::overload(Node& node, const Names::Callable& callable,
                         const std::vector<TypeId>& given) {
  const bool method = node.op != Op::call;
  bool found = false;
  TypeId result = Types::dynamic;
  std::string known;
  const auto try_all = [&](std::string_view overloads) {
    while (!overloads.empty()) {
      const Signature signature = signature_of(next_overload(overloads), types_);
      const std::string parameters = shown_call({}, signature.parameters, signature.method, types_);
      if (known.size() < 80) known += (known.empty() ? "" : ", ") + parameters;
      const std::size_t before = types_.mark();
      bool fits = signature.method == method && signature.parameters.size() == given.size();
      for (std::size_t i = 0; fits && i < given.size(); ++i) {
        fits = types_.assignable(given[i], signature.parameters[i]);
      }
      if (!fits) {
        types_.back_to(before);
      } else if (!found) {
        result = signature.result;
        found = true;
      } else if (!types_.same(result, signature.result)) {
        result = Types::dynamic;
      }
    }
  };
  if (callable.declared != nullptr) try_all(callable.declared->code);
  for (const Function* row = callable.rows; row != nullptr && row->name == callable.rows->name;
       ++row) {
    try_all(row->overloads);
  }
  if (found) return result;
  return fail(node, "no such overload: " + shown_call(shown(node.text), given, method, types_) +
                        "; there is " + known);
}

/// A pattern that stands in the expression is compiled once, and found wrong right here.
void Checker::compile_regex(Node& node) {
  const Node& pattern = this->node(node.children.back());
  if (node.children.size() != 2 || pattern.op != Op::literal || !pattern.value.is(Kind::text)) {
    return;
  }
  auto compiled = Regex::compile(pattern.value.text());
  if (const Error* error = std::get_if<Error>(&compiled)) {
    fail(pattern, error->message);
  } else {
    node.regex = *std::get_if<std::shared_ptr<const Regex>>(&compiled);
  }
}

}  // namespace clause10::cel
