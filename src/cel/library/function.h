#pragma once
#include <cstddef>
#include <string_view>

#include "cel/run/context.h"

namespace clause10::cel {

struct Node;

/// A call with its values; a method's receiver is the first.
struct Call {
  Context& context;
  const Node& node;
  const Value* values;
  std::size_t count;

  const Value& operator[](std::size_t i) const { return values[i]; }
};

/// Operators on two values that are so frequent that the evaluator knows them.
enum class Frequent : std::uint8_t {
  none,
  equal,
  differ,
  less,
  less_equal,
  greater,
  greater_equal
};

/// One row of a table of functions. Rows of the same name follow one another; a row without a name
/// ends the table.
///
/// `overloads` are signatures, separated by |, such as "s.s:b": a method of string that takes a
/// string and gives a bool. Codes of types: b bool, i int, u uint, d double, s string, y bytes,
/// n null, t timestamp, r duration, T type, D dyn, A and B type parameters, Lx list of x,
/// Mxy map from x to y, Ox optional of x, Nx x or null.
struct Function {
  std::string_view name;
  std::string_view overloads;
  Value (*run)(const Call& call);
  /// False when `run` looks at its values' kinds by itself, as the operators do to be quick.
  bool dispatched = true;
  Frequent frequent = Frequent::none;
};

/// The rows of that name in the standard library and the extensions, or null.
const Function* find_function(std::string_view name, bool with_dates);

/// Calls `visit(name)` for every function; for suggestions.
void each_function(bool with_dates, void (*visit)(std::string_view name, void* into), void* into);

/// True when values of these kinds fit one of the overloads.
bool fits(std::string_view overloads, const Value* values, std::size_t count, bool method);

/// The error that no overload fits, with the kinds of the values.
Value no_overload(const Call& call);

extern const Function operator_functions[];
extern const Function core_functions[];
extern const Function conversion_functions[];
extern const Function time_functions[];
extern const Function string_functions[];
extern const Function format_functions[];
extern const Function math_functions[];
extern const Function encoder_functions[];
extern const Function optional_functions[];
extern const Function list_functions[];
extern const Function date_functions[];

}  // namespace clause10::cel
