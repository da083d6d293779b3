#include "register/snapshot.h"

#include <algorithm>

#include "register/snapshot_bytes.h"

namespace clause10::columns {
namespace {

constexpr std::string_view magic = "C10 snap";
constexpr std::uint32_t format = 4;

enum Section : std::uint32_t { origin_section = 1, store_section, search_section };

/// Sizes of what depends on the build.
std::uint64_t layout_of(const Plan& plan) {
  std::uint64_t layout = 0;
  for (const TypePlan& type : plan.types) {
    layout = layout * 1'000'003 + type.layout.bytes();
  }
  return layout;
}

model::Diagnostic refusal(std::string code, std::string_view why) {
  return {std::move(code), std::string(why) + "; take the records in anew", ""};
}

}  // namespace

model::Diagnostic damaged(std::string_view where) {
  return refusal("snapshot.damaged", "the snapshot is damaged: " + std::string(where));
}

std::string save(const Store& store, const SnapshotOrigin& origin, std::string_view search) {
  SnapshotWriter writer;
  writer.reserve(store.bytes() + store.bytes() / 8 + search.size());
  writer.raw(magic.data(), magic.size());
  writer.begin(origin_section);
  writer.number(format);
  writer.text(origin.engine);
  writer.number(layout_of(store.plan()));
  writer.text(origin.pack);
  writer.text(origin.version);
  writer.number(origin.text);
  writer.end();
  writer.begin(store_section);
  store.save(writer);
  writer.end();
  writer.begin(search_section);
  writer.raw(search.data(), search.size());
  writer.end();
  return writer.take();
}

model::Diagnostics load(std::string_view bytes, const SnapshotOrigin& origin, Store& store,
                        std::string_view& search) {
  SnapshotReader reader(bytes);
  if (reader.take(magic.size()) != magic) {
    return {refusal("snapshot.damaged", "these bytes are no snapshot of a register")};
  }
  SnapshotReader from = reader.section(origin_section);
  if (!from.ok()) return {damaged("its head")};
  // What follows may be told otherwise in another format.
  if (from.number<std::uint32_t>() != format || from.text() != origin.engine) {
    return {refusal("snapshot.version", "the snapshot was made by another version of the engine")};
  }
  const bool same_layout = from.number<std::uint64_t>() == layout_of(store.plan());
  const bool same_id = from.text() == origin.pack;
  const bool same_version = from.text() == origin.version;
  const bool same_text = from.number<std::uint64_t>() == origin.text;
  if (!from.ok() || !from.at_end()) return {damaged("its head")};
  if (!same_id || !same_version || !same_text) {
    return {refusal("snapshot.otherPack",
                    same_id ? "the snapshot was made with another edition of the pack"
                            : "the snapshot was made with another pack")};
  }
  if (!same_layout) {
    return {refusal("snapshot.version", "the snapshot was made by another version of the engine")};
  }
  SnapshotReader content = reader.section(store_section);
  if (content.ok()) store.load(content);
  if (!content.ok() || !content.at_end()) return {damaged("its records")};
  SnapshotReader index = reader.section(search_section);
  if (!index.ok()) return {damaged("its search index")};
  if (!reader.at_end()) return {damaged("what follows its end")};
  search = index.rest();
  return {};
}

}  // namespace clause10::columns
