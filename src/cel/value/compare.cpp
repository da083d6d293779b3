#include "cel/value/compare.h"

#include <algorithm>
#include <cmath>

#include "model/sort.h"

namespace clause10::cel {
namespace {

constexpr double two_to_63 = 9223372036854775808.0;
constexpr double two_to_64 = 18446744073709551616.0;

std::partial_ordering reversed(std::partial_ordering order) {
  return 0 <=> order;
}

// As the reference implementation does: by range, then as doubles.
std::partial_ordering compare(double a, std::int64_t b) {
  if (a > two_to_63) return std::partial_ordering::greater;
  if (a < -two_to_63) return std::partial_ordering::less;
  return a <=> static_cast<double>(b);
}

std::partial_ordering compare(double a, std::uint64_t b) {
  if (a > two_to_64) return std::partial_ordering::greater;
  if (a < 0) return std::partial_ordering::less;
  return a <=> static_cast<double>(b);
}

std::partial_ordering compare(std::int64_t a, std::uint64_t b) {
  if (a < 0) return std::partial_ordering::less;
  return static_cast<std::uint64_t>(a) <=> b;
}

int sign(std::partial_ordering order) {
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

bool before(const Entry& a, const Entry& b) {
  return compare_keys(a.key, b.key) < 0;
}

bool equal_maps(const Value& a, const Value& b, Steps& steps) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Value other = b.find(a.key(i));
    if (other.is_error() || !equal(a.entry(i), other, steps)) return false;
  }
  return true;
}

bool equal_lists(const Value& a, const Value& b, Steps& steps) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!equal(a.item(i), b.item(i), steps)) return false;
  }
  return true;
}

}  // namespace

std::partial_ordering compare_numbers(const Value& a, const Value& b) {
  if (a.kind() == b.kind()) {
    if (a.is(Kind::integer)) return a.integer() <=> b.integer();
    if (a.is(Kind::natural)) return a.natural() <=> b.natural();
    return a.real() <=> b.real();
  }
  if (a.is(Kind::real)) {
    return b.is(Kind::integer) ? compare(a.real(), b.integer()) : compare(a.real(), b.natural());
  }
  if (a.is(Kind::integer) && b.is(Kind::natural)) return compare(a.integer(), b.natural());
  return reversed(compare_numbers(b, a));
}

bool equal(const Value& a, const Value& b, Steps& steps) {
  if (!steps.spend(1)) return false;
  if (a.is_number() && b.is_number()) return compare_numbers(a, b) == 0;
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Kind::boolean:
      return a.truth() == b.truth();
    case Kind::text:
    case Kind::bytes:
    case Kind::type:
      return a.text().size() == b.text().size() && steps.spend(a.text().size() / 64) &&
             a.text() == b.text();
    case Kind::list:
      return a.size() == b.size() && equal_lists(a, b, steps);
    case Kind::map:
      return a.size() == b.size() && equal_maps(a, b, steps);
    case Kind::timestamp:
      return a.seconds() == b.seconds() && a.nanos() == b.nanos();
    case Kind::duration:
      return a.integer() == b.integer();
    case Kind::optional:
      return a.has_value() == b.has_value() &&
             (!a.has_value() || equal(a.boxed(), b.boxed(), steps));
    default:
      return true;  // two nulls
  }
}

std::partial_ordering order(const Value& a, const Value& b, bool& comparable) {
  comparable = true;
  if (a.is_number() && b.is_number()) return compare_numbers(a, b);
  if (a.kind() == b.kind()) {
    switch (a.kind()) {
      case Kind::boolean:
        return a.truth() <=> b.truth();
      case Kind::text:
      case Kind::bytes:
        // UTF-8 keeps the order of code points.
        return a.text().compare(b.text()) <=> 0;
      case Kind::timestamp:
        if (a.seconds() != b.seconds()) return a.seconds() <=> b.seconds();
        return a.nanos() <=> b.nanos();
      case Kind::duration:
        return a.integer() <=> b.integer();
      default:
        break;
    }
  }
  comparable = false;
  return std::partial_ordering::unordered;
}

bool is_key(Kind kind) {
  return kind == Kind::boolean || kind == Kind::integer || kind == Kind::natural ||
         kind == Kind::text;
}

int compare_keys(const Value& a, const Value& b) {
  const auto rank = [](const Value& key) {
    return key.is(Kind::boolean) ? 0 : key.is(Kind::text) ? 2 : 1;
  };
  if (rank(a) != rank(b)) return rank(a) - rank(b);
  bool comparable = true;
  return sign(order(a, b, comparable));
}

bool as_integral(const Value& number, Value& integral) {
  const double real = number.real();
  if (std::floor(real) != real) return false;
  if (real >= -two_to_63 && real < two_to_63) {
    integral = Value::of(static_cast<std::int64_t>(real));
  } else if (real > 0 && real < two_to_64) {
    integral = Value::of(static_cast<std::uint64_t>(real));
  } else {
    return false;
  }
  return true;
}

bool sort_entries(Entries& entries) {
  model::sort<Entry, before>(entries);
  return std::adjacent_find(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
           return compare_keys(a.key, b.key) == 0;
         }) == entries.end();
}

}  // namespace clause10::cel
