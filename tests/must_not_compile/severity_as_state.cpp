// Enumerations of different meaning do not mix.
// expect: cannot convert|cannot initialize|no viable conversion
#include "model/evaluation.h"

using namespace clause10::model;
#ifdef MUST_COMPILE
Severity worst() {
  return Severity::error;
}
#else
Severity worst() {
  return DeadlineState::overdue;
}
#endif
