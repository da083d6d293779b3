#include <cmath>
#include <cstdlib>

#include "cel/library/function.h"
#include "cel/parse/literal.h"
#include "cel/time/moment.h"
#include "model/decimal.h"
#include "model/utf8.h"

/// Conversions between types (langdef, "Type Conversions"). What does not fit is an error.
namespace clause10::cel {
namespace {

constexpr double two_to_63 = 9223372036854775808.0;
constexpr double two_to_64 = 18446744073709551616.0;
constexpr std::uint64_t largest_int = 0x7FFFFFFFFFFFFFFF;

Value out_of_range(std::string_view type) {
  return Value::error("out of range: no " + std::string(type) + " has this value (range error)");
}

Value no_number(const Call& call, std::string_view type) {
  return Value::error("\"" + std::string(call[0].text().substr(0, 40)) + "\" is no " +
                      std::string(type) + " (type conversion error)");
}

Value same(const Call& call) {
  return call[0];
}

Value int_of_uint(const Call& call) {
  const std::uint64_t number = call[0].natural();
  if (number > largest_int) return out_of_range("int");
  return Value::of(static_cast<std::int64_t>(number));
}

/// Rounds toward zero. The ends of the range are left out: doubles near them are inexact.
Value int_of_double(const Call& call) {
  const double number = call[0].real();
  if (!(number > -two_to_63 && number < two_to_63)) return out_of_range("int");
  return Value::of(static_cast<std::int64_t>(number));
}

Value int_of_string(const Call& call) {
  std::string_view text = call[0].text();
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const bool decimal = text.find_first_not_of("0123456789") == std::string_view::npos;
  const auto absolute = decimal ? natural_of(text) : std::nullopt;
  const auto number = absolute ? integer_of(*absolute, negative) : std::nullopt;
  return number ? Value::of(*number) : no_number(call, "int");
}

Value int_of_timestamp(const Call& call) {
  return Value::of(call[0].seconds());
}

Value uint_of_int(const Call& call) {
  if (call[0].integer() < 0) return out_of_range("uint");
  return Value::of(static_cast<std::uint64_t>(call[0].integer()));
}

Value uint_of_double(const Call& call) {
  const double number = call[0].real();
  if (!(number >= 0 && number < two_to_64)) return out_of_range("uint");
  return Value::of(static_cast<std::uint64_t>(number));
}

Value uint_of_string(const Call& call) {
  const std::string_view text = call[0].text();
  const bool decimal = text.find_first_not_of("0123456789") == std::string_view::npos;
  const auto number = decimal ? natural_of(text) : std::nullopt;
  return number ? Value::of(*number) : no_number(call, "uint");
}

Value double_of_int(const Call& call) {
  return Value::of(static_cast<double>(call[0].integer()));
}

Value double_of_uint(const Call& call) {
  return Value::of(static_cast<double>(call[0].natural()));
}

/// NaN, Inf and Infinity are numbers, too, in letters of either case.
std::optional<double> special_number(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::string name;
  for (const char c : text.substr(0, 9)) {
    name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (name == "nan") return std::numeric_limits<double>::quiet_NaN();
  if (name != "inf" && name != "infinity") return std::nullopt;
  const double infinity = std::numeric_limits<double>::infinity();
  return negative ? -infinity : infinity;
}

Value double_of_string(const Call& call) {
  auto number = model::real_of(call[0].text());
  if (!number) number = special_number(call[0].text());
  call.context.spend(model::steps_of_decimal);
  return number ? Value::of(*number) : no_number(call, "double");
}

Value string_of(const Call& call) {
  const Value& value = call[0];
  switch (value.kind()) {
    case Kind::boolean:
      return Value::view(value.truth() ? "true" : "false");
    case Kind::integer:
      return Value::of(std::to_string(value.integer()));
    case Kind::natural:
      return Value::of(std::to_string(value.natural()));
    case Kind::real:
      call.context.spend(model::steps_of_decimal);
      return Value::of(model::shortest(value.real(), model::Notation::general));
    case Kind::timestamp:
      return Value::of(text_of_timestamp(value));
    case Kind::duration:
      return Value::of(text_of_duration(value.integer()));
    default:
      break;
  }
  if (!call.context.produce(value.text().size())) return call.context.exhaustion();
  if (!model::is_utf8(value.text()))
    return Value::error("these bytes are no UTF-8 text (invalid UTF-8)");
  return Value::of(std::string(value.text()));
}

Value bytes_of_string(const Call& call) {
  if (!call.context.produce(call[0].text().size())) return call.context.exhaustion();
  return Value::of(std::string(call[0].text()), Kind::bytes);
}

Value bool_of_string(const Call& call) {
  for (const std::string_view yes : {"1", "t", "T", "true", "TRUE", "True"}) {
    if (call[0].text() == yes) return Value::of(true);
  }
  for (const std::string_view no : {"0", "f", "F", "false", "FALSE", "False"}) {
    if (call[0].text() == no) return Value::of(false);
  }
  return no_number(call, "bool");
}

Value timestamp_of_string(const Call& call) {
  return timestamp_of(call[0].text());
}

Value timestamp_of_int(const Call& call) {
  return timestamp_at(call[0].integer(), 0);
}

Value duration_of_string(const Call& call) {
  return duration_of(call[0].text());
}

}  // namespace

const Function conversion_functions[] = {
    {"int", "i:i", same},
    {"int", "u:i", int_of_uint},
    {"int", "d:i", int_of_double},
    {"int", "s:i", int_of_string},
    {"int", "t:i", int_of_timestamp},
    {"uint", "u:u", same},
    {"uint", "i:u", uint_of_int},
    {"uint", "d:u", uint_of_double},
    {"uint", "s:u", uint_of_string},
    {"double", "d:d", same},
    {"double", "i:d", double_of_int},
    {"double", "u:d", double_of_uint},
    {"double", "s:d", double_of_string},
    {"string", "s:s", same},
    {"string", "b:s|i:s|u:s|d:s|y:s|t:s|r:s", string_of},
    {"bytes", "y:y", same},
    {"bytes", "s:y", bytes_of_string},
    {"bool", "b:b", same},
    {"bool", "s:b", bool_of_string},
    {"timestamp", "t:t", same},
    {"timestamp", "s:t", timestamp_of_string},
    {"timestamp", "i:t", timestamp_of_int},
    {"duration", "r:r", same},
    {"duration", "s:r", duration_of_string},
    {},
};

}  // namespace clause10::cel
