// Status 0 is success: as a truth value it would read the wrong way round.
// expect: cannot convert .*Status.* to .bool.|no viable conversion|cannot initialize
#include "clause10/status.h"

using clause10::Status;
#ifdef MUST_COMPILE
bool done(Status status) {
  return status == Status::ok;
}
#else
bool done(Status status) {
  bool done = status;
  return done;
}
#endif
