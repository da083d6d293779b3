#include <algorithm>
#include <cstring>
#include <optional>
#include <string>

#include "abi/searched.h"
#include "codec/json.h"
#include "codec/metrics_codec.h"
#include "register/metrics.h"
#include "register/runner.h"
#include "register/snapshot.h"
#include "register/snapshot_bytes.h"
#include "support/register.h"
#include "target.h"

// A snapshot as somebody may forge it who knows the format: the content of a real one with numbers
// changed, and checksums that fit. It is refused, or it is a register that can be used and
// searched. Bytes as they are, without the first, are tried as a snapshot, too.
//
// The input: one byte, which says whether records (even) or search index (odd) are changed, then
// changes of eight bytes each, where (four bytes) and what (four bytes).

namespace {

using namespace clause10;

constexpr columns::SnapshotOrigin origin{"engine", "pack", "1", 1};
constexpr std::size_t head = 24;  // of a section

void use_index(std::string_view bytes, const columns::Store& store) {
  Searched searched(test::register_rules().pack());
  if (!searched.load(bytes, store)) return;
  search::Index& index = searched.index();
  search::Query query;
  query.text = "it quoted straße sa";
  query.prefix = true;
  for (const search::Hit& hit : index.search(query).hits) {
    fuzz::must(store.records() > 0 && index.contains(hit.document));
  }
  fuzz::must(index.search(query).hits.size() == index.search_one_by_one(query).hits.size());
  index.put(0, 0, {"It is something else", "quoted"});
  index.remove(1);
  index.search(query);
  std::string again;
  index.save(again);
  fuzz::must(index.load(again));
}

void use(std::string_view snapshot) {
  test::Register target;
  std::string_view search;
  if (!columns::load(snapshot, origin, target.store, search).empty()) return;
  if (!search.empty()) use_index(search, target.store);
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

/// The section of the store in a snapshot of a few records, what stands before it, and the index
/// without its checksum.
struct Real {
  std::string before;
  std::string content;
  std::string index;
};

Real real() {
  test::Register filled;
  Searched searched(test::register_rules().pack());
  for (int number = 0; number < 6; ++number) {
    const model::Record record = test::any_record(number);
    filled.put(record);
    searched.put(columns::no_row, filled.store.find(record.id), filled.sheet(record));
  }
  std::string index;
  searched.index().save(index);
  const std::string bytes = columns::save(filled.store, origin, index);
  std::uint64_t size = 0;
  std::memcpy(&size, bytes.data() + 16, sizeof size);
  const std::size_t start = 8 + head + static_cast<std::size_t>((size + 7) / 8 * 8);
  std::memcpy(&size, bytes.data() + start + 8, sizeof size);
  index.resize(index.size() - search::Index::checksum("").size());
  return {bytes.substr(0, start), bytes.substr(start + head, static_cast<std::size_t>(size)),
          index};
}

void change(std::string& content, std::string_view changes) {
  for (std::size_t at = 0; at + 8 <= changes.size(); at += 8) {
    std::uint32_t where = 0;
    std::memcpy(&where, changes.data() + at, sizeof where);
    std::memcpy(content.data() + where % (content.size() - 4), changes.data() + at + 4, 4);
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const Real original = real();
  if (size == 0) return 0;
  const std::string_view input = fuzz::text(bytes, size).substr(1);
  use(input);
  std::string content = original.content;
  std::string index = original.index;
  change((bytes[0] & 1U) != 0 ? index : content, input);
  index += search::Index::checksum(index);
  columns::SnapshotWriter writer;
  writer.raw(original.before.data(), original.before.size());
  writer.begin(2);
  writer.raw(content.data(), content.size());
  writer.end();
  writer.begin(3);
  writer.raw(index.data(), index.size());
  writer.end();
  use(writer.take());
  return 0;
}
