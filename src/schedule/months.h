#pragma once
#include <cstdint>

#include "model/date.h"

namespace clause10::schedule {

/// The same day of the month that many months later, or the month's last day where it has no such
/// day. Days since 1970-01-01, also beyond the years that a date may have.
std::int32_t add_months(std::int32_t day, std::int64_t months);

/// The first day of the date's month, or of the one that many months later.
std::int32_t first_of_month(model::Date date, std::int64_t months);

}  // namespace clause10::schedule
