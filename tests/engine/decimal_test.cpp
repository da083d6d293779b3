#include <catch_amalgamated.hpp>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <random>

#include "model/decimal.h"

namespace model = clause10::model;

namespace {

std::uint64_t bits_of(double number) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &number, sizeof(bits));
  return bits;
}

double of_bits(std::uint64_t bits) {
  double number = 0;
  std::memcpy(&number, &bits, sizeof(number));
  return number;
}

}  // namespace

TEST_CASE("a decimal text is read as the nearest double", "[decimal]") {
  struct Read {
    const char* text;
    double number;
  };
  const auto read = GENERATE(values<Read>({
      {"0", 0.0},
      {"0.000", 0.0},
      {"1", 1.0},
      {"-1.5", -1.5},
      {"+2", 2.0},
      {".5", 0.5},
      {"5.", 5.0},
      {"00012", 12.0},
      {"1e-3", 0.001},
      {"100000e-5", 1.0},
      {"123456789012345678901234567890", 123456789012345678901234567890.0},
      // Halfway between two doubles: the even one; a digit more, far behind, decides.
      {"9007199254740993", 9007199254740992.0},
      {"9007199254740993.00000000000000000000000000000000001", 9007199254740994.0},
      {"9007199254740995", 9007199254740996.0},
      // The edges of the range.
      {"1.7976931348623157e308", 1.7976931348623157e308},
      {"1.7976931348623158e308", 1.7976931348623157e308},
      {"1.7976931348623159e308", HUGE_VAL},
      {"1e400", HUGE_VAL},
      {"-1e999999999999", -HUGE_VAL},
      {"2.2250738585072011e-308", 2.2250738585072011e-308},
      {"4.9406564584124654e-324", 4.9406564584124654e-324},
      {"2.4703282292062328e-324", 4.9406564584124654e-324},
      {"2.4703282292062327e-324", 0.0},
      {"1e-400", 0.0},
  }));
  INFO(read.text);
  const auto number = model::real_of(read.text);
  REQUIRE(number.has_value());
  CHECK(bits_of(*number) == bits_of(read.number));
}

TEST_CASE("what is no decimal number is not read", "[decimal]") {
  const auto* const text = GENERATE("", "-", ".", "e5", "1e", "1e+", "1.2.3", "1 ", " 1", "0x10",
                                    "inf", "nan", "1,5", "--1", "1e5.0");
  INFO(text);
  CHECK_FALSE(model::real_of(text).has_value());
}

TEST_CASE("every double is written so that it reads back", "[decimal]") {
  std::mt19937_64 random(20261123);
  for (int i = 0; i < 20000; ++i) {
    double number = of_bits(random());
    if (!std::isfinite(number)) continue;
    if (i % 2 == 0) number = std::ldexp(std::round(std::ldexp(number, 4 - std::ilogb(number))), -7);
    const std::string text = model::shortest(number, model::Notation::general);
    INFO(text);
    CHECK(bits_of(model::real_of(text).value_or(0)) == bits_of(number));
    // The C library reads the same; it is not asked on other machines, where it might not round.
    CHECK(bits_of(std::strtod(text.c_str(), nullptr)) == bits_of(number));
  }
}

TEST_CASE("decimal texts of many digits are read as the C library reads them", "[decimal]") {
  std::mt19937_64 random(20261124);
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    const auto digits = 1 + random() % (i % 50 == 0 ? 900 : 40);
    for (std::uint64_t digit = 0; digit < digits; ++digit) {
      text += static_cast<char>('0' + random() % 10);
    }
    text.insert(random() % text.size(), 1, '.');
    text += "e" + std::to_string(static_cast<int>(random() % 660) - 330);
    INFO(text);
    CHECK(bits_of(model::real_of(text).value_or(-1)) ==
          bits_of(std::strtod(text.c_str(), nullptr)));
  }
}
