#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "abi/handles.h"
#include "codec/evaluation_codec.h"
#include "codec/json.h"

/// What every call of the C ABI does: take texts in, keep the answer, return a status.
namespace clause10::abi {

/// The one session, see c_api.cpp.
Session& session();

inline Reply bad_input(std::string code, std::string message) {
  return {Status::bad_input,
          codec::errors_json({{std::move(code), std::move(message), std::string()}})};
}

/// True when all of these bytes may be read. In WebAssembly a stray pointer would trap, so it is
/// compared with the size of the memory; natively only null can be told.
inline bool is_readable(const std::uint8_t* bytes, std::uint32_t size) {
  if (bytes == nullptr) return false;
#if defined(__wasm__)
  const std::uint64_t memory = std::uint64_t{__builtin_wasm_memory_size(0)} * 65536;
  return std::uint64_t{reinterpret_cast<std::uintptr_t>(bytes)} + size <= memory;
#else
  static_cast<void>(size);
  return true;
#endif
}

/// A text that was passed in, or nothing when there is none.
inline std::optional<std::string_view> text(const std::uint8_t* bytes, std::uint32_t size) {
  if (size == 0 || !is_readable(bytes, size)) return std::nullopt;
  return std::string_view(reinterpret_cast<const char*>(bytes), size);
}

/// Runs a call and keeps its answer. Where the build has exceptions, one that escapes (out of
/// memory) becomes a status; the WebAssembly product is built without them.
template <class Call>
std::int32_t answer(const Call& call) {
#if defined(__cpp_exceptions)
  try {
    return session().answer(call());
  } catch (...) {
    return session().answer(
        {Status::internal_fault,
         R"({"errors":[{"code":"engine.fault","message":"the engine failed; please report it","pointer":""}]})"});
  }
#else
  return session().answer(call());
#endif
}

/// As answer(), for a call on what a handle names with texts, none of which may be missing. `what`
/// completes the sentence about a handle that names nothing.
template <class Thing, class Call, class... Texts>
std::int32_t answer_for(Thing* thing, std::uint32_t handle, std::string_view what, const Call& call,
                        const Texts&... texts) {
  return answer([&]() -> Reply {
    if (thing == nullptr) {
      return bad_input("abi.handle", std::string(what) + " under handle " + std::to_string(handle));
    }
    if ((!texts.has_value() || ...)) {
      return bad_input("abi.noInput", "an input is empty or its pointer is bad");
    }
    return std::invoke(call, *thing, *texts...);
  });
}

/// For a call on a loaded pack.
template <class Call, class... Texts>
std::int32_t answer_with(std::uint32_t handle, const Call& call, const Texts&... texts) {
  const Engine* engine = session().engines.find(handle);
  return answer_for(engine, handle, "no pack is loaded", call, texts...);
}

/// For a call on an open register.
template <class Call, class... Texts>
std::int32_t answer_register(std::uint32_t handle, const Call& call, const Texts&... texts) {
  return answer_for(session().registers.find(handle), handle, "no register is open", call,
                    texts...);
}

}  // namespace clause10::abi
