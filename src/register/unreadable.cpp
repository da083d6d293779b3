#include "register/unreadable.h"

#include <algorithm>
#include <utility>

#include "codec/evaluation_codec.h"
#include "codec/json.h"

namespace clause10::columns {
namespace {

std::string list_of(const model::Diagnostics& errors) {
  // {"errors":[…]} without what is around the list.
  const std::string whole = codec::errors_json(errors);
  const std::size_t begin = whole.find('[');
  return whole.substr(begin, whole.size() - begin - 1);
}

}  // namespace

void Unreadable::add(std::string_view id, std::uint64_t hash, const model::Diagnostics& errors) {
  Entry entry{id.empty() ? "#" + std::to_string(hash) : std::string(id), !id.empty(),
              list_of(errors)};
  const auto same = std::find_if(entries_.begin(), entries_.end(),
                                 [&](const Entry& each) { return each.key == entry.key; });
  if (same != entries_.end()) {
    same->errors = std::move(entry.errors);
  } else if (entries_.size() < most) {
    entries_.push_back(std::move(entry));
  } else {
    ++more_;
  }
}

bool Unreadable::remove(std::string_view key) {
  const auto same = std::find_if(entries_.begin(), entries_.end(),
                                 [&](const Entry& each) { return each.key == key; });
  if (same == entries_.end()) return false;
  entries_.erase(same);
  return true;
}

void Unreadable::save(SnapshotWriter& writer) const {
  writer.number(more_);
  writer.number(static_cast<std::uint32_t>(entries_.size()));
  for (const Entry& each : entries_) {
    writer.number(static_cast<std::uint8_t>(each.has_id));
    writer.text(each.key);
    writer.text(each.errors);
  }
}

void Unreadable::load(SnapshotReader& reader) {
  more_ = reader.number<std::uint64_t>();
  const auto count = reader.number<std::uint32_t>();
  reader.expect(count <= most && (more_ == 0 || count == most));
  for (std::uint32_t i = 0; reader.ok() && i < count; ++i) {
    const bool has_id = reader.number<std::uint8_t>() != 0;
    std::string key(reader.text());
    entries_.push_back({std::move(key), has_id, std::string(reader.text())});
    const auto errors = codec::read_json(entries_.back().errors);
    reader.expect(errors && errors->list() != nullptr);
  }
}

}  // namespace clause10::columns
