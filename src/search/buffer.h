#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

namespace clause10::search {

/// What every Buffer does, whatever it holds: compiled once, where std::vector is compiled for each
/// type. An index has a dozen of them, and each would cost a user's download some hundred bytes.
class BufferBase {
 public:
  BufferBase() = default;
  BufferBase(BufferBase&& other) noexcept { swap(other); }
  BufferBase& operator=(BufferBase&& other) noexcept {
    swap(other);
    return *this;
  }
  BufferBase(const BufferBase&) = delete;
  BufferBase& operator=(const BufferBase&) = delete;
  ~BufferBase();

 protected:
  void swap(BufferBase& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
  }
  void resize_bytes(std::size_t size);
  /// Room for so many bytes more behind what is there; where they are.
  void* append_bytes(std::size_t more);
  void reserve_bytes(std::size_t capacity);

  char* bytes_ = nullptr;
  std::size_t size_ = 0;  ///< of bytes
  std::size_t capacity_ = 0;
};

/// A growing array of plain values; new ones are zero.
template <class T>
class Buffer : private BufferBase {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  std::size_t size() const { return size_ / sizeof(T); }
  bool empty() const { return size_ == 0; }
  T* data() { return reinterpret_cast<T*>(bytes_); }
  const T* data() const { return reinterpret_cast<const T*>(bytes_); }
  T* begin() { return data(); }
  T* end() { return data() + size(); }
  const T* begin() const { return data(); }
  const T* end() const { return data() + size(); }
  T& operator[](std::size_t i) { return data()[i]; }
  const T& operator[](std::size_t i) const { return data()[i]; }

  void clear() { size_ = 0; }
  void resize(std::size_t size) { resize_bytes(size * sizeof(T)); }
  /// Grows to this size if it is smaller.
  void cover(std::size_t size) {
    if (size > this->size()) resize(size);
  }
  /// Exactly so many, all with this value.
  void assign(std::size_t size, T value) {
    clear();
    resize(size);
    for (T& each : *this)
      each = value;
  }
  void push_back(const T& value) { std::memcpy(append_bytes(sizeof(T)), &value, sizeof(T)); }

  /// Bytes held.
  std::size_t memory() const { return capacity_; }
};

/// A strict order of numbers, with what it needs to know.
struct Order {
  const void* context;
  bool (*before)(const void* context, std::uint32_t a, std::uint32_t b);

  bool operator()(std::uint32_t a, std::uint32_t b) const { return before(context, a, b); }
};

/// Sorts the numbers from `first` on and merges them with those in front, which are in order.
void merge_sorted(Buffer<std::uint32_t>& numbers, std::size_t first, Order order);

}  // namespace clause10::search
