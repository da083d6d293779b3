#include "model/decimal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <vector>

namespace clause10::model {
namespace {

/// 0.d1d2d3… times ten to the power `point`.
struct Digits {
  std::string digits;  ///< without zeros in front; "" is zero
  int point = 0;
};

std::uint64_t bits_of(double number) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &number, sizeof(bits));
  return bits;
}

double real_of_bits(std::uint64_t bits) {
  double number = 0;
  std::memcpy(&number, &bits, sizeof(number));
  return number;
}

constexpr std::uint32_t base = 1'000'000'000;

/// A whole number of any size.
class Large {
 public:
  explicit Large(std::uint64_t number) {
    for (; number > 0; number /= base) {
      limbs_.push_back(static_cast<std::uint32_t>(number % base));
    }
  }

  void multiply(std::uint32_t factor, std::uint32_t plus = 0) {
    std::uint64_t carry = plus;
    for (std::uint32_t& limb : limbs_) {
      carry += std::uint64_t{limb} * factor;
      limb = static_cast<std::uint32_t>(carry % base);
      carry /= base;
    }
    if (carry > 0) limbs_.push_back(static_cast<std::uint32_t>(carry));
  }

  /// `step` is `number` to the power `by`, below the base.
  void multiply_power(std::uint32_t number, std::uint32_t step, int by, int times) {
    for (; times >= by; times -= by) {
      multiply(step);
    }
    for (; times > 0; --times) {
      multiply(number);
    }
  }
  void multiply_power_of_2(int exponent) { multiply_power(2, 1U << 29U, 29, exponent); }
  void multiply_power_of_5(int exponent) { multiply_power(5, 244'140'625, 12, exponent); }

  int compare(const Large& other) const {
    if (limbs_.size() != other.limbs_.size()) return limbs_.size() < other.limbs_.size() ? -1 : 1;
    for (std::size_t i = limbs_.size(); i-- > 0;) {
      if (limbs_[i] != other.limbs_[i]) return limbs_[i] < other.limbs_[i] ? -1 : 1;
    }
    return 0;
  }

  std::string digits() const {
    std::string digits;
    for (std::size_t i = limbs_.size(); i-- > 0;) {
      const std::string part = std::to_string(limbs_[i]);
      if (!digits.empty()) digits.append(9 - part.size(), '0');
      digits += part;
    }
    return digits;
  }

 private:
  std::vector<std::uint32_t> limbs_;  ///< the lowest first
};

/// A positive finite double is mantissa * 2^exponent; its bits count upwards with it.
struct Binary {
  explicit Binary(std::uint64_t bits)
      : mantissa(bits & ((std::uint64_t{1} << 52U) - 1)),
        exponent(static_cast<int>(bits >> 52U) - 1075) {
    if (exponent == -1075) {
      exponent = -1074;
    } else {
      mantissa += std::uint64_t{1} << 52U;
    }
  }
  std::uint64_t mantissa;
  int exponent;
};

/// Every digit of a positive finite double; there are at most 1,075 or so.
Digits exact(double number) {
  const Binary binary(bits_of(number));
  // m / 2^n is m * 5^n / 10^n.
  const int halvings = std::max(0, -binary.exponent);
  Large whole(binary.mantissa);
  whole.multiply_power_of_2(binary.exponent);
  whole.multiply_power_of_5(halvings);
  Digits made;
  made.digits = whole.digits();
  made.point = static_cast<int>(made.digits.size()) - halvings;
  return made;
}

/// A number as it is written: its digits without zeros at either end, times ten to the exponent.
struct Written {
  std::string_view digits;    ///< with a point among them, perhaps
  std::uint64_t leading = 0;  ///< the first 19 digits as a number
  int count = 0;              ///< how many digits there are
  std::int64_t exponent = 0;  ///< of the last digit
};

/// More digits than these never decide between two doubles, but that there are more may.
constexpr int deciding_digits = 800;

Large large_of(const Written& written) {
  Large large(0);
  int taken = 0;
  for (const char c : written.digits) {
    if (c == '.') continue;
    if (taken == std::min(written.count, deciding_digits)) break;
    large.multiply(10, static_cast<std::uint32_t>(c - '0'));
    ++taken;
  }
  if (written.count > deciding_digits) large.multiply(10, 1);
  return large;
}

/// How the written number compares with the middle between the double of these bits and the next.
int compare_with_middle(const Written& written, std::uint64_t bits) {
  const Binary below(bits);
  Large middle(2 * below.mantissa + 1);
  const int twos = below.exponent - 1;
  Large number = large_of(written);
  const int cut = std::max(0, written.count - deciding_digits - 1);
  const int tens = static_cast<int>(written.exponent) + (written.count > deciding_digits ? cut : 0);
  // Both sides are multiplied until nothing is divided.
  number.multiply_power_of_5(tens);
  middle.multiply_power_of_5(-tens);
  number.multiply_power_of_2(tens - twos);
  middle.multiply_power_of_2(twos - tens);
  return number.compare(middle);
}

double nearest(const Written& written) {
  constexpr std::uint64_t largest_exact = std::uint64_t{1} << 53U;
  static constexpr std::array<double, 23> powers = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                    1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                    1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  constexpr int most = static_cast<int>(powers.size()) - 1;
  if (written.count == 0) return 0;
  const std::int64_t magnitude = written.exponent + written.count;
  if (magnitude > 310) return std::numeric_limits<double>::infinity();
  if (magnitude < -326) return 0;
  auto guess = static_cast<double>(written.leading);
  auto tens = static_cast<int>(magnitude) - std::min(written.count, 19);
  // A whole number and a power of ten that are both exact: one rounding, the right one.
  const bool one_step =
      written.count <= 19 && written.leading <= largest_exact && std::abs(tens) <= most;
  while (tens != 0) {
    const int step = std::clamp(tens, -most, most);
    const double power = powers[static_cast<std::size_t>(std::abs(step))];
    guess = step < 0 ? guess / power : guess * power;
    tens -= step;
  }
  if (one_step) return guess;
  // A few units off at most: go on until the number lies between the middles on either side.
  const auto infinite = bits_of(std::numeric_limits<double>::infinity());
  auto bits = std::min(bits_of(guess), infinite);
  while (bits > 0) {
    const int order = compare_with_middle(written, bits - 1);
    if (order > 0 || (order == 0 && bits % 2 == 0)) break;
    --bits;
  }
  while (bits < infinite) {
    const int order = compare_with_middle(written, bits);
    if (order < 0 || (order == 0 && bits % 2 == 0)) break;
    ++bits;
  }
  return real_of_bits(bits);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Reads an exponent with its sign; false when there is none.
bool read_exponent(std::string_view text, std::int64_t& exponent) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty()) return false;
  std::int64_t read = 0;
  for (const char c : text) {
    if (!is_digit(c)) return false;
    read = std::min<std::int64_t>(read * 10 + (c - '0'), 1'000'000'000);
  }
  exponent += negative ? -read : read;
  return true;
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
    if (real_of(written) == std::fabs(number)) break;
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

std::optional<double> real_of(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t end = std::min(text.find_first_of("eE"), text.size());
  Written written;
  if (end < text.size() && !read_exponent(text.substr(end + 1), written.exponent)) {
    return std::nullopt;
  }
  bool any = false;
  bool point = false;
  int zeros = 0;  // seen, but not counted before another digit follows
  std::size_t first = end;
  for (std::size_t i = 0; i < end; ++i) {
    if (text[i] == '.' && !point) {
      point = true;
      continue;
    }
    if (!is_digit(text[i])) return std::nullopt;
    any = true;
    written.exponent -= point ? 1 : 0;
    if (text[i] == '0') {
      zeros += first < end ? 1 : 0;
      continue;
    }
    first = std::min(first, i);
    for (; zeros >= 0; --zeros) {
      if (++written.count <= 19) {
        written.leading =
            written.leading * 10 + static_cast<unsigned>(zeros > 0 ? 0 : text[i] - '0');
      }
    }
    zeros = 0;
  }
  if (!any) return std::nullopt;
  written.exponent += zeros;
  written.digits = text.substr(first, end - first);
  const double number = nearest(written);
  return negative ? -number : number;
}

}  // namespace clause10::model
