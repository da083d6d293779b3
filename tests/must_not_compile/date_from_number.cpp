// A date is no number of days: which day a number means is for from_days to say.
// expect: could not convert|conversion from|no viable conversion
#include "model/date.h"

using clause10::model::Date;
#ifdef MUST_COMPILE
std::optional<Date> day() {
  return Date::from_days(20780);
}
#else
Date day() {
  return 20780;
}
#endif
