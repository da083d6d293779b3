#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "cel/value/value.h"

/// Timestamps (years 1 to 9999, nanoseconds) and durations (64 bits of nanoseconds, about 290
/// years); langdef, "Timestamps", "Durations". What leaves the range is an error.
namespace clause10::cel {

Value timestamp_at(std::int64_t seconds, std::uint32_t nanos);

/// RFC 3339.
Value timestamp_of(std::string_view text);
std::string text_of_timestamp(const Value& timestamp);

/// A decimal number with a unit, once or more: "1h30m", "-1.5s". Units h m s ms us ns.
Value duration_of(std::string_view text);
/// Seconds, with a fraction where there is one: "5400s", "0.1s".
std::string text_of_duration(std::int64_t nanos);

Value moved(const Value& timestamp, std::int64_t nanos);
Value moved_back(const Value& timestamp, std::int64_t nanos);
Value between(const Value& from, const Value& to);
Value sum_of_durations(std::int64_t a, std::int64_t b);
Value difference_of_durations(std::int64_t a, std::int64_t b);

}  // namespace clause10::cel
