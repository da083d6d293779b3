#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cel/cel.h"
#include "cel/run/context.h"
#include "cel/value/value.h"

/// The whole language: names in containers, values beyond JSON, deduced types. cel/cel.h is the
/// part of it that the rest of the engine needs.
namespace clause10::cel {

/// A name with its type, or a function with its overloads, in the codes of cel/library/function.h.
struct Declared {
  std::string name;
  std::string code;
};

struct Environment {
  std::string container;  ///< names are looked for here first, then in what is around it
  std::vector<Declared> variables;
  std::vector<Declared> functions;  ///< known to the checker only
  bool check_types = true;          ///< without: whatever fits at run time
  bool with_dates = false;          ///< with the functions on civil dates
};

struct Compiled {
  Program program;
  std::string type;  ///< as written in the language: "list(int)"; "dyn" without checking
};

using Errors = std::vector<Error>;

/// Everything that is wrong, in the order of the text, or the program.
std::variant<Compiled, Errors> compile(std::string_view text, const Environment& environment);

struct Ran {
  Outcome<Value> result;
  std::uint64_t steps = 0;
};

/// The value may be a view of the variables' values and of the program.
Ran run(const Program& program, const Variables& variables, const Budget& budget = {});

/// What JSON can hold of a value; see evaluate. Nothing when that would take more bytes: a small
/// list that holds another twice, and so on, is a large one when it is written out.
std::optional<model::Value> to_json(const Value& value, std::uint64_t most_bytes);

}  // namespace clause10::cel
