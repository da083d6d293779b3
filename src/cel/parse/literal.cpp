#include "cel/parse/literal.h"

#include <limits>

#include "model/decimal.h"

namespace clause10::cel {

std::optional<std::uint64_t> natural_of(std::string_view digits) {
  const bool hex = digits.starts_with("0x") || digits.starts_with("0X");
  if (hex) digits.remove_prefix(2);
  if (digits.empty()) return std::nullopt;
  const unsigned base = hex ? 16 : 10;
  std::uint64_t value = 0;
  for (const char c : digits) {
    const auto small = static_cast<unsigned char>(c | ' ');
    const unsigned digit = c >= '0' && c <= '9'           ? static_cast<unsigned char>(c) - '0'
                           : small >= 'a' && small <= 'f' ? small - 'a' + 10U
                                                          : base;
    if (digit >= base || __builtin_mul_overflow(value, base, &value) ||
        __builtin_add_overflow(value, digit, &value)) {
      return std::nullopt;
    }
  }
  return value;
}

std::optional<std::int64_t> integer_of(std::uint64_t absolute, bool negative) {
  const auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (absolute > largest + (negative ? 1 : 0)) return std::nullopt;
  return static_cast<std::int64_t>(negative ? 0 - absolute : absolute);
}

Outcome<Value> number_of(const Token& token, bool negated) {
  if (token.kind == Token::Kind::real) {
    const double value = model::real_of(token.text).value_or(0);
    return Value::of(negated ? -value : value);
  }
  const auto absolute = natural_of(token.text);
  if (absolute && token.kind == Token::Kind::natural) return Value::of(*absolute);
  const auto value = absolute ? integer_of(*absolute, negated) : std::nullopt;
  if (!value) return Error("this number is too large for 64 bits", token.place);
  return Value::of(*value);
}

}  // namespace clause10::cel
