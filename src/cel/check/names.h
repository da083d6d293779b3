#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cel/check/types.h"
#include "cel/library/function.h"
#include "cel/program.h"

namespace clause10::cel {

/// What names mean (langdef, "Name Resolution"): the variables of comprehensions by scope, declared
/// variables, types and functions by container, the inner one first.
class Names {
 public:
  explicit Names(const Environment& environment) : environment_(environment) {}

  struct Local {
    std::string name;
    std::uint32_t slot;
    TypeId type;
  };
  /// The innermost variable of that name, or null; an absolute name is none.
  const Local* local(std::string_view name) const;
  std::uint32_t enter(std::string name, TypeId type);
  void leave() { locals_.pop_back(); }
  std::uint32_t slots() const { return slots_; }

  const Declared* variable(std::string_view name) const;
  /// True for what is no variable itself but leads the names of some: a of a.b.
  bool is_prefix(std::string_view name) const;
  /// The name of a type as a constant, or an empty text.
  std::string_view type(std::string_view name) const;

  struct Callable {
    const Function* rows = nullptr;      ///< of the library
    const Declared* declared = nullptr;  ///< of the environment
    explicit operator bool() const { return rows != nullptr || declared != nullptr; }
  };
  Callable function(std::string_view name) const;
  /// One that is called on a value: no container.
  Callable method(std::string_view name) const;

  std::string suggest_variable(std::string_view written) const;
  std::string suggest_function(std::string_view written) const;

 private:
  template <class Find>
  auto in_containers(std::string_view name, Find find) const;

  const Environment& environment_;
  std::vector<Local> locals_;
  std::uint32_t slots_ = 0;
};

}  // namespace clause10::cel
