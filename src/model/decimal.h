#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Doubles as decimal text and back, exact in both directions and the same on every machine.

namespace clause10::model {

/// What one of these conversions is charged: the digits of very large and very small numbers are
/// many.
constexpr std::uint64_t steps_of_decimal = 200;

enum class Notation { plain, general };

/// The shortest decimal text that reads back as the same double. General notation uses an exponent
/// below 1e-4 and from 1e21, plain never does.
/// NaN, Infinity and -Infinity by these names; general writes +Inf and -Inf as the language does.
std::string shortest(double number, Notation notation);

/// With that many digits after the point, rounded half to even on the exact value.
std::string fixed(double number, int digits);

/// One digit before the point, that many after it, and an exponent of at least two digits.
std::string scientific(double number, int digits);

/// The double nearest to a decimal number: digits with or without a point, a sign in front, an
/// exponent behind ("-12", ".5", "1e-7"). Halfway between two, the even one; infinity when it is
/// too large. Nothing when the text is anything else.
std::optional<double> real_of(std::string_view text);

}  // namespace clause10::model
