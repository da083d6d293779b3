// A status is one of four, not any number.
// expect: cannot convert .int.|cannot initialize|no viable conversion
#include "clause10/status.h"

using clause10::Status;
#ifdef MUST_COMPILE
Status refused() {
  return Status::refused;
}
#else
Status refused() {
  return 1;
}
#endif
