#pragma once
#include <compare>

#include "cel/value/value.h"

/// Equality and order (langdef, "Equality", "Ordering").
namespace clause10::cel {

/// How far comparing may go: each pair of parts looked at takes one step.
class Steps {
 public:
  virtual bool spend(std::uint64_t steps) = 0;

 protected:
  ~Steps() = default;
};

/// Values of different kinds are unequal, numbers compare by value, NaN equals nothing. False as
/// well once the steps are used up.
bool equal(const Value& a, const Value& b, Steps& steps);

/// The order of two numbers of whatever kind. Unordered with NaN.
std::partial_ordering compare_numbers(const Value& a, const Value& b);

/// The order of two values of one ordered kind, or of two numbers; `comparable` is false for
/// others.
std::partial_ordering order(const Value& a, const Value& b, bool& comparable);

bool is_key(Kind kind);

/// A strict order over keys of maps: truth values, then numbers by value, then texts.
int compare_keys(const Value& a, const Value& b);

/// Turns a double that is a whole number in the range of int or uint into that; false otherwise.
bool as_integral(const Value& number, Value& integral);

/// Sorts the entries. False when a key stands twice.
bool sort_entries(Entries& entries);

}  // namespace clause10::cel
