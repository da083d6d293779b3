#include <cmath>
#include <limits>

#include "cel/library/function.h"
#include "cel/time/moment.h"

/// The operators (langdef, "Numeric Operators", "Equality", "Ordering"). Overflow is an error.
namespace clause10::cel {
namespace {

Value overflow() {
  return Value::error("the result is out of range: integer overflow");
}

// By reference: the result is written while the other argument is computed.
template <class Integer>
Value checked(bool overflows, const Integer& result) {
  return overflows ? overflow() : Value::of(result);
}

Value concatenated(const Call& call) {
  if (!call.context.produce(call[0].text().size() + call[1].text().size())) {
    return call.context.exhaustion();
  }
  std::string joined(call[0].text());
  joined += call[1].text();
  return Value::of(std::move(joined), call[0].kind());
}

Value joined_lists(const Call& call) {
  const std::size_t size = call[0].size() + call[1].size();
  if (!call.context.produce(size * sizeof(Value))) return call.context.exhaustion();
  Items items;
  items.reserve(size);
  for (std::size_t list = 0; list < 2; ++list) {
    for (std::size_t i = 0; i < call[list].size(); ++i) {
      items.push_back(call[list].item(i));
    }
  }
  return Value::of(std::move(items));
}

Value add(const Call& call) {
  const Value& a = call[0];
  const Value& b = call[1];
  if (a.kind() == b.kind()) {
    switch (a.kind()) {
      case Kind::integer: {
        std::int64_t sum = 0;
        return checked(__builtin_add_overflow(a.integer(), b.integer(), &sum), sum);
      }
      case Kind::natural: {
        std::uint64_t sum = 0;
        return checked(__builtin_add_overflow(a.natural(), b.natural(), &sum), sum);
      }
      case Kind::real:
        return Value::of(a.real() + b.real());
      case Kind::text:
      case Kind::bytes:
        return concatenated(call);
      case Kind::list:
        return joined_lists(call);
      case Kind::duration:
        return sum_of_durations(a.integer(), b.integer());
      default:
        break;
    }
  }
  if (a.is(Kind::timestamp) && b.is(Kind::duration)) return moved(a, b.integer());
  if (a.is(Kind::duration) && b.is(Kind::timestamp)) return moved(b, a.integer());
  return no_overload(call);
}

Value subtract(const Call& call) {
  const Value& a = call[0];
  const Value& b = call[1];
  if (a.is(Kind::timestamp) && b.is(Kind::duration)) return moved_back(a, b.integer());
  if (a.kind() != b.kind()) return no_overload(call);
  switch (a.kind()) {
    case Kind::integer: {
      std::int64_t rest = 0;
      return checked(__builtin_sub_overflow(a.integer(), b.integer(), &rest), rest);
    }
    case Kind::natural: {
      std::uint64_t rest = 0;
      return checked(__builtin_sub_overflow(a.natural(), b.natural(), &rest), rest);
    }
    case Kind::real:
      return Value::of(a.real() - b.real());
    case Kind::timestamp:
      return between(b, a);
    case Kind::duration:
      return difference_of_durations(a.integer(), b.integer());
    default:
      return no_overload(call);
  }
}

Value multiply(const Call& call) {
  if (call[0].is(Kind::integer)) {
    std::int64_t product = 0;
    return checked(__builtin_mul_overflow(call[0].integer(), call[1].integer(), &product), product);
  }
  if (call[0].is(Kind::natural)) {
    std::uint64_t product = 0;
    return checked(__builtin_mul_overflow(call[0].natural(), call[1].natural(), &product), product);
  }
  return Value::of(call[0].real() * call[1].real());
}

Value divide(const Call& call) {
  if (call[0].is(Kind::real)) {
    // IEEE 754 defines what a division by zero yields; C++ does not.
    const double a = call[0].real();
    const double b = call[1].real();
    if (b != 0) return Value::of(a / b);
    if (a == 0 || std::isnan(a) || std::isnan(b)) {
      return Value::of(std::numeric_limits<double>::quiet_NaN());
    }
    return Value::of(std::copysign(std::numeric_limits<double>::infinity(),
                                   std::signbit(a) == std::signbit(b) ? 1.0 : -1.0));
  }
  const bool signed_numbers = call[0].is(Kind::integer);
  if (signed_numbers ? call[1].integer() == 0 : call[1].natural() == 0) {
    return Value::error("division by zero (divide by zero)");
  }
  if (!signed_numbers) return Value::of(call[0].natural() / call[1].natural());
  if (call[1].integer() == -1 && call[0].integer() == std::numeric_limits<std::int64_t>::min()) {
    return overflow();
  }
  return Value::of(call[0].integer() / call[1].integer());
}

/// The remainder has the sign of the dividend.
Value modulo(const Call& call) {
  const bool signed_numbers = call[0].is(Kind::integer);
  if (signed_numbers ? call[1].integer() == 0 : call[1].natural() == 0) {
    return Value::error("remainder of a division by zero (modulus by zero)");
  }
  if (!signed_numbers) return Value::of(call[0].natural() % call[1].natural());
  if (call[1].integer() == -1) {
    return call[0].integer() == std::numeric_limits<std::int64_t>::min()
               ? overflow()
               : Value::of(std::int64_t{0});
  }
  return Value::of(call[0].integer() % call[1].integer());
}

Value negate(const Call& call) {
  if (call[0].is(Kind::real)) return Value::of(-call[0].real());
  if (call[0].integer() == std::numeric_limits<std::int64_t>::min()) return overflow();
  return Value::of(-call[0].integer());
}

Value logical_not(const Call& call) {
  return Value::of(!call[0].truth());
}

Value equals(const Call& call) {
  const bool same = equal(call[0], call[1], call.context);
  return call.context.exhausted() ? call.context.exhaustion() : Value::of(same);
}

Value differs(const Call& call) {
  const Value same = equals(call);
  return same.is_error() ? same : Value::of(!same.truth());
}

std::partial_ordering ordered(const Call& call, bool& comparable) {
  if (call[0].is(Kind::text)) call.context.spend(call[0].text().size() / 64);
  return order(call[0], call[1], comparable);
}

template <class Holds>
Value compared(const Call& call, Holds holds) {
  bool comparable = true;
  const auto order = ordered(call, comparable);
  return comparable ? Value::of(holds(order)) : no_overload(call);
}

Value less(const Call& call) {
  return compared(call, [](std::partial_ordering order) { return order < 0; });
}
Value less_equal(const Call& call) {
  return compared(call, [](std::partial_ordering order) { return order <= 0; });
}
Value greater(const Call& call) {
  return compared(call, [](std::partial_ordering order) { return order > 0; });
}
Value greater_equal(const Call& call) {
  return compared(call, [](std::partial_ordering order) { return order >= 0; });
}

Value in_list(const Call& call) {
  for (std::size_t i = 0; i < call[1].size(); ++i) {
    if (equal(call[0], call[1].item(i), call.context)) return Value::of(true);
  }
  return call.context.exhausted() ? call.context.exhaustion() : Value::of(false);
}

Value in_map(const Call& call) {
  return Value::of(!call[1].find(call[0]).is_error());
}

constexpr std::string_view ordering =
    "ii:b|uu:b|dd:b|ss:b|yy:b|bb:b|tt:b|rr:b|iu:b|id:b|ui:b|ud:b|di:b|du:b";

}  // namespace

const Function operator_functions[] = {
    {"_==_", "AA:b", equals, false, Frequent::equal},
    {"_!=_", "AA:b", differs, false, Frequent::differ},
    {"_<_", ordering, less, false, Frequent::less},
    {"_<=_", ordering, less_equal, false, Frequent::less_equal},
    {"_>_", ordering, greater, false, Frequent::greater},
    {"_>=_", ordering, greater_equal, false, Frequent::greater_equal},
    {"_+_", "ii:i|uu:u|dd:d|ss:s|yy:y|LALA:LA|tr:t|rt:t|rr:r", add, false},
    {"_-_", "ii:i|uu:u|dd:d|tt:r|tr:t|rr:r", subtract, false},
    {"_*_", "ii:i|uu:u|dd:d", multiply},
    {"_/_", "ii:i|uu:u|dd:d", divide},
    {"_%_", "ii:i|uu:u", modulo},
    {"-_", "i:i|d:d", negate},
    {"!_", "b:b", logical_not},
    {"@in", "ALA:b", in_list},
    {"@in", "AMAB:b", in_map},
    {},
};

}  // namespace clause10::cel
