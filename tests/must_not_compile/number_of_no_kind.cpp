// The language's int, uint and double differ: a number that could be any of them is none.
// expect: ambiguous
#include "cel/value/value.h"

using clause10::cel::Value;
#ifdef MUST_COMPILE
Value one() {
  return Value::of(std::int64_t{1});
}
#else
Value one() {
  return Value::of(1);
}
#endif
