// A text becomes a date by parse, which may say no.
// expect: could not convert|no viable conversion|conversion from
#include "model/date.h"

using clause10::model::Date;
#ifdef MUST_COMPILE
std::optional<Date> day() {
  return Date::parse("2026-11-23");
}
#else
Date day() {
  return "2026-11-23";
}
#endif
