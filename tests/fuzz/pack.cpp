#include "clause10/engine.h"
#include "codec/json.h"
#include "target.h"

// Any bytes as a pack: refused with reasons, or loaded and used.

using clause10::fuzz::must;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  auto loaded = clause10::Engine::load(clause10::fuzz::text(bytes, size));
  const auto answer = clause10::codec::read_json(loaded.reply.json);
  must(answer.ok());
  must((loaded.engine != nullptr) == (loaded.reply.status == clause10::Status::ok));
  if (!loaded.engine) {
    const auto* errors = answer->find("errors");
    must(errors != nullptr && errors->list() != nullptr && !errors->list()->empty());
    return 0;
  }
  const auto reply =
      loaded.engine->create(R"({"type":"t","id":"1","fields":{}})", R"({"today":"2026-11-23"})");
  must(clause10::codec::read_json(reply.json).ok());
  const auto migrated = loaded.engine->migrate(
      R"({"clause10":1,"pack":")" + std::string(loaded.engine->pack_id()) +
      R"(","packVersion":"0.1.0","type":"t","id":"1","version":0,"state":"s",)"
      R"("fields":{"a":"x, y","b":["1"],"c":"3"},"deadlines":{},"history":[]})");
  must(clause10::codec::read_json(migrated.json).ok());
  return 0;
}
