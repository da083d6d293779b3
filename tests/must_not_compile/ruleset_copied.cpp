// A ruleset is large and points into itself: it is moved or referred to.
// expect: deleted
#include "evaluate/ruleset.h"

using clause10::evaluate::Ruleset;
#ifdef MUST_COMPILE
const Ruleset& same(const Ruleset& ruleset) {
  return ruleset;
}
#else
Ruleset copy(const Ruleset& ruleset) {
  return ruleset;
}
#endif
