#include <catch_amalgamated.hpp>

#include "clause10/c_api.h"
#include "clause10/register.h"
#include "support/support.h"

// The search over a register: what goes in with the records, and what it answers.

namespace {

using clause10::Register;
using clause10::Reply;
using clause10::Status;
using clause10::test::iso27001;
using clause10::test::json;
using clause10::test::text_at;
using clause10::test::text_of;

constexpr const char* context = R"({"today":"2026-11-23"})";

std::unique_ptr<Register> open_register(bool with_index = true) {
  auto created = Register::create(iso27001(), context);
  REQUIRE(created.opened);
  if (with_index) CHECK(created.opened->index().json == "{}");
  return std::move(created.opened);
}

std::string nonconformity(std::string_view id, std::string_view fields) {
  return R"({"clause10":1,"pack":"iso27001","packVersion":"0.2.0","type":"nonconformity","id":")" +
         std::string(id) + R"(","version":0,"state":"draft","fields":)" + std::string(fields) +
         R"(,"deadlines":{},"history":[]})";
}

std::string action(std::string_view id, std::string_view fields) {
  std::string text = nonconformity(id, fields);
  text.replace(text.find("nonconformity"), 13, "correctiveAction");
  return text;
}

/// Ids of the hits in their order.
std::string found(Register& reg, std::string_view request) {
  const Reply reply = reg.search(request);
  INFO(reply.json);
  REQUIRE(reply.status == Status::ok);
  std::string ids;
  const auto answer = json(reply.json);
  for (const auto& hit : *answer.find("hits")->list()) {
    ids += (ids.empty() ? "" : " ") + *hit.find("id")->text();
  }
  return ids;
}

std::string code_of(const Reply& reply) {
  CHECK(reply.status == Status::bad_input);
  return text_at(json(reply.json), "/errors/0/code");
}

}  // namespace

TEST_CASE("records are found by what is written in them", "[register][search]") {
  auto reg = open_register();
  reg->put(
      nonconformity("a", R"({"title":"Leavers keep VPN access","observed":"Three accounts"})") +
      nonconformity("b", R"({"title":"Zug\u00e4nge nicht gesperrt"})") +
      action("c", R"({"title":"Tell IT about leavers","description":"VPN accounts too"})"));
  CHECK(found(*reg, R"({"query":"vpn leaver","prefix":false})") == "a c");
  CHECK(found(*reg, R"({"query":"zugang"})") == "b");
  CHECK(found(*reg, R"({"query":"accou"})") == "a c");
  CHECK(found(*reg, R"({"query":"accou","prefix":false})").empty());
  CHECK(found(*reg, R"({"query":"leavers","type":"correctiveAction"})") == "c");
  CHECK(found(*reg, R"({"query":"vpn","fields":["title"]})") == "a");
  CHECK(found(*reg, R"({"query":"vpn leavers","limit":1})") == "a");
  CHECK(found(*reg, R"({"query":""})").empty());
}

TEST_CASE("an answer says which words matched and where they stand in the query",
          "[register][search]") {
  auto reg = open_register();
  reg->put(nonconformity("b", R"({"title":"Zug\u00e4nge nicht gesperrt"})"));
  const auto answer = json(reg->search(R"({"query":"für zugang, gesp"})").json);
  CHECK(text_of(*answer.find("words")) ==
        R"([{"text":"zugang","begin":5,"end":11},{"text":"gesp","begin":13,"end":17}])");
  const auto& hit = answer.find("hits")->list()->at(0);
  CHECK(text_at(hit, "/type") == "nonconformity");
  CHECK(text_of(*hit.find("words")) == R"(["zugang","gesp"])");
  CHECK(text_of(*hit.find("terms")) == R"(["zugange","gesperrt"])");
  CHECK(*hit.find("score")->real() > 0);
}

TEST_CASE("the index follows the records", "[register][search]") {
  auto reg = open_register();
  reg->put(nonconformity("a", R"({"title":"Printer open"})"));
  reg->put(nonconformity("b", R"({"title":"Printer lost"})"));
  CHECK(found(*reg, R"({"query":"printer"})") == "a b");
  reg->put(nonconformity("a", R"({"title":"Plotter open"})"));
  CHECK(found(*reg, R"({"query":"printer"})") == "b");
  CHECK(found(*reg, R"({"query":"plotter"})") == "a");
  // The same id, of another type now: another row.
  reg->put(action("b", R"({"title":"Scanner lost"})"));
  reg->put(nonconformity("c", R"({"title":"Copier lost"})"));
  CHECK(found(*reg, R"({"query":"printer"})").empty());
  CHECK(found(*reg, R"({"query":"lost"})") == "c b");
  reg->remove(R"({"ids":["b","nobody"]})");
  CHECK(found(*reg, R"({"query":"lost"})") == "c");
}

TEST_CASE("a search that cannot be made is refused with the reason", "[register][search]") {
  auto plain = open_register(false);
  CHECK(code_of(plain->search(R"({"query":"x"})")) == "register.notIndexed");
  plain->put(nonconformity("a", "{}"));
  CHECK(code_of(plain->index()) == "register.notEmpty");

  auto reg = open_register();
  CHECK(reg->index().status == Status::ok);  // it is there already
  CHECK(code_of(reg->search("{}")) == "request.missing");
  CHECK(code_of(reg->search(R"({"query":5})")) == "request.wrongType");
  CHECK(code_of(reg->search(R"({"query":"x","limit":0})")) == "request.outOfRange");
  CHECK(code_of(reg->search(R"({"query":"x","prefix":1})")) == "request.wrongType");
  CHECK(code_of(reg->search(R"({"query":"x","type":"nonconformty"})")) == "request.unknownType");
  const Reply reply = reg->search(R"({"query":"x","fields":["title","observd"]})");
  CHECK(code_of(reply) == "request.unknownField");
  CHECK(text_at(json(reply.json), "/errors/0/suggestion") == "did you mean \"observed\"?");
}

TEST_CASE("the search over the C ABI", "[register][search]") {
  CHECK(c10_register_index(4'000'000) == 2);
  const std::string request = R"({"query":"x"})";
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(request.data());
  CHECK(c10_register_search(4'000'000, bytes, static_cast<std::uint32_t>(request.size())) == 2);
  CHECK(c10_register_search(4'000'000, nullptr, 0) == 2);
}
