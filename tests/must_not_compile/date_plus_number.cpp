// A date plus a number could count days or working days: functions with names do that.
// expect: no match for .operator\+.|invalid operands
#include "model/date.h"

using clause10::model::Date;
#ifdef MUST_COMPILE
std::int64_t later(Date date) {
  return date.days_since_1970() + 1;
}
#else
std::int64_t later(Date date) {
  return date + 1;
}
#endif
