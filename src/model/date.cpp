#include "model/date.h"

#include <date/date.h>

#include <algorithm>

#include "model/wording.h"

namespace clause10::model {
namespace {

constexpr date::sys_days first_day{date::year{1900} / 1 / 1};
constexpr date::sys_days last_day{date::year{9999} / 12 / 31};

constexpr unsigned no_number = 10000;

/// The number that these digits write, or no_number when one of them is none. At most four.
unsigned number(const char* digits, std::size_t count) {
  unsigned value = 0;
  unsigned worst = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const unsigned digit = static_cast<unsigned char>(digits[i]) - unsigned{'0'};
    worst = std::max(worst, digit);
    value = value * 10 + digit;
  }
  return worst > 9 ? no_number : value;
}

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<date::year_month_day> fields_of(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const unsigned year = number(text.data(), 4);
  const unsigned month = number(text.data() + 5, 2);
  const unsigned day = number(text.data() + 8, 2);
  if (std::max(std::max(year, month), day) == no_number) return std::nullopt;
  return date::year{static_cast<int>(year)} / static_cast<int>(month) / static_cast<int>(day);
}

void write_two(char* to, unsigned value) {
  to[0] = static_cast<char>('0' + value / 10);
  to[1] = static_cast<char>('0' + value % 10);
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

void Date::write(char* to) const {
  const date::year_month_day fields{date::sys_days{date::days{days_}}};
  const auto year = static_cast<unsigned>(static_cast<int>(fields.year()));
  write_two(to, year / 100);
  write_two(to + 2, year % 100);
  to[4] = '-';
  write_two(to + 5, static_cast<unsigned>(fields.month()));
  to[7] = '-';
  write_two(to + 8, static_cast<unsigned>(fields.day()));
}

std::string Date::text() const {
  std::string text(text_size, '\0');
  write(text.data());
  return text;
}

std::string explain_date(std::string_view text, std::string_view locale) {
  if (Date::parse(text)) return {};
  const auto fields = fields_of(text);
  return std::string((!fields         ? wording::date_form
                      : !fields->ok() ? wording::no_such_day
                                      : wording::unknown_days)
                         .in(locale));
}

bool is_utc_moment(std::string_view text) {
  if (text.size() < 20 || !Date::parse(text.substr(0, 10)) || text[10] != 'T' || text[13] != ':' ||
      text[16] != ':' || text.back() != 'Z') {
    return false;
  }
  const std::string_view hour = text.substr(11, 2);
  const std::string_view minute = text.substr(14, 2);
  const std::string_view second = text.substr(17, 2);
  // A leap second is written as second 60.
  if (number(hour.data(), 2) > 23 || number(minute.data(), 2) > 59 ||
      number(second.data(), 2) > 60) {
    return false;
  }
  if (text.size() == 20) return true;
  return text[19] == '.' && all_digits(text.substr(20, text.size() - 21));
}

}  // namespace clause10::model
