#pragma once
#include <cstdint>

/// The innermost loops, with 128-bit vectors in WebAssembly and portable code elsewhere; both give
/// the same bits. `words` is an even number of words of 64 rows; source and result begin at the
/// first of these rows.
namespace clause10::columns {

/// Sets a row's bit where table[code] is 255; it must be 0 or 255.
void look_up(const std::uint8_t* codes, const std::uint8_t* table, std::uint64_t* result,
             std::uint32_t words);

/// Sets a row's bit where the value is neither 0 nor within min … max.
void outside(const std::uint16_t* values, std::uint16_t min, std::uint16_t max,
             std::uint64_t* result, std::uint32_t words);

/// Sets a row's bit where a > b and b >= least.
void later(const std::int32_t* a, const std::int32_t* b, std::int32_t least, std::uint64_t* result,
           std::uint32_t words);
/// The same against one value for all rows.
void later_than(const std::int32_t* a, std::int32_t b, std::uint64_t* result, std::uint32_t words);
void earlier_than(const std::int32_t* a, std::int32_t b, std::int32_t least, std::uint64_t* result,
                  std::uint32_t words);

}  // namespace clause10::columns
