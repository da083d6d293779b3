// Facts refer to what they were made of; a copy would invite to outlive it.
// expect: use of deleted|deleted|implicitly deleted
#include "evaluate/facts.h"

using clause10::evaluate::Facts;
#ifdef MUST_COMPILE
const Facts& same(const Facts& facts) {
  return facts;
}
#else
Facts copy(const Facts& facts) {
  return facts;
}
#endif
