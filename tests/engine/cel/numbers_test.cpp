#include <catch_amalgamated.hpp>

#include "support/expression.h"

using clause10::test::Expected;
using clause10::test::yields;

TEST_CASE("conversions", "[cel]") {
  const auto [expression, result] = GENERATE(values<Expected>({
      {"int('-42') + int(2u) + int(3.9) + int(-3.9)", "-40"},
      {"int(timestamp('1970-01-01T00:01:00Z'))", "60"},
      {"uint('7') + uint(3) + uint(2.9)", "12u"},
      {"double('1.5e3') + double(2) + double(3u)", "1505.0"},
      {"double('NaN') == double('NaN')", "false"},
      {"string(1) + string(2u) + string(true) + string(b'a')", "\"12truea\""},
      {"string(1.0) + ' ' + string(0.1) + ' ' + string(1e100)", "\"1 0.1 1e+100\""},
      {"string(123456.789) + ' ' + string(5e-324) + ' ' + string(1.7976931348623157e308)",
       "\"123456.789 5e-324 1.7976931348623157e+308\""},
      {"bytes('ä')", "b\"w6Q=\""},
      {"bool('TRUE') && !bool('f')", "true"},
      {"type(dyn(1u)) == uint", "true"},
      {"int('9223372036854775808')",
       "error 1:1: \"9223372036854775808\" is no int (type conversion error)"},
      {"int('1a')", "error 1:1: \"1a\" is no int (type conversion error)"},
      {"int('0x1')", "error 1:1: \"0x1\" is no int (type conversion error)"},
      {"int(1e19)", "error 1:1: out of range: no int has this value (range error)"},
      {"int(0.0 / 0.0)", "error 1:1: out of range: no int has this value (range error)"},
      {"uint(-1)", "error 1:1: out of range: no uint has this value (range error)"},
      {"double(' 1')", "error 1:1: \" 1\" is no double (type conversion error)"},
      {"string(b'\\xff')", "error 1:1: these bytes are no UTF-8 text (invalid UTF-8)"},
      {"bool('yes')", "error 1:1: \"yes\" is no bool (type conversion error)"},
  }));
  INFO(expression);
  CHECK(yields(expression) == result);
}

TEST_CASE("mathematics", "[cel]") {
  const auto [expression, result] = GENERATE(values<Expected>({
      {"math.greatest(1, 2u, 2.5)", "2.5"},
      {"math.least([3, 1, 2])", "1"},
      {"math.greatest(3)", "3"},
      {"math.ceil(1.2) + math.floor(1.8) + math.trunc(-1.8)", "2.0"},
      {"[math.round(2.5), math.round(-2.5), math.round(0.4)]", "[3.0, -3.0, 0.0]"},
      {"math.abs(-3) + math.sign(-7)", "2"},
      {"math.abs(-9223372036854775808)", "error 1:6: the result is out of range: integer overflow"},
      {"math.isNaN(0.0 / 0.0) && math.isInf(1.0 / 0.0) && math.isFinite(1.0)", "true"},
      {"math.sqrt(81)", "9.0"},
      {"math.bitAnd(6, 3) + math.bitOr(4, 1) + math.bitXor(7, 2)", "12"},
      {"math.bitNot(0u)", "18446744073709551615u"},
      {"math.bitShiftLeft(1, 62)", "4611686018427387904"},
      {"math.bitShiftRight(-1, 60)", "15"},
      {"math.bitShiftRight(8, 99)", "0"},
      {"math.bitShiftLeft(1, -1)",
       "error 1:6: a shift needs a number of places from 0 (negative offset): -1"},
      {"math.greatest([])", "error 1:6: math.greatest and math.least need at least one number"},
  }));
  INFO(expression);
  CHECK(yields(expression) == result);
}
