#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/date.h"
#include "model/value.h"

namespace clause10::model {
struct ExpressionPart;
}

/// Conditions in the Common Expression Language. Callers see only what this header declares; the
/// whole language, with values beyond JSON, stands in cel/program.h.
///
/// Understood is the published language definition without protobuf messages, with its macros and
/// the extensions strings, math, encoders, optionals, bindings, blocks, lists, sets and
/// two-variable comprehensions. Own extensions: a declared field may be null, `has(field)` asks
/// whether a field is filled, and the functions on civil dates of cel/library/dates.cpp.
namespace clause10::cel {

/// Longest expression in bytes, and deepest nesting of parentheses, lists, calls and operators.
constexpr std::size_t longest_expression = 4096;
constexpr std::size_t deepest_nesting = 64;

enum class Type { text, integer, truth, list, object };

struct Declaration {
  std::string name;
  Type type;
};

using Declarations = std::vector<Declaration>;

/// Line and character of an expression, both from 1.
struct Place {
  std::size_t line = 1;
  std::size_t column = 1;
};

struct Error {
  Error() = default;
  Error(std::string what, Place at = {}, std::string instead = {})
      : message(std::move(what)),
        column(at.column),
        suggestion(std::move(instead)),
        line(at.line) {}

  std::string message;     ///< what is wrong and what would be right
  std::size_t column = 1;  ///< character of the line, from 1
  std::string suggestion;  ///< such as: did you mean "severity"?
  std::size_t line = 1;    ///< of the expression, from 1
};

/// The error as people read it: place, message, suggestion, then the line with a caret under it.
std::string describe(const Error& error, std::string_view expression);

struct Ast;

/// A compiled expression. Immutable; copies share it; safe to run any number of times, by one
/// thread at a time.
class Program {
 public:
  explicit Program(std::shared_ptr<const Ast> ast) : ast_(std::move(ast)) {}
  const Ast& ast() const { return *ast_; }

 private:
  std::shared_ptr<const Ast> ast_;
};

/// The day and the calendar that the functions on dates count with.
class WorkingDays {
 public:
  virtual model::Date today() const = 0;
  /// Nothing outside the years that a date may have.
  virtual std::optional<model::Date> add(model::Date start, std::int64_t days) const = 0;
  /// Working days after `from` up to `to` inclusive; negative when `to` lies before.
  virtual std::int64_t between(model::Date from, model::Date to) const = 0;

 protected:
  ~WorkingDays() = default;
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

  /// The same for the declaration at that place among those that the program was compiled with: who
  /// keeps them in that order need not search.
  virtual const model::Value* at(std::uint32_t declaration, std::string_view name) const {
    static_cast<void>(declaration);
    return find(name);
  }

  /// Null when there is no calendar: then functions that need one are errors.
  virtual const WorkingDays* working_days() const { return nullptr; }
};

/// What one evaluation may take. A step is about one operation or 64 bytes looked at.
struct Budget {
  std::uint64_t steps = 1'000'000;
  std::uint64_t bytes = std::uint64_t{16} * 1024 * 1024;  ///< produced, not held at once
};

template <class T>
using Outcome = std::variant<T, Error>;

/// Compiles an expression in which only declared names occur. The first error.
Outcome<Program> compile(std::string_view text, const Declarations& declarations);

/// Everything that is wrong with the expression, in the order of the text; empty when it compiles.
std::vector<Error> check(std::string_view text, const Declarations& declarations);

/// Runs a program. Errors are those of the language: no such overload, no such member, and that the
/// budget is used up. As the language asks, && and || absorb an error when the other side decides.
/// What JSON has no form for becomes text: a timestamp in RFC 3339, a duration in seconds, bytes in
/// base64, a type by its name.
Outcome<model::Value> evaluate(const Program& program, const Activation& activation,
                               const Budget& budget = {});

/// What each part of the program comes to, for people; see cel/explain.h.
model::ExpressionPart explain(const Program& program, const Activation& activation);

}  // namespace clause10::cel
