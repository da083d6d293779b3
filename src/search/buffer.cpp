#include "search/buffer.h"

#include <new>

namespace clause10::search {
namespace {

/// Merges two runs that follow each other.
void merge(const std::uint32_t* from, std::size_t middle, std::size_t size, std::uint32_t* to,
           Order order) {
  std::size_t left = 0;
  std::size_t right = middle;
  for (std::size_t i = 0; i < size; ++i) {
    const bool takes_right = left == middle || (right < size && order(from[right], from[left]));
    to[i] = from[takes_right ? right++ : left++];
  }
}

}  // namespace

BufferBase::~BufferBase() {
  ::operator delete(bytes_);
}

void BufferBase::reserve_bytes(std::size_t capacity) {
  if (capacity <= capacity_) return;
  char* const bytes = static_cast<char*>(::operator new(capacity));
  if (size_ > 0) std::memcpy(bytes, bytes_, size_);
  ::operator delete(bytes_);
  bytes_ = bytes;
  capacity_ = capacity;
}

void BufferBase::resize_bytes(std::size_t size) {
  // The first size is taken as it is: most buffers never grow after that.
  if (size > capacity_) reserve_bytes(capacity_ == 0 ? size : size + size / 2);
  if (size > size_) std::memset(bytes_ + size_, 0, size - size_);
  size_ = size;
}

void* BufferBase::append_bytes(std::size_t more) {
  if (size_ + more > capacity_) reserve_bytes(size_ + more + size_ / 2 + 32);
  size_ += more;
  return bytes_ + size_ - more;
}

void merge_sorted(Buffer<std::uint32_t>& numbers, std::size_t first, Order order) {
  const std::size_t size = numbers.size();
  Buffer<std::uint32_t> other;
  other.resize(size);
  for (std::size_t width = 1; width < size - first; width *= 2) {
    for (std::size_t i = first; i < size; i += 2 * width) {
      const std::size_t rest = size - i;
      merge(numbers.data() + i, width < rest ? width : rest, 2 * width < rest ? 2 * width : rest,
            other.data() + i, order);
    }
    if (first > 0) std::memcpy(other.data(), numbers.data(), first * sizeof(std::uint32_t));
    std::swap(numbers, other);
  }
  merge(numbers.data(), first, size, other.data(), order);
  std::swap(numbers, other);
}

}  // namespace clause10::search
