// A date is compared with dates only.
// expect: no match for .operator<|invalid operands
#include "model/date.h"

using clause10::model::Date;
#ifdef MUST_COMPILE
bool before(Date a, Date b) {
  return a < b;
}
#else
bool before(Date a) {
  return a < 20780;
}
#endif
