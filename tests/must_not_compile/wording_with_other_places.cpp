// A translation that leaves out what the text speaks of, or names what is not there.
// expect: places_differ|constant expression
#include "model/wording.h"

using clause10::model::Wording;
#ifdef MUST_COMPILE
constexpr Wording wording("{0} is empty", "{0} ist leer");
#else
constexpr Wording wording("{0} is empty", "Das Feld ist leer");
#endif
