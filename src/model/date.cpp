#include "model/date.h"

#include <date/date.h>

#include <algorithm>

namespace clause10::model {
namespace {

constexpr date::sys_days first_day{date::year{1900} / 1 / 1};
constexpr date::sys_days last_day{date::year{9999} / 12 / 31};

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<date::year_month_day> fields_of(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::string_view year = text.substr(0, 4);
  const std::string_view month = text.substr(5, 2);
  const std::string_view day = text.substr(8, 2);
  if (!all_digits(year) || !all_digits(month) || !all_digits(day)) return std::nullopt;
  return date::year{number(year)} / number(month) / number(day);
}

void append_padded(std::string& text, unsigned value, std::size_t width) {
  const std::string digits = std::to_string(value);
  text.append(width - std::min(width, digits.size()), '0');
  text += digits;
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
  const auto fields = fields_of(text);
  if (!fields || !fields->ok()) return std::nullopt;
  return from_days(date::sys_days{*fields}.time_since_epoch().count());
}

std::optional<Date> Date::from_days(std::int64_t days_since_1970) {
  if (days_since_1970 < first_day.time_since_epoch().count() ||
      days_since_1970 > last_day.time_since_epoch().count()) {
    return std::nullopt;
  }
  return Date(static_cast<std::int32_t>(days_since_1970));
}

int Date::weekday() const {
  const date::sys_days day{date::days{days_}};
  return static_cast<int>(date::weekday{day}.iso_encoding());
}

std::string Date::text() const {
  const date::year_month_day fields{date::sys_days{date::days{days_}}};
  std::string text;
  text.reserve(10);
  append_padded(text, static_cast<unsigned>(static_cast<int>(fields.year())), 4);
  text += '-';
  append_padded(text, static_cast<unsigned>(fields.month()), 2);
  text += '-';
  append_padded(text, static_cast<unsigned>(fields.day()), 2);
  return text;
}

std::string explain_date(std::string_view text) {
  if (Date::parse(text)) return {};
  const auto fields = fields_of(text);
  if (!fields) return "a date is written YYYY-MM-DD, such as 2026-11-23";
  if (!fields->ok()) return "the calendar has no such day";
  return "dates from 1900-01-01 to 9999-12-31 are known";
}

bool is_utc_moment(std::string_view text) {
  if (text.size() < 20 || !Date::parse(text.substr(0, 10)) || text[10] != 'T' || text[13] != ':' ||
      text[16] != ':' || text.back() != 'Z') {
    return false;
  }
  const std::string_view hour = text.substr(11, 2);
  const std::string_view minute = text.substr(14, 2);
  const std::string_view second = text.substr(17, 2);
  if (!all_digits(hour) || !all_digits(minute) || !all_digits(second)) return false;
  // A leap second is written as second 60.
  if (number(hour) > 23 || number(minute) > 59 || number(second) > 60) return false;
  if (text.size() == 20) return true;
  return text[19] == '.' && all_digits(text.substr(20, text.size() - 21));
}

}  // namespace clause10::model
