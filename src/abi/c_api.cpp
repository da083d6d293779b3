#include "clause10/c_api.h"

#include <cstdlib>
#include <string_view>
#include <utility>

#include "abi/calls.h"
#include "clause10/version.h"
#include "codec/json.h"

using namespace clause10::abi;
using clause10::Reply;
using clause10::Status;
namespace codec = clause10::codec;
namespace model = clause10::model;

clause10::abi::Session& clause10::abi::session() {
  // Never destroyed: what lives as long as the process needs no code that takes it apart.
  static Session& the_session = *new Session;
  return the_session;
}

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
    const auto handle = static_cast<std::int64_t>(session().engines.add(std::move(loaded.engine)));
    return {Status::ok,
            codec::write_json(model::Object{{"handle", handle}, {"id", id}, {"version", version}})};
  });
}

std::int32_t c10_pack_unload(std::uint32_t handle) {
  return answer([&]() -> Reply {
    if (session().engines.remove(handle)) return {Status::ok, "{}"};
    return bad_input("abi.handle", "no pack is loaded under handle " + std::to_string(handle));
  });
}

std::int32_t c10_create(std::uint32_t handle, const std::uint8_t* request,
                        std::uint32_t request_size, const std::uint8_t* context,
                        std::uint32_t context_size) {
  return answer_with(handle, &clause10::Engine::create, text(request, request_size),
                     text(context, context_size));
}

std::int32_t c10_evaluate(std::uint32_t handle, const std::uint8_t* record,
                          std::uint32_t record_size, const std::uint8_t* context,
                          std::uint32_t context_size) {
  return answer_with(handle, &clause10::Engine::evaluate, text(record, record_size),
                     text(context, context_size));
}

std::int32_t c10_apply(std::uint32_t handle, const std::uint8_t* record, std::uint32_t record_size,
                       const std::uint8_t* request, std::uint32_t request_size,
                       const std::uint8_t* context, std::uint32_t context_size) {
  return answer_with(handle, &clause10::Engine::apply, text(record, record_size),
                     text(request, request_size), text(context, context_size));
}

std::int32_t c10_reset(std::uint32_t handle, const std::uint8_t* request,
                       std::uint32_t request_size) {
  return answer_with(handle, &clause10::Engine::reset, text(request, request_size));
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
