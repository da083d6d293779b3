#pragma once
#include <cstdint>
#include <cstdlib>
#include <string_view>

/// What every target defines: takes any bytes, returns 0, and neither crashes nor breaks a promise.
/// libFuzzer calls it, or replay_main.cpp with the files of the corpus.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace clause10::fuzz {

inline std::string_view text(const std::uint8_t* bytes, std::size_t size) {
  return size == 0 ? std::string_view()
                   : std::string_view(reinterpret_cast<const char*>(bytes), size);
}

/// A promise of the engine; broken, it ends the program so that the fuzzer keeps the input.
inline void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace clause10::fuzz
