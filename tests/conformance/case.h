#pragma once
#include <string>

#include "model/value.h"

namespace clause10::conformance {

struct Verdict {
  enum class Kind { passed, failed, skipped } kind = Kind::passed;
  std::string why;
};

/// Runs one cel.expr.conformance.test.SimpleTest in JSON form.
Verdict run(const model::Value& test);

}  // namespace clause10::conformance
