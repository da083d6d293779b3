#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace clause10::model {

/// A civil date of the proleptic Gregorian calendar, 1900-01-01 to 9999-12-31, without a time zone.
class Date {
 public:
  /// Reads YYYY-MM-DD. Nothing when the text has another form, names a day the calendar does not
  /// have (2026-02-30) or lies outside the range.
  static std::optional<Date> parse(std::string_view text);

  /// The date that many days after 1970-01-01, or nothing outside the range.
  static std::optional<Date> from_days(std::int64_t days_since_1970);

  std::int32_t days_since_1970() const { return days_; }

  /// ISO weekday: 1 is Monday, 7 is Sunday.
  int weekday() const;

  /// YYYY-MM-DD.
  std::string text() const;

  /// Bytes of a date's text.
  static constexpr std::size_t text_size = 10;

  /// Writes the text into text_size bytes, without a terminating zero.
  void write(char* to) const;

  friend auto operator<=>(const Date&, const Date&) = default;

 private:
  explicit Date(std::int32_t days) : days_(days) {}
  std::int32_t days_;
};

/// Why a text is no date and what to write instead; for messages. Empty for a valid date.
std::string explain_date(std::string_view text, std::string_view locale = "en");

/// True for a moment in UTC such as 2026-11-23T10:00:00Z, with or without fractions of a second.
bool is_utc_moment(std::string_view text);

}  // namespace clause10::model
