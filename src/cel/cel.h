#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/value.h"

/// Conditions in the Common Expression Language. Callers see only what this header declares: how an
/// expression is taken apart and run may change behind it.
///
/// Understood: text, integer, true/false, null and list literals; names; . for members;
/// == != < <= > >= in && || ! and unary minus; has(x) and size(x); parentheses.
namespace clause10::cel {

/// Longest expression in bytes, and deepest nesting of parentheses, lists, calls and ! or -.
constexpr std::size_t longest_expression = 4096;
constexpr std::size_t deepest_nesting = 64;

enum class Type { text, integer, truth, list, object };

struct Declaration {
  std::string name;
  Type type;
};

using Declarations = std::vector<Declaration>;

struct Error {
  std::string message;     ///< what is wrong and what would be right
  std::size_t column = 1;  ///< character of the expression, from 1
  std::string suggestion = {};
};

struct Ast;

/// A compiled expression. Immutable; copies share it; safe to run any number of times.
class Program {
 public:
  explicit Program(std::shared_ptr<const Ast> ast) : ast_(std::move(ast)) {}
  const Ast& ast() const { return *ast_; }

 private:
  std::shared_ptr<const Ast> ast_;
};

/// What the names stand for while a program runs.
class Activation {
 public:
  Activation() = default;
  Activation(const Activation&) = delete;
  Activation& operator=(const Activation&) = delete;
  virtual ~Activation() = default;

  /// The value of a declared name, or null when it is absent: then has(name) is false and the name
  /// itself evaluates to null. The pointer must live until evaluate returns.
  virtual const model::Value* find(std::string_view name) const = 0;
};

template <class T>
using Outcome = std::variant<T, Error>;

/// Compiles an expression in which only declared names occur.
Outcome<Program> compile(std::string_view text, const Declarations& declarations);

/// Runs a program. Errors are those of the language: no such overload, no such member. As the
/// language asks, && and || absorb an error when the other side decides.
Outcome<model::Value> evaluate(const Program& program, const Activation& activation);

}  // namespace clause10::cel
