#include "clause10/c_api.h"

#include <cstdlib>
#include <optional>
#include <string_view>
#include <utility>

#include "abi/handles.h"
#include "clause10/version.h"
#include "codec/evaluation_codec.h"
#include "codec/json.h"

namespace {

using clause10::Reply;
using clause10::Status;
using clause10::abi::Session;
namespace codec = clause10::codec;
namespace model = clause10::model;

Session& session() {
  static Session the_session;
  return the_session;
}

Reply bad_input(std::string code, std::string message) {
  return {Status::bad_input, codec::write_json(codec::errors_value(
                                 {{std::move(code), std::move(message), std::string()}}))};
}

/// True when all of these bytes may be read. In WebAssembly a stray pointer would trap, so it is
/// compared with the size of the memory; natively only null can be told.
bool is_readable(const std::uint8_t* bytes, std::uint32_t size) {
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
std::optional<std::string_view> text(const std::uint8_t* bytes, std::uint32_t size) {
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

/// As answer(), for a call on a loaded pack with texts, none of which may be missing.
template <class Call, class... Texts>
std::int32_t answer_with(std::uint32_t handle, const Call& call, const Texts&... texts) {
  return answer([&]() -> Reply {
    const clause10::Engine* engine = session().find(handle);
    if (engine == nullptr) {
      return bad_input("abi.handle", "no pack is loaded under handle " + std::to_string(handle));
    }
    if ((!texts.has_value() || ...)) {
      return bad_input("abi.noInput", "an input is empty or its pointer is bad");
    }
    return call(*engine, *texts...);
  });
}

}  // namespace

std::uint8_t* c10_alloc(std::uint32_t size) {
  return static_cast<std::uint8_t*>(std::malloc(size == 0 ? 1 : size));
}

void c10_free(std::uint8_t* memory) {
  std::free(memory);
}

std::int32_t c10_pack_load(const std::uint8_t* pack, std::uint32_t pack_size) {
  return answer([&]() -> Reply {
    const auto json = text(pack, pack_size);
    if (!json) return bad_input("abi.noInput", "the pack is empty or its pointer is bad");
    auto loaded = clause10::Engine::load(*json);
    if (!loaded.engine) return std::move(loaded.reply);
    const model::Value id(loaded.engine->pack_id());
    const model::Value version(loaded.engine->pack_version());
    const auto handle = static_cast<std::int64_t>(session().add(std::move(loaded.engine)));
    return {Status::ok,
            codec::write_json(model::Object{{"handle", handle}, {"id", id}, {"version", version}})};
  });
}

std::int32_t c10_pack_unload(std::uint32_t handle) {
  return answer([&]() -> Reply {
    if (session().remove(handle)) return {Status::ok, "{}"};
    return bad_input("abi.handle", "no pack is loaded under handle " + std::to_string(handle));
  });
}

std::int32_t c10_create(std::uint32_t handle, const std::uint8_t* request,
                        std::uint32_t request_size, const std::uint8_t* context,
                        std::uint32_t context_size) {
  return answer_with(
      handle,
      [](const clause10::Engine& engine, std::string_view a, std::string_view b) {
        return engine.create(a, b);
      },
      text(request, request_size), text(context, context_size));
}

std::int32_t c10_evaluate(std::uint32_t handle, const std::uint8_t* record,
                          std::uint32_t record_size, const std::uint8_t* context,
                          std::uint32_t context_size) {
  return answer_with(
      handle,
      [](const clause10::Engine& engine, std::string_view a, std::string_view b) {
        return engine.evaluate(a, b);
      },
      text(record, record_size), text(context, context_size));
}

std::int32_t c10_apply(std::uint32_t handle, const std::uint8_t* record, std::uint32_t record_size,
                       const std::uint8_t* request, std::uint32_t request_size,
                       const std::uint8_t* context, std::uint32_t context_size) {
  return answer_with(
      handle,
      [](const clause10::Engine& engine, std::string_view a, std::string_view b,
         std::string_view c) { return engine.apply(a, b, c); },
      text(record, record_size), text(request, request_size), text(context, context_size));
}

std::int32_t c10_working_days(std::uint32_t handle, const std::uint8_t* request,
                              std::uint32_t request_size, const std::uint8_t* dates,
                              std::uint32_t dates_size) {
  return answer_with(
      handle,
      [](const clause10::Engine& engine, std::string_view a, std::string_view b) {
        return engine.working_days(a, b);
      },
      text(request, request_size), text(dates, dates_size));
}

std::int32_t c10_check_edit(std::uint32_t handle, const std::uint8_t* request,
                            std::uint32_t request_size, const std::uint8_t* context,
                            std::uint32_t context_size) {
  return answer_with(
      handle,
      [](const clause10::Engine& engine, std::string_view a, std::string_view b) {
        return engine.check_edit(a, b);
      },
      text(request, request_size), text(context, context_size));
}

std::int32_t c10_explain(std::uint32_t handle, const std::uint8_t* request,
                         std::uint32_t request_size, const std::uint8_t* context,
                         std::uint32_t context_size) {
  return answer_with(
      handle,
      [](const clause10::Engine& engine, std::string_view a, std::string_view b) {
        return engine.explain(a, b);
      },
      text(request, request_size), text(context, context_size));
}

const std::uint8_t* c10_response() {
  return reinterpret_cast<const std::uint8_t*>(session().response().data());
}

std::uint32_t c10_response_size() {
  return static_cast<std::uint32_t>(session().response().size());
}

const char* c10_version() {
  return clause10::version().data();
}
