#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clause10::columns {

class SnapshotReader;
class SnapshotWriter;

/// A number that depends on all bytes of the text; the same in every build.
std::uint64_t hash_of(std::string_view text);

/// Texts by number, in the order in which they first came. None is ever forgotten.
class Dictionary {
 public:
  static constexpr std::uint32_t unknown = ~std::uint32_t{0};

  /// The text's number; a new one when it has none.
  std::uint32_t add(std::string_view text);
  /// Its number, or `unknown`.
  std::uint32_t find(std::string_view text) const;
  /// A view until the next add.
  std::string_view text(std::uint32_t number) const;
  std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }
  std::size_t bytes() const;

  void save(SnapshotWriter& writer) const;
  /// Into a dictionary just made.
  void load(SnapshotReader& reader);

 private:
  std::size_t slot_of(std::string_view text) const;
  void grow();

  std::string letters_;
  std::vector<std::uint32_t> ends_;
  std::vector<std::uint32_t> slots_;  ///< number + 1, 0 for a free slot; a power of two
};

}  // namespace clause10::columns
