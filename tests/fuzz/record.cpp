#include "clause10/engine.h"
#include "codec/json.h"
#include "support/support.h"
#include "target.h"

// Any bytes as a record: evaluated, moved on and migrated under the pack that ships. Every answer
// is JSON.

using clause10::Reply;
using clause10::fuzz::must;

namespace {

constexpr std::string_view context =
    R"({"today":"2026-11-23","now":"2026-11-23T10:00:00Z","user":{"id":5,"name":"Anna Berger"}})";

void check(const Reply& reply) {
  must(reply.status != clause10::Status::internal_fault);
  must(clause10::codec::read_json(reply.json).ok());
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view record = clause10::fuzz::text(bytes, size);
  const clause10::Engine& engine = clause10::test::iso27001();
  const auto read = clause10::codec::read_json(record);
  // What was read is written, and read again as the same.
  if (read) {
    const std::string written = clause10::codec::write_json(*read);
    const auto again = clause10::codec::read_json(written);
    must(again.ok() && clause10::codec::write_json(*again) == written);
  }
  check(engine.evaluate(record, context));
  check(engine.apply(record, R"({"transition":"raise"})", context));
  check(engine.evaluate(context, record));
  const Reply migrated = engine.migrate(record);
  check(migrated);
  if (migrated.status == clause10::Status::ok) {
    // What it comes to is a record, and needs no migration.
    const auto answer = clause10::codec::read_json(migrated.json);
    const Reply again = engine.migrate(clause10::codec::write_json(*answer->find("record")));
    check(again);
    must(again.status == clause10::Status::ok);
    must(clause10::codec::read_json(again.json)->find("changes")->list()->empty());
  }
  return 0;
}
