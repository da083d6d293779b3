#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// Bytes of a snapshot: little-endian, as they lie in memory on every machine this runs on.
namespace clause10::columns {

/// A number that any change of a single byte changes, at several bytes a clock cycle. Against
/// damage, not against forgery.
std::uint64_t checksum_of(std::string_view bytes);

/// Puts sections one behind the other: kind, length, checksum, content, zeros up to a multiple of
/// eight bytes.
class SnapshotWriter {
 public:
  void begin(std::uint32_t kind);
  void end();

  template <class T>
  void number(T value) {
    static_assert(std::is_integral_v<T>);
    raw(&value, sizeof value);
  }
  void raw(const void* bytes, std::size_t size) {
    bytes_.append(static_cast<const char*>(bytes), size);
  }
  /// Length and bytes.
  void text(std::string_view text) {
    number(static_cast<std::uint32_t>(text.size()));
    bytes_ += text;
  }
  template <class T>
  void list(const std::vector<T>& items) {
    number(static_cast<std::uint32_t>(items.size()));
    raw(items.data(), items.size() * sizeof(T));
  }

  void reserve(std::size_t bytes) { bytes_.reserve(bytes); }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
  std::size_t begin_ = 0;
};

/// Reads what nobody vouches for. Once something does not fit, ok() is false and stays so, and all
/// further reads yield zeros and empty texts; lengths are compared with what is there before
/// anything is made of them.
class SnapshotReader {
 public:
  explicit SnapshotReader(std::string_view bytes) : rest_(bytes) {}

  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }
  /// What was read cannot be.
  void fail() { ok_ = false; }
  void expect(bool holds) { ok_ = ok_ && holds; }

  template <class T>
  T number() {
    static_assert(std::is_integral_v<T>);
    T value = 0;
    raw(&value, sizeof value);
    return value;
  }
  void raw(void* to, std::size_t size) {
    const std::string_view bytes = take(size);
    if (ok_ && size != 0) std::memcpy(to, bytes.data(), size);
  }
  std::string_view take(std::size_t size) {
    if (size > rest_.size()) ok_ = false;
    if (!ok_) return {};
    const std::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return bytes;
  }
  std::string_view text() { return take(number<std::uint32_t>()); }
  template <class T>
  std::vector<T> list() {
    const std::string_view bytes = take(std::size_t{number<std::uint32_t>()} * sizeof(T));
    std::vector<T> items(bytes.size() / sizeof(T));
    if (!items.empty()) std::memcpy(items.data(), bytes.data(), bytes.size());
    return items;
  }

  /// What was not read yet.
  std::string_view rest() const { return rest_; }

  /// The content of the next section, which must be of that kind and whole.
  SnapshotReader section(std::uint32_t kind);

 private:
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace clause10::columns
