#include "register/kernels.h"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace clause10::columns {
namespace {

#if !defined(__wasm_simd128__)
/// Calls holds(row) for every row and packs the answers.
template <class Holds>
void pack(std::uint64_t* result, std::uint32_t words, Holds holds) {
  for (std::uint32_t word = 0; word < words; ++word) {
    std::uint64_t bits = 0;
    for (std::uint32_t i = 0; i < 64; ++i) {
      bits |= std::uint64_t{holds(word * 64 + i)} << i;
    }
    result[word] = bits;
  }
}
#else
/// Calls lanes(row) for every sixteenth row, which answers with 16 bytes of 0 or 255, and packs
/// them.
template <class Lanes>
void pack(std::uint64_t* result, std::uint32_t words, Lanes lanes) {
  for (std::uint32_t word = 0; word < words; ++word) {
    std::uint64_t bits = 0;
    for (std::uint32_t i = 0; i < 64; i += 16) {
      bits |= std::uint64_t{wasm_i8x16_bitmask(lanes(word * 64 + i))} << i;
    }
    result[word] = bits;
  }
}

/// As pack, for lanes(row) of four rows, each 32 bits of zeros or ones.
template <class Lanes>
void pack_quads(std::uint64_t* result, std::uint32_t words, Lanes lanes) {
  pack(result, words, [&](std::uint32_t row) {
    return wasm_i8x16_narrow_i16x8(wasm_i16x8_narrow_i32x4(lanes(row), lanes(row + 4)),
                                   wasm_i16x8_narrow_i32x4(lanes(row + 8), lanes(row + 12)));
  });
}
#endif

}  // namespace

#if defined(__wasm_simd128__)

void look_up(const std::uint8_t* codes, const std::uint8_t* table, std::uint64_t* result,
             std::uint32_t words) {
  // A lane whose index is 16 or more yields 0, so each sixteenth of the table finds its own codes.
  v128_t parts[16];
  std::uint8_t bases[16];
  std::uint32_t count = 0;
  for (std::uint32_t base = 0; base < 256; base += 16) {
    const v128_t part = wasm_v128_load(table + base);
    if (!wasm_v128_any_true(part)) continue;
    parts[count] = part;
    bases[count++] = static_cast<std::uint8_t>(base);
  }
  pack(result, words, [&](std::uint32_t row) {
    const v128_t code = wasm_v128_load(codes + row);
    v128_t found = wasm_i8x16_const_splat(0);
    for (std::uint32_t i = 0; i < count; ++i) {
      const v128_t index = wasm_i8x16_sub(code, wasm_u8x16_splat(bases[i]));
      found = wasm_v128_or(found, wasm_i8x16_swizzle(parts[i], index));
    }
    return found;
  });
}

void outside(const std::uint16_t* values, std::uint16_t min, std::uint16_t max,
             std::uint64_t* result, std::uint32_t words) {
  const v128_t least = wasm_u16x8_splat(min);
  const v128_t most = wasm_u16x8_splat(max);
  const v128_t zero = wasm_i16x8_const_splat(0);
  const auto half = [&](std::uint32_t row) {
    const v128_t value = wasm_v128_load(values + row);
    const v128_t out = wasm_v128_or(wasm_u16x8_lt(value, least), wasm_u16x8_gt(value, most));
    return wasm_v128_andnot(out, wasm_i16x8_eq(value, zero));
  };
  pack(result, words,
       [&](std::uint32_t row) { return wasm_i8x16_narrow_i16x8(half(row), half(row + 8)); });
}

void later(const std::int32_t* a, const std::int32_t* b, std::int32_t least, std::uint64_t* result,
           std::uint32_t words) {
  const v128_t floor = wasm_i32x4_splat(least);
  pack_quads(result, words, [&](std::uint32_t row) {
    const v128_t left = wasm_v128_load(a + row);
    const v128_t right = wasm_v128_load(b + row);
    return wasm_v128_and(wasm_i32x4_gt(left, right), wasm_i32x4_ge(right, floor));
  });
}

void later_than(const std::int32_t* a, std::int32_t b, std::uint64_t* result, std::uint32_t words) {
  const v128_t right = wasm_i32x4_splat(b);
  pack_quads(result, words,
             [&](std::uint32_t row) { return wasm_i32x4_gt(wasm_v128_load(a + row), right); });
}

void earlier_than(const std::int32_t* a, std::int32_t b, std::int32_t least, std::uint64_t* result,
                  std::uint32_t words) {
  const v128_t right = wasm_i32x4_splat(b);
  const v128_t floor = wasm_i32x4_splat(least);
  pack_quads(result, words, [&](std::uint32_t row) {
    const v128_t left = wasm_v128_load(a + row);
    return wasm_v128_and(wasm_i32x4_lt(left, right), wasm_i32x4_ge(left, floor));
  });
}

#else

void look_up(const std::uint8_t* codes, const std::uint8_t* table, std::uint64_t* result,
             std::uint32_t words) {
  pack(result, words, [&](std::uint32_t row) { return table[codes[row]] != 0; });
}

void outside(const std::uint16_t* values, std::uint16_t min, std::uint16_t max,
             std::uint64_t* result, std::uint32_t words) {
  pack(result, words, [&](std::uint32_t row) {
    return values[row] != 0 && (values[row] < min || values[row] > max);
  });
}

void later(const std::int32_t* a, const std::int32_t* b, std::int32_t least, std::uint64_t* result,
           std::uint32_t words) {
  pack(result, words, [&](std::uint32_t row) { return a[row] > b[row] && b[row] >= least; });
}

void later_than(const std::int32_t* a, std::int32_t b, std::uint64_t* result, std::uint32_t words) {
  pack(result, words, [&](std::uint32_t row) { return a[row] > b; });
}

void earlier_than(const std::int32_t* a, std::int32_t b, std::int32_t least, std::uint64_t* result,
                  std::uint32_t words) {
  pack(result, words, [&](std::uint32_t row) { return a[row] < b && a[row] >= least; });
}

#endif

}  // namespace clause10::columns
