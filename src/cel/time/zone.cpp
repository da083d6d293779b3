#include "cel/time/zone.h"

#include "cel/time/civil.h"

namespace clause10::cel {
namespace {

/// Rules and the zones that follow them, one rule a line: the rule in the form of POSIX's TZ
/// without names, then the zones. Generated from the IANA time zone database by script/zones.
constexpr std::string_view table =
#include "cel/time/zones.inc"
    ;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::int64_t number(std::string_view& text) {
  std::int64_t value = 0;
  while (!text.empty() && is_digit(text.front())) {
    value = value * 10 + (text.front() - '0');
    text.remove_prefix(1);
  }
  return value;
}

/// [+-]H[H][:MM] as seconds.
std::int64_t clock(std::string_view& text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::int64_t seconds = number(text) * 3600;
  if (text.starts_with(':')) {
    text.remove_prefix(1);
    seconds += number(text) * 60;
  }
  return negative ? -seconds : seconds;
}

/// ,Mm.w.d[/time]: the local moment of a change in that year, in seconds since 1970.
std::int64_t change(std::string_view& rule, std::int64_t year) {
  rule.remove_prefix(2);
  const auto month = static_cast<unsigned>(number(rule));
  rule.remove_prefix(1);
  const std::int64_t week = number(rule);
  rule.remove_prefix(1);
  const std::int64_t weekday = number(rule);
  std::int64_t at = 7200;
  if (rule.starts_with('/')) {
    rule.remove_prefix(1);
    at = clock(rule);
  }
  const std::int64_t first = days_of(year, month, 1);
  std::int64_t day = (weekday - weekday_of(first) + 7) % 7 + (week - 1) * 7;
  while (day >= days_in_month(year, month)) {
    day -= 7;  // week 5 is the last one
  }
  return (first + day) * seconds_of_day + at;
}

/// offset[,dst offset,start,end]; offsets are added to UTC.
std::int64_t offset_by(std::string_view rule, std::int64_t utc) {
  const std::int64_t standard = clock(rule);
  if (rule.empty()) return standard;
  rule.remove_prefix(1);
  const std::int64_t summer = clock(rule);
  const std::int64_t year = civil_of(floor_divide(utc + standard, seconds_of_day)).year;
  const std::int64_t start = change(rule, year) - standard;
  const std::int64_t end = change(rule, year) - summer;
  const bool in_summer = start < end ? utc >= start && utc < end : utc >= start || utc < end;
  return in_summer ? summer : standard;
}

bool names(std::string_view zones, std::string_view zone) {
  while (!zones.empty()) {
    const std::size_t end = zones.find(' ');
    if (zones.substr(0, end) == zone) return true;
    zones.remove_prefix(end == std::string_view::npos ? zones.size() : end + 1);
  }
  return false;
}

std::optional<std::int64_t> fixed_offset(std::string_view zone) {
  const bool sign = zone.starts_with('-') || zone.starts_with('+');
  const std::string_view digits = zone.substr(sign ? 1 : 0);
  if (digits.size() != 5 || digits[2] != ':') return std::nullopt;
  for (const std::size_t at : {0U, 1U, 3U, 4U}) {
    if (!is_digit(digits[at])) return std::nullopt;
  }
  const std::int64_t seconds = clock(zone);
  if (digits[3] > '5' || seconds >= seconds_of_day || seconds <= -seconds_of_day) {
    return std::nullopt;
  }
  return seconds;
}

}  // namespace

std::optional<std::int64_t> zone_offset(std::string_view zone, std::int64_t utc_seconds) {
  if (zone == "UTC" || zone == "GMT" || zone == "Z") return 0;
  if (const auto fixed = fixed_offset(zone)) return fixed;
  if (zone.empty() || zone.find_first_of(" \n") != std::string_view::npos) return std::nullopt;
  for (std::string_view rest = table; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(line.size() + 1);
    const std::size_t end = line.find(' ');
    if (names(line.substr(end + 1), zone)) return offset_by(line.substr(0, end), utc_seconds);
  }
  return std::nullopt;
}

}  // namespace clause10::cel
