#pragma once
#include <map>
#include <string>
#include <vector>

#include "cel/program.h"

namespace clause10::test {

/// Variables for expressions, set up by a test: name, type code, value.
class Bindings final : public cel::Variables {
 public:
  Bindings& set(const std::string& name, const std::string& code, cel::Value value);
  cel::Value find(std::string_view name) const override;

  cel::Environment environment;

 private:
  std::map<std::string, cel::Value, std::less<>> values_;
};

/// What the expression yields, as the language would write it: 1u, "a", b"YQ==", {"a": 1} …; or
/// "error LINE:COLUMN: message" of the first error.
std::string yields(const std::string& expression, const Bindings& bindings = {},
                   const cel::Budget& budget = {});

/// The same without type checking.
std::string yields_unchecked(const std::string& expression, Bindings bindings = {});

/// The deduced type, or the first error.
std::string type_of(const std::string& expression, const Bindings& bindings = {});

struct Expected {
  const char* expression;
  const char* result;
};

}  // namespace clause10::test
