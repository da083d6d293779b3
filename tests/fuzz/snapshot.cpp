#include <algorithm>
#include <cstring>
#include <optional>
#include <string>

#include "codec/json.h"
#include "codec/metrics_codec.h"
#include "register/metrics.h"
#include "register/runner.h"
#include "register/snapshot.h"
#include "register/snapshot_bytes.h"
#include "support/register.h"
#include "target.h"

// A snapshot as somebody may forge it who knows the format: the content of a real one with numbers
// changed, and checksums that fit. It is refused, or it is a register that can be used. Bytes as
// they are, without the first, are tried as a snapshot, too.
//
// The input: one byte, then changes of eight bytes each, where (four bytes) and what (four bytes).

namespace {

using namespace clause10;

constexpr columns::SnapshotOrigin origin{"engine", "pack", "1", 1};
constexpr std::size_t head = 24;  // of a section

void use(std::string_view snapshot) {
  test::Register target;
  std::string_view search;
  if (!columns::load(snapshot, origin, target.store, search).empty()) return;
  const model::Context context = test::context_on("2026-11-23", "strange");
  columns::Runner runner(test::register_rules(), target.store);
  runner.evaluate(context);
  const auto metrics = columns::metrics_of(test::register_rules(), target.store, context);
  fuzz::must(codec::read_json(codec::json_of(metrics)).ok());
  target.put(test::any_record(3));
  for (int number = 0; number < 8; ++number) {
    target.store.remove(test::any_record(number).id);
  }
  runner.evaluate(context);
}

/// The section of the store in a snapshot of a few records, and what stands before it.
struct Real {
  std::string before;
  std::string content;
};

Real real() {
  test::Register filled;
  for (int number = 0; number < 6; ++number) {
    filled.put(test::any_record(number));
  }
  const std::string bytes = columns::save(filled.store, origin);
  std::uint64_t size = 0;
  std::memcpy(&size, bytes.data() + 16, sizeof size);
  const std::size_t start = 8 + head + static_cast<std::size_t>((size + 7) / 8 * 8);
  std::memcpy(&size, bytes.data() + start + 8, sizeof size);
  return {bytes.substr(0, start), bytes.substr(start + head, static_cast<std::size_t>(size))};
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const Real original = real();
  if (size == 0) return 0;
  const std::string_view input = fuzz::text(bytes, size).substr(1);
  use(input);
  std::string content = original.content;
  for (std::size_t at = 0; at + 8 <= input.size(); at += 8) {
    std::uint32_t where = 0;
    std::memcpy(&where, input.data() + at, sizeof where);
    std::memcpy(content.data() + where % (content.size() - 4), input.data() + at + 4, 4);
  }
  columns::SnapshotWriter writer;
  writer.raw(original.before.data(), original.before.size());
  writer.begin(2);
  writer.raw(content.data(), content.size());
  writer.end();
  writer.begin(3);
  writer.end();
  use(writer.take());
  return 0;
}
