// Only what was compiled runs.
// expect: could not convert|no viable conversion|conversion from
#include "cel/cel.h"

using clause10::cel::Program;
#ifdef MUST_COMPILE
Program same(const Program& program) {
  return program;
}
#else
Program made() {
  return "a == b";
}
#endif
