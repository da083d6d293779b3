#pragma once
#include <optional>
#include <string_view>

#include "cel/lex/token.h"
#include "cel/value/value.h"

namespace clause10::cel {

/// The value of a number's token; `negated` when a minus stands before it, so that the smallest int
/// can be written.
Outcome<Value> number_of(const Token& token, bool negated);

/// Decimal or, after 0x, hexadecimal digits; nothing beyond 64 bits or without digits.
std::optional<std::uint64_t> natural_of(std::string_view digits);

/// The int of that absolute value and sign, or nothing.
std::optional<std::int64_t> integer_of(std::uint64_t absolute, bool negative);

}  // namespace clause10::cel
