#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

/// Many records as columns. A register keeps its rows in blocks; a block belongs to one record type
/// and holds all of that type's columns for 1,024 rows in one piece of memory, so that rules run
/// over memory that lies together and nothing is copied when a register grows.
namespace clause10::columns {

constexpr std::uint32_t rows_per_block = 1024;
constexpr std::uint32_t words_per_block = rows_per_block / 64;
/// Results are brought up to date in pieces of this many rows: two words of a bitset.
constexpr std::uint32_t rows_per_piece = 128;

/// A row of the register, whatever its type: block × 1,024 + place in the block.
using Row = std::uint32_t;
constexpr Row no_row = ~Row{0};

/// Where the values of one column begin in a block.
template <class T>
struct Column {
  std::uint32_t offset = ~std::uint32_t{0};
  bool exists() const { return offset != ~std::uint32_t{0}; }
};

/// A column of truth values: sixteen words of 64 rows.
struct Bits {
  std::uint32_t offset = ~std::uint32_t{0};
  bool exists() const { return offset != ~std::uint32_t{0}; }
  /// One of several that were added together.
  Bits operator[](std::uint32_t index) const { return {offset + index * (rows_per_block / 8)}; }
};

/// Hands out the places of columns in a block. Every column begins at a multiple of 128 bytes.
class Layout {
 public:
  template <class T>
  Column<T> add() {
    return {take(sizeof(T) * rows_per_block)};
  }
  /// That many columns one after the other; the first of them.
  Bits add_bits(std::size_t count = 1) { return {take(count * (rows_per_block / 8))}; }
  std::uint32_t bytes() const { return bytes_; }

 private:
  std::uint32_t take(std::size_t bytes) {
    const std::uint32_t offset = bytes_;
    bytes_ += static_cast<std::uint32_t>(bytes);
    return offset;
  }
  std::uint32_t bytes_ = 0;
};

/// 1,024 rows of one record type. A block just made is all zeros.
class Block {
 public:
  Block(std::uint32_t type, std::uint32_t bytes)
      : type_(type), bytes_(std::make_unique<std::uint8_t[]>(bytes)) {}

  /// Position in the pack's record types.
  std::uint32_t type() const { return type_; }

  template <class T>
  T* at(Column<T> column) {
    return reinterpret_cast<T*>(bytes_.get() + column.offset);
  }
  template <class T>
  const T* at(Column<T> column) const {
    return reinterpret_cast<const T*>(bytes_.get() + column.offset);
  }
  std::uint64_t* at(Bits column) { return at(Column<std::uint64_t>{column.offset}); }
  const std::uint64_t* at(Bits column) const { return at(Column<std::uint64_t>{column.offset}); }

  void put(Bits column, std::uint32_t place, bool value) {
    std::uint64_t& word = at(column)[place / 64];
    const std::uint64_t bit = std::uint64_t{1} << (place % 64);
    word = value ? word | bit : word & ~bit;
  }
  bool test(Bits column, std::uint32_t place) const {
    return (at(column)[place / 64] >> (place % 64) & 1U) != 0;
  }

  /// All columns, for storing them as they are.
  std::uint8_t* bytes() { return bytes_.get(); }
  const std::uint8_t* bytes() const { return bytes_.get(); }

  std::uint32_t used = 0;   ///< rows that were ever taken; those behind it are empty
  std::uint32_t stale = 0;  ///< one bit for each piece of 128 rows that changed since the rules ran

 private:
  std::uint32_t type_;
  std::unique_ptr<std::uint8_t[]> bytes_;
};

}  // namespace clause10::columns
