#include <cmath>
#include <limits>

#include "cel/library/function.h"
#include "cel/parse/ast.h"

/// The math extension.
namespace clause10::cel {
namespace {

/// The first of the values that no other one beats; an error when one is no number.
template <bool Greatest>
Value extreme(const Call& call) {
  const bool list = call[0].is(Kind::list);
  const std::size_t count = list ? call[0].size() : call.count;
  if (count == 0) return Value::error("math.greatest and math.least need at least one number");
  Value best;
  for (std::size_t i = 0; i < count; ++i) {
    Value each = list ? call[0].item(i) : call[i];
    if (!each.is_number()) return no_overload(call);
    if (!call.context.spend(1)) return call.context.exhaustion();
    const auto order = i == 0 ? std::partial_ordering::equivalent : compare_numbers(each, best);
    if (i == 0 || (Greatest ? order > 0 : order < 0)) best = std::move(each);
  }
  return best;
}

Value ceil(const Call& call) {
  return Value::of(std::ceil(call[0].real()));
}
Value floor(const Call& call) {
  return Value::of(std::floor(call[0].real()));
}
/// Halves away from zero.
Value round(const Call& call) {
  return Value::of(std::round(call[0].real()));
}
Value trunc(const Call& call) {
  return Value::of(std::trunc(call[0].real()));
}

Value abs(const Call& call) {
  if (call[0].is(Kind::real)) return Value::of(std::fabs(call[0].real()));
  if (call[0].is(Kind::natural) || call[0].integer() >= 0) return call[0];
  if (call[0].integer() == std::numeric_limits<std::int64_t>::min()) {
    return Value::error("the result is out of range: integer overflow");
  }
  return Value::of(-call[0].integer());
}

Value sign(const Call& call) {
  if (call[0].is(Kind::natural)) return Value::of(std::uint64_t{call[0].natural() > 0 ? 1U : 0U});
  if (call[0].is(Kind::integer)) {
    const std::int64_t number = call[0].integer();
    return Value::of(std::int64_t{number > 0 ? 1 : number < 0 ? -1 : 0});
  }
  const double number = call[0].real();
  return number > 0 ? Value::of(1.0) : number < 0 ? Value::of(-1.0) : call[0];
}

Value is_nan(const Call& call) {
  return Value::of(std::isnan(call[0].real()));
}
Value is_inf(const Call& call) {
  return Value::of(std::isinf(call[0].real()));
}
Value is_finite(const Call& call) {
  return Value::of(std::isfinite(call[0].real()));
}

Value sqrt(const Call& call) {
  if (call[0].is(Kind::integer))
    return Value::of(std::sqrt(static_cast<double>(call[0].integer())));
  if (call[0].is(Kind::natural))
    return Value::of(std::sqrt(static_cast<double>(call[0].natural())));
  return Value::of(std::sqrt(call[0].real()));
}

std::uint64_t bits(const Value& value) {
  return value.is(Kind::natural) ? value.natural() : static_cast<std::uint64_t>(value.integer());
}

/// The bits as a number of the kind of the first argument.
Value number(const Call& call, std::uint64_t bits) {
  return call[0].is(Kind::natural) ? Value::of(bits) : Value::of(static_cast<std::int64_t>(bits));
}

Value bit_and(const Call& call) {
  return number(call, bits(call[0]) & bits(call[1]));
}
Value bit_or(const Call& call) {
  return number(call, bits(call[0]) | bits(call[1]));
}
Value bit_xor(const Call& call) {
  return number(call, bits(call[0]) ^ bits(call[1]));
}
Value bit_not(const Call& call) {
  return number(call, ~bits(call[0]));
}

/// Zeros come in from either side; 64 places and more leave nothing.
template <bool Left>
Value shift(const Call& call) {
  const std::int64_t places = call[1].integer();
  if (places < 0) {
    return Value::error("a shift needs a number of places from 0 (negative offset): " +
                        std::to_string(places));
  }
  if (places >= 64) return number(call, 0);
  const auto by = static_cast<unsigned>(places);
  return number(call, Left ? bits(call[0]) << by : bits(call[0]) >> by);
}

constexpr std::string_view numbers =
    "i:i|u:u|d:d|ii:i|uu:u|dd:d|iu:D|id:D|ui:D|ud:D|di:D|du:D|Li:i|Lu:u|Ld:d";

}  // namespace

const Function math_functions[] = {
    {"math.greatest", numbers, extreme<true>},
    {"math.least", numbers, extreme<false>},
    {"math.ceil", "d:d", ceil},
    {"math.floor", "d:d", floor},
    {"math.round", "d:d", round},
    {"math.trunc", "d:d", trunc},
    {"math.abs", "i:i|u:u|d:d", abs},
    {"math.sign", "i:i|u:u|d:d", sign},
    {"math.isNaN", "d:b", is_nan},
    {"math.isInf", "d:b", is_inf},
    {"math.isFinite", "d:b", is_finite},
    {"math.sqrt", "d:d|i:d|u:d", sqrt},
    {"math.bitAnd", "ii:i|uu:u", bit_and},
    {"math.bitOr", "ii:i|uu:u", bit_or},
    {"math.bitXor", "ii:i|uu:u", bit_xor},
    {"math.bitNot", "i:i|u:u", bit_not},
    {"math.bitShiftLeft", "ii:i|ui:u", shift<true>},
    {"math.bitShiftRight", "ii:i|ui:u", shift<false>},
    {},
};

}  // namespace clause10::cel
