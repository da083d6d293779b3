#include "schedule/lines.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace clause10::schedule {
namespace {

using model::Date;
using model::Diagnostic;

constexpr std::size_t width = Date::text_size + 1;

Diagnostic at_line(std::string code, std::size_t offset, const std::string& why) {
  const std::size_t line = offset / width + 1;
  Diagnostic diagnostic{std::move(code), "line " + std::to_string(line) + ": " + why, ""};
  diagnostic.line = line;
  diagnostic.column = 1;
  diagnostic.offset = offset;
  return diagnostic;
}

Diagnostic bad_line(std::string_view lines, std::size_t offset) {
  const std::string_view rest = lines.substr(offset);
  const std::string_view line = rest.substr(0, std::min(rest.find('\n'), std::size_t{40}));
  const std::string why = model::explain_date(line);
  return at_line("dates.badLine", offset,
                 "\"" + std::string(line) + "\" is no date: " +
                     (why.empty() ? "a date stands alone on its line of ten bytes" : why));
}

}  // namespace

model::Result<std::string> add_working_days(const WorkingCalendar& calendar, std::int64_t days,
                                            std::string_view lines) {
  std::string sums((lines.size() + 1) / width * width, '\n');
  for (std::size_t offset = 0; offset < lines.size(); offset += width) {
    const auto date = Date::parse(lines.substr(offset, Date::text_size));
    const std::size_t end = offset + Date::text_size;
    if (!date || (end < lines.size() && lines[end] != '\n')) return bad_line(lines, offset);
    const auto sum = calendar.add(*date, days);
    if (!sum) {
      return at_line("dates.outOfRange", offset,
                     "there is no such working day between 1900-01-01 and 9999-12-31");
    }
    sum->write(sums.data() + offset);
  }
  return sums;
}

}  // namespace clause10::schedule
