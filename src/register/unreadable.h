#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "register/snapshot_bytes.h"

namespace clause10::columns {

/// Records that could not be taken in, so that they are counted and listed instead of missing. One
/// stays until a record with its id comes in or it is removed.
class Unreadable {
 public:
  struct Entry {
    std::string key;     ///< its id; of one without, "#" and a number made from its bytes
    bool has_id = true;  ///< whether the key is its id
    std::string errors;  ///< JSON: a list of diagnostics
  };
  /// More are counted and not kept.
  static constexpr std::size_t most = 10'000;

  /// `hash` is that of its bytes, `id` empty where none could be read.
  void add(std::string_view id, std::uint64_t hash, const model::Diagnostics& errors);
  /// False when there is none of that key.
  bool remove(std::string_view key);

  const std::vector<Entry>& entries() const { return entries_; }
  std::uint64_t size() const { return entries_.size() + more_; }

  void save(SnapshotWriter& writer) const;
  void load(SnapshotReader& reader);

 private:
  std::vector<Entry> entries_;  ///< in the order in which they came
  std::uint64_t more_ = 0;
};

}  // namespace clause10::columns
