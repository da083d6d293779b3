#include "cel/value/decimal.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace clause10::cel {
namespace {

/// 0.d1d2d3… times ten to the power `point`.
struct Digits {
  std::string digits;  ///< without zeros in front; "" is zero
  int point = 0;
};

/// Every digit of a positive finite double; there are at most 1,075 or so.
Digits exact(double number) {
  int exponent = 0;
  const double mantissa = std::frexp(number, &exponent);
  auto whole = static_cast<std::uint64_t>(std::ldexp(mantissa, 53));
  exponent -= 53;
  constexpr std::uint32_t base = 1'000'000'000;
  std::vector<std::uint32_t> limbs;  // the lowest first
  for (; whole > 0; whole /= base) {
    limbs.push_back(static_cast<std::uint32_t>(whole % base));
  }
  const auto multiply = [&limbs](std::uint32_t factor) {
    std::uint64_t carry = 0;
    for (std::uint32_t& limb : limbs) {
      carry += std::uint64_t{limb} * factor;
      limb = static_cast<std::uint32_t>(carry % base);
      carry /= base;
    }
    if (carry > 0) limbs.push_back(static_cast<std::uint32_t>(carry));
  };
  // m / 2^n is m * 5^n / 10^n.
  const int halvings = std::max(0, -exponent);
  for (int i = 0; i < std::max(exponent, halvings); ++i) {
    multiply(halvings > 0 ? 5 : 2);
  }
  Digits made;
  for (auto limb = limbs.rbegin(); limb != limbs.rend(); ++limb) {
    const std::string part = std::to_string(*limb);
    if (limb != limbs.rbegin()) made.digits.append(9 - part.size(), '0');
    made.digits += part;
  }
  made.point = static_cast<int>(made.digits.size()) - halvings;
  return made;
}

/// Keeps that many digits, rounding half to even.
Digits rounded(Digits number, int kept) {
  if (kept >= static_cast<int>(number.digits.size())) return number;
  if (kept < 0) return {};
  const auto cut = static_cast<std::size_t>(kept);
  const std::string rest = number.digits.substr(cut);
  number.digits.resize(cut);
  const bool half = rest[0] == '5' && rest.find_first_not_of('0', 1) == std::string::npos;
  const bool odd = cut > 0 && (number.digits.back() - '0') % 2 == 1;
  if (half ? odd : rest[0] >= '5') {
    std::size_t at = cut;
    while (at > 0 && number.digits[at - 1] == '9') {
      number.digits[--at] = '0';
    }
    if (at > 0) {
      ++number.digits[at - 1];
    } else {
      number.digits.insert(0, 1, '1');
      ++number.point;
    }
  }
  return number;
}

std::string with_point(const Digits& number, int after) {
  std::string text = number.point > 0
                         ? number.digits.substr(0, static_cast<std::size_t>(number.point))
                         : std::string("0");
  if (number.point > 0) text.resize(static_cast<std::size_t>(number.point), '0');
  if (after <= 0) return text;
  text += '.';
  for (int i = 0; i < after; ++i) {
    const int at = number.point + i;
    const bool known = at >= 0 && at < static_cast<int>(number.digits.size());
    text += known ? number.digits[static_cast<std::size_t>(at)] : '0';
  }
  return text;
}

std::string with_exponent(const Digits& number, int after) {
  Digits shifted = number;
  shifted.point = 1;
  if (shifted.digits.empty()) shifted.digits = "0";
  const int exponent = number.digits.empty() ? 0 : number.point - 1;
  const std::string digits = std::to_string(std::abs(exponent));
  return with_point(shifted, after) + (exponent < 0 ? "e-" : "e+") +
         (digits.size() < 2 ? "0" : "") + digits;
}

bool special(double number, std::string& text) {
  if (std::isfinite(number)) return false;
  text = std::isnan(number) ? "NaN" : number < 0 ? "-Infinity" : "Infinity";
  return true;
}

std::string sign(double number) {
  return std::signbit(number) ? "-" : "";
}

Digits digits_of(double number) {
  return number == 0 ? Digits{} : exact(std::fabs(number));
}

}  // namespace

std::string shortest(double number, Notation notation) {
  std::string text;
  if (special(number, text)) {
    if (notation == Notation::general && !std::isnan(number)) return number < 0 ? "-Inf" : "+Inf";
    return text;
  }
  const Digits all = digits_of(number);
  Digits best = all;
  for (int kept = 1; number != 0 && kept <= 17; ++kept) {
    best = rounded(all, kept);
    const std::string written = with_exponent(best, kept - 1);
    if (std::strtod(written.c_str(), nullptr) == std::fabs(number)) break;
  }
  const std::size_t last = best.digits.find_last_not_of('0');
  best.digits.resize(last == std::string::npos ? 0 : last + 1);
  if (best.digits.empty()) best.point = 1;
  const int count = static_cast<int>(best.digits.size());
  const int exponent = best.point - 1;
  const bool far = exponent < -4 || exponent >= 21;
  if (notation == Notation::general && far) return sign(number) + with_exponent(best, count - 1);
  return sign(number) + with_point(best, std::max(0, count - best.point));
}

std::string fixed(double number, int digits) {
  std::string text;
  if (special(number, text)) return text;
  Digits all = digits_of(number);
  all = rounded(all, all.point + digits);
  return sign(number) + with_point(all, digits);
}

std::string scientific(double number, int digits) {
  std::string text;
  if (special(number, text)) return text;
  return sign(number) + with_exponent(rounded(digits_of(number), digits + 1), digits);
}

}  // namespace clause10::cel
