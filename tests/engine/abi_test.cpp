#include <catch_amalgamated.hpp>

#include <cstring>

#include "clause10/c_api.h"
#include "support/corpus.h"
#include "support/support.h"

// The C ABI as a caller from another language sees it, and misuses it.

namespace {

using clause10::test::json;
using clause10::test::text_at;

/// A text in memory of the engine.
class Buffer {
 public:
  explicit Buffer(const std::string& text)
      : bytes_(c10_alloc(static_cast<std::uint32_t>(text.size()))),
        size_(static_cast<std::uint32_t>(text.size())) {
    std::memcpy(bytes_, text.data(), text.size());
  }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { c10_free(bytes_); }
  const std::uint8_t* bytes() const { return bytes_; }
  std::uint32_t size() const { return size_; }

 private:
  std::uint8_t* bytes_;
  std::uint32_t size_;
};

std::string response() {
  return {reinterpret_cast<const char*>(c10_response()), c10_response_size()};
}

std::string first_code() {
  return text_at(json(response()), "/errors/0/code");
}

std::uint32_t load() {
  const Buffer pack(clause10::test::iso27001_json());
  REQUIRE(c10_pack_load(pack.bytes(), pack.size()) == 0);
  return static_cast<std::uint32_t>(*json(response()).find("handle")->integer());
}

}  // namespace

TEST_CASE("load, create, evaluate, apply, unload", "[abi]") {
  const std::uint32_t handle = load();
  CHECK(text_at(json(response()), "/id") == "iso27001");
  CHECK(text_at(json(response()), "/version") == "0.2.0");

  const Buffer context(clause10::test::text_of(clause10::test::corpus_context()));
  const Buffer wanted(R"({"type":"nonconformity","id":"1","fields":{"title":"VPN access stays"}})");
  REQUIRE(c10_create(handle, wanted.bytes(), wanted.size(), context.bytes(), context.size()) == 0);
  CHECK(response() ==
        R"({"record":{"clause10":1,"pack":"iso27001","packVersion":"0.2.0","type":"nonconformity",)"
        R"("id":"1","version":0,"state":"draft","fields":{"title":"VPN access stays"},)"
        R"("deadlines":{},"history":[]}})");

  const Buffer record(clause10::test::text_of(*json(response()).find("record")));
  REQUIRE(c10_evaluate(handle, record.bytes(), record.size(), context.bytes(), context.size()) ==
          0);
  CHECK(text_at(json(response()), "/state") == "draft");

  const Buffer request(R"({"transition":"raise"})");
  CHECK(c10_apply(handle, record.bytes(), record.size(), request.bytes(), request.size(),
                  context.bytes(), context.size()) == 1);
  CHECK(text_at(json(response()), "/error/code") == "transition.blocked");

  const Buffer complete(clause10::test::text_of(clause10::test::corpus_record("draft")));
  CHECK(c10_apply(handle, complete.bytes(), complete.size(), request.bytes(), request.size(),
                  context.bytes(), context.size()) == 0);
  CHECK(text_at(json(response()), "/record/state") == "raised");

  CHECK(c10_pack_unload(handle) == 0);
  CHECK(response() == "{}");
  CHECK(c10_pack_unload(handle) == 2);
  CHECK(first_code() == "abi.handle");
}

TEST_CASE("migrate", "[abi][migrate]") {
  const std::uint32_t handle = load();
  std::string planned = clause10::test::text_of(clause10::test::corpus_record("planned"));
  planned = clause10::test::changed(planned, "/packVersion", clause10::model::Value("0.1.0"));
  const Buffer record(planned);
  CHECK(c10_migrate(handle, record.bytes(), record.size()) == 0);
  CHECK(text_at(json(response()), "/record/state") == "analysed");
  CHECK(c10_migrate(handle + 1, record.bytes(), record.size()) == 2);
  CHECK(first_code() == "abi.handle");
  CHECK(c10_migrate(handle, nullptr, 5) == 2);
  CHECK(first_code() == "abi.noInput");
  CHECK(c10_migrate(handle, record.bytes(), 1) == 2);
  CHECK(first_code() == "json.syntax");
  CHECK(c10_pack_unload(handle) == 0);
}

TEST_CASE("what a register cannot read", "[abi][unreadable]") {
  const std::uint32_t handle = load();
  const Buffer context(clause10::test::text_of(clause10::test::corpus_context()));
  REQUIRE(c10_register_create(handle, context.bytes(), context.size()) == 0);
  const auto reg = static_cast<std::uint32_t>(*json(response()).find("register")->integer());
  const Buffer records("{}");
  CHECK(c10_register_put(reg, records.bytes(), records.size()) == 0);
  CHECK(c10_register_unreadable(reg, records.bytes(), records.size()) == 0);
  CHECK(*json(response()).find("total")->integer() == 1);
  CHECK(c10_register_unreadable(reg + 1, records.bytes(), records.size()) == 2);
  CHECK(first_code() == "abi.handle");
  CHECK(c10_register_close(reg) == 0);
  CHECK(c10_pack_unload(handle) == 0);
}

TEST_CASE("handles are not used again", "[abi]") {
  const std::uint32_t first = load();
  REQUIRE(c10_pack_unload(first) == 0);
  const std::uint32_t second = load();
  CHECK(second != first);
  const Buffer empty("{}");
  CHECK(c10_evaluate(first, empty.bytes(), empty.size(), empty.bytes(), empty.size()) == 2);
  CHECK(first_code() == "abi.handle");
  CHECK(c10_pack_unload(second) == 0);
}

TEST_CASE("misuse is status 2", "[abi]") {
  const std::uint32_t handle = load();
  const Buffer text("{}");
  const Buffer bad("{\"a\":\"\xff\"}");
  const auto* none = static_cast<const std::uint8_t*>(nullptr);

  CHECK(c10_pack_load(none, 0) == 2);
  CHECK(c10_pack_load(none, 10) == 2);
  CHECK(c10_pack_load(text.bytes(), 0) == 2);
  CHECK(first_code() == "abi.noInput");
  CHECK(c10_pack_load(text.bytes(), text.size()) == 2);
  CHECK(first_code() == "pack.missing");
  CHECK(c10_pack_load(bad.bytes(), bad.size()) == 2);
  CHECK(first_code() == "json.syntax");

  for (const std::uint32_t wrong : {0U, handle + 1, 0xFFFFFFFFU}) {
    CHECK(c10_pack_unload(wrong) == 2);
    CHECK(c10_create(wrong, text.bytes(), 2, text.bytes(), 2) == 2);
    CHECK(c10_evaluate(wrong, text.bytes(), 2, text.bytes(), 2) == 2);
    CHECK(c10_apply(wrong, text.bytes(), 2, text.bytes(), 2, text.bytes(), 2) == 2);
    CHECK(first_code() == "abi.handle");
  }
  CHECK(c10_create(handle, none, 5, text.bytes(), 2) == 2);
  CHECK(c10_create(handle, text.bytes(), 2, none, 5) == 2);
  CHECK(c10_evaluate(handle, none, 0, none, 0) == 2);
  CHECK(c10_evaluate(handle, text.bytes(), 2, none, 0) == 2);
  CHECK(c10_apply(handle, text.bytes(), 2, none, 7, text.bytes(), 2) == 2);
  CHECK(first_code() == "abi.noInput");
  CHECK(c10_evaluate(handle, bad.bytes(), bad.size(), text.bytes(), 2) == 2);
  CHECK(first_code() == "json.syntax");
  c10_free(nullptr);
  c10_free(c10_alloc(0));
  CHECK(c10_pack_unload(handle) == 0);
}

TEST_CASE("the version is the build's", "[abi]") {
  CHECK(std::string(c10_version()) == "0.1.0");
}
