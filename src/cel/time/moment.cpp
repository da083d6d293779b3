#include "cel/time/moment.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "cel/time/civil.h"

namespace clause10::cel {
namespace {

constexpr std::int64_t nanos_of_second = 1'000'000'000;
constexpr std::int64_t first_second = days_of(1, 1, 1) * seconds_of_day;
constexpr std::int64_t last_second = days_of(10000, 1, 1) * seconds_of_day - 1;

Value timestamp_range() {
  return Value::error("out of range: a timestamp lies in the years 1 to 9999 (range error)");
}

Value duration_range() {
  return Value::error("out of range: a duration is some 290 years at most (range error)");
}

/// Reads digits from the front of a text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}
  bool failed() const { return failed_; }
  bool done() const { return rest_.empty(); }
  char next() const { return rest_.empty() ? '\0' : rest_.front(); }
  bool digit_follows() const { return next() >= '0' && next() <= '9'; }

  void expect(char c) {
    if (next() != c) {
      failed_ = true;
    } else {
      rest_.remove_prefix(1);
    }
  }
  char take() {
    const char c = next();
    if (!rest_.empty()) rest_.remove_prefix(1);
    return c;
  }
  std::int64_t digits(std::size_t count) {
    std::int64_t value = 0;
    for (; count > 0; --count) {
      if (!digit_follows()) failed_ = true;
      value = value * 10 + (take() - '0');
    }
    return failed_ ? 0 : value;
  }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

/// .123 as nanoseconds.
std::uint32_t fraction(Scanner& scanner) {
  std::uint32_t nanos = 0;
  std::uint32_t worth = 100'000'000;
  scanner.expect('.');
  if (!scanner.digit_follows()) scanner.expect('0');
  while (scanner.digit_follows()) {
    nanos += worth * static_cast<std::uint32_t>(scanner.take() - '0');
    worth /= 10;
  }
  return nanos;
}

std::int64_t offset(Scanner& scanner) {
  const char sign = scanner.take();
  if (sign == 'Z' || sign == 'z') return 0;
  if (sign != '+' && sign != '-') scanner.expect('Z');
  const std::int64_t hours = scanner.digits(2);
  scanner.expect(':');
  const std::int64_t minutes = scanner.digits(2);
  if (hours > 23 || minutes > 59) scanner.expect('\0');
  return (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
}

std::string padded(std::int64_t number, std::size_t width) {
  std::string text = std::to_string(number);
  text.insert(0, width - std::min(width, text.size()), '0');
  return text;
}

std::string fraction_text(std::int64_t nanos) {
  if (nanos == 0) return {};
  std::string text = "." + padded(nanos, 9);
  text.resize(text.find_last_not_of('0') + 1);
  return text;
}

struct Unit {
  std::string_view name;
  std::int64_t nanos;
};

// Longer names first, so that ms is not read as m.
constexpr std::array<Unit, 8> units = {{{"ms", 1'000'000},
                                        {"us", 1000},
                                        {"\u00B5s", 1000},
                                        {"\u03BCs", 1000},
                                        {"ns", 1},
                                        {"h", 3600 * nanos_of_second},
                                        {"m", 60 * nanos_of_second},
                                        {"s", nanos_of_second}}};

/// Adds one number with its unit to `total`, which is negative or 0; false on a fault of form.
bool add_part(std::string_view& text, std::int64_t& total, bool& overflow) {
  std::int64_t whole = 0;
  double part = 0;
  double worth = 0.1;
  std::size_t digits = 0;
  bool point = false;
  for (; !text.empty(); text.remove_prefix(1)) {
    const char c = text.front();
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') break;
    ++digits;
    if (point) {
      part += worth * (c - '0');
      worth /= 10;
    } else {
      overflow |= __builtin_mul_overflow(whole, std::int64_t{10}, &whole) ||
                  __builtin_sub_overflow(whole, std::int64_t{c - '0'}, &whole);
    }
  }
  const auto* const unit = std::find_if(units.begin(), units.end(), [&text](const Unit& each) {
    return text.starts_with(each.name);
  });
  if (digits == 0 || unit == units.end()) return false;
  text.remove_prefix(unit->name.size());
  const auto rest = std::int64_t{std::llround(part * static_cast<double>(unit->nanos))};
  overflow |= __builtin_mul_overflow(whole, unit->nanos, &whole) ||
              __builtin_sub_overflow(whole, rest, &whole) ||
              __builtin_add_overflow(total, whole, &total);
  return true;
}

// By reference: the result is written while the other argument is computed.
Value checked_duration(bool overflow, const std::int64_t& nanos) {
  return overflow ? duration_range() : Value::duration(nanos);
}

}  // namespace

Value timestamp_at(std::int64_t seconds, std::uint32_t nanos) {
  if (seconds < first_second || seconds > last_second) return timestamp_range();
  return Value::timestamp(seconds, nanos);
}

Value timestamp_of(std::string_view text) {
  // A fifth digit of the year is a matter of range, not of form.
  if (text.size() > 5 && text.find_first_not_of("0123456789") == 5) return timestamp_range();
  Scanner scanner(text);
  const std::int64_t year = scanner.digits(4);
  scanner.expect('-');
  const std::int64_t month = scanner.digits(2);
  scanner.expect('-');
  const std::int64_t day = scanner.digits(2);
  scanner.expect(scanner.next() == 't' ? 't' : 'T');
  const std::int64_t hour = scanner.digits(2);
  scanner.expect(':');
  const std::int64_t minute = scanner.digits(2);
  scanner.expect(':');
  const std::int64_t second = scanner.digits(2);
  const std::uint32_t nanos = scanner.next() == '.' ? fraction(scanner) : 0;
  const std::int64_t shift = offset(scanner);
  const bool sound = !scanner.failed() && scanner.done() && month >= 1 && month <= 12 && day >= 1 &&
                     day <= days_in_month(year, static_cast<unsigned>(month)) && hour < 24 &&
                     minute < 60 && second < 60;
  if (!sound) {
    return Value::error("a timestamp is written like 2026-11-23T10:00:00Z, not \"" +
                        std::string(text.substr(0, 40)) + "\"");
  }
  const std::int64_t days = days_of(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
  return timestamp_at(days * seconds_of_day + hour * 3600 + minute * 60 + second - shift, nanos);
}

std::string text_of_timestamp(const Value& timestamp) {
  const std::int64_t days = floor_divide(timestamp.seconds(), seconds_of_day);
  const std::int64_t of_day = timestamp.seconds() - days * seconds_of_day;
  const Civil date = civil_of(days);
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2) + "T" +
         padded(of_day / 3600, 2) + ":" + padded(of_day / 60 % 60, 2) + ":" +
         padded(of_day % 60, 2) + fraction_text(timestamp.nanos()) + "Z";
}

Value duration_of(std::string_view text) {
  const std::string_view written = text;
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  // Counted below zero, where there is room for one more.
  std::int64_t total = 0;
  bool overflow = false;
  bool sound = !text.empty();
  if (text == "0") text = {};
  while (sound && !text.empty()) {
    sound = add_part(text, total, overflow);
  }
  if (!sound) {
    return Value::error("a duration is written like 1h30m or 90s, not \"" +
                        std::string(written.substr(0, 40)) + "\"");
  }
  if (!negative) overflow |= __builtin_sub_overflow(std::int64_t{0}, total, &total);
  return checked_duration(overflow, total);
}

std::string text_of_duration(std::int64_t nanos) {
  const std::int64_t rest = nanos % nanos_of_second;
  return (nanos < 0 ? "-" : "") + std::to_string(std::abs(nanos / nanos_of_second)) +
         fraction_text(std::abs(rest)) + "s";
}

Value moved(const Value& timestamp, std::int64_t nanos) {
  const std::int64_t whole = floor_divide(nanos, nanos_of_second);
  const std::int64_t sum = timestamp.nanos() + (nanos - whole * nanos_of_second);
  const std::int64_t carry = sum >= nanos_of_second ? 1 : 0;
  return timestamp_at(timestamp.seconds() + whole + carry,
                      static_cast<std::uint32_t>(sum - carry * nanos_of_second));
}

Value moved_back(const Value& timestamp, std::int64_t nanos) {
  // The smallest number has no opposite.
  if (nanos == INT64_MIN) return duration_range();
  return moved(timestamp, -nanos);
}

Value between(const Value& from, const Value& to) {
  std::int64_t nanos = 0;
  const bool overflow =
      __builtin_mul_overflow(to.seconds() - from.seconds(), nanos_of_second, &nanos) ||
      __builtin_add_overflow(nanos, std::int64_t{to.nanos()} - std::int64_t{from.nanos()}, &nanos);
  return checked_duration(overflow, nanos);
}

Value sum_of_durations(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  return checked_duration(__builtin_add_overflow(a, b, &sum), sum);
}

Value difference_of_durations(std::int64_t a, std::int64_t b) {
  std::int64_t rest = 0;
  return checked_duration(__builtin_sub_overflow(a, b, &rest), rest);
}

}  // namespace clause10::cel
