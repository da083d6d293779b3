#pragma once

namespace clause10 {

/// How a call ended. The numbers are part of the C ABI.
enum class Status {
  ok = 0,              ///< done
  refused = 1,         ///< a rule says no; the answer says which
  bad_input = 2,       ///< the input cannot be used; the answer says what, where and the way out
  internal_fault = 3,  ///< a fault of the engine itself; the input is not to blame
};

}  // namespace clause10
