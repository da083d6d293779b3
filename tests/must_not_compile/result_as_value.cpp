// A result is looked at before it is used.
// expect: cannot convert|no viable conversion
#include "model/diagnostic.h"

using clause10::model::Result;
#ifdef MUST_COMPILE
int value(const Result<int>& result) {
  return result.ok() ? *result : 0;
}
#else
int value(const Result<int>& result) {
  int value = result;
  return value;
}
#endif
