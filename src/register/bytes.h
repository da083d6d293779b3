#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Several bytes of a text at once, for the loops that see every byte of a hundred thousand
/// records. Included only by sources that cmake/wasm-product.cmake builds with vectors.
namespace clause10::columns {

/// How many are looked at at once.
constexpr std::ptrdiff_t vector_bytes = 16;

/// A bit for each of the sixteen bytes that does not stand for itself in a JSON string or is not
/// ASCII: control characters, " and \, and all from 0x80 on.
inline std::uint32_t special_bytes(const char* text) {
#if defined(__wasm_simd128__)
  const v128_t bytes = wasm_v128_load(text);
  // As signed bytes, what is not ASCII is negative and so below a space.
  return wasm_i8x16_bitmask(
      wasm_v128_or(wasm_v128_or(wasm_i8x16_lt(bytes, wasm_i8x16_const_splat(' ')),
                                wasm_i8x16_eq(bytes, wasm_i8x16_const_splat('"'))),
                   wasm_i8x16_eq(bytes, wasm_i8x16_const_splat('\\'))));
#elif defined(__SSE2__)
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
  return static_cast<std::uint32_t>(
      _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(_mm_cmplt_epi8(bytes, _mm_set1_epi8(' ')),
                                                  _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'))),
                                     _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')))));
#else
  std::uint32_t bits = 0;
  for (unsigned i = 0; i < vector_bytes; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    bits |= std::uint32_t{byte < ' ' || byte >= 0x80 || byte == '"' || byte == '\\'} << i;
  }
  return bits;
#endif
}

/// A bit for each of sixteen bytes that is the same at both places.
inline std::uint32_t equal_bytes(const char* a, const char* b) {
#if defined(__wasm_simd128__)
  return wasm_i8x16_bitmask(wasm_i8x16_eq(wasm_v128_load(a), wasm_v128_load(b)));
#elif defined(__SSE2__)
  const auto load = [](const char* from) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  };
  return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(load(a), load(b))));
#else
  std::uint32_t bits = 0;
  for (unsigned i = 0; i < vector_bytes; ++i) {
    bits |= std::uint32_t{a[i] == b[i]} << i;
  }
  return bits;
#endif
}

inline std::uint64_t eight_bytes(const char* text) {
  std::uint64_t word = 0;
  std::memcpy(&word, text, sizeof word);
  return word;
}

inline std::uint32_t four_bytes(const char* text) {
  std::uint32_t word = 0;
  std::memcpy(&word, text, sizeof word);
  return word;
}

/// A number that is the same for the same text of up to eight bytes, and no other of that size.
inline std::uint64_t first_bytes(std::string_view text) {
  const char* at = text.data();
  const std::size_t size = text.size();
  if (size >= 8) return eight_bytes(at);
  if (size >= 4) return four_bytes(at) | std::uint64_t{four_bytes(at + size - 4)} << 32;
  if (size == 0) return 0;
  const auto byte = [at](std::size_t i) -> std::uint64_t {
    return static_cast<unsigned char>(at[i]);
  };
  return byte(0) | byte(size / 2) << 8 | byte(size - 1) << 16;
}

/// Whether these bytes are the same: for texts of some ten characters, where a call costs more than
/// the comparison.
inline bool same_bytes(const char* a, const char* b, std::size_t size) {
  if (size < 8) return first_bytes({a, size}) == first_bytes({b, size});
  for (std::size_t i = 0; i + 8 < size; i += 8) {
    if (eight_bytes(a + i) != eight_bytes(b + i)) return false;
  }
  return eight_bytes(a + size - 8) == eight_bytes(b + size - 8);
}

inline bool same_text(std::string_view a, std::string_view b) {
  return a.size() == b.size() && same_bytes(a.data(), b.data(), a.size());
}

}  // namespace clause10::columns
