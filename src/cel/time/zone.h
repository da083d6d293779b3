#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace clause10::cel {

/// Seconds to add to UTC in that zone at that moment: "UTC", an offset such as "+01:00" or "02:00",
/// or a name of the IANA time zone database. Named zones follow the rule that is in force for them
/// today at all times: moments before a zone's last reform may be off. Nothing for an unknown zone.
std::optional<std::int64_t> zone_offset(std::string_view zone, std::int64_t utc_seconds);

}  // namespace clause10::cel
