#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace clause10::cli {

/// Cuts an input into its records without holding more than one of them: a single JSON value, a
/// JSON array of values, or one value a line (NDJSON), told apart by how the input begins. Where a
/// record is damaged, the next one begins with the next line (NDJSON), or behind the next comma
/// between items (array); an item that lacks a brace ends where the next one begins.
class Pieces {
 public:
  struct Piece {
    std::string_view text;  ///< valid until the next call; cut off when larger than a record may be
    std::uint64_t size = 0;    ///< in bytes, also of what was cut off
    std::uint64_t index = 0;   ///< from 0
    std::uint64_t offset = 0;  ///< of its first byte in the input, from 0
    std::uint64_t line = 1;
    std::uint64_t column = 1;  ///< in characters
    std::string_view fault;    ///< set where the input is damaged between records
  };

  /// The stream must outlive this. `largest` is the number of bytes that are kept of one piece.
  Pieces(std::FILE* stream, std::size_t largest) : stream_(stream), largest_(largest) {}

  /// False at the end, and when reading failed; see std::ferror.
  bool next(Piece& piece);

  /// True when the input is a JSON array; known after the first next().
  bool is_list() const { return is_list_; }

 private:
  enum class Form { unknown, lines, values, array, over };
  static constexpr int end_of_input = -1;

  int peek();
  int take();
  void skip_space();
  void begin(Piece& piece);
  void keep(char c);
  bool finish(Piece& piece);
  bool fault(Piece& piece, std::string_view what);
  void scan(char c);

  void start();
  bool first(Piece& piece);
  bool line(Piece& piece);
  bool value(Piece& piece);
  bool item(Piece& piece);
  bool in_object() const { return depth_ > 0 && (objects_ & 1U) != 0; }

  std::FILE* stream_;
  std::size_t largest_;
  std::vector<char> buffer_;
  std::size_t at_ = 0;
  std::size_t filled_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t column_ = 1;
  std::uint64_t count_ = 0;
  Form form_ = Form::unknown;
  bool is_list_ = false;
  std::string text_;
  std::uint64_t size_ = 0;
  // Where the scan stands in the value: how deep, and in a text or not.
  std::uint64_t depth_ = 0;
  std::uint64_t objects_ = 0;  ///< the innermost 64 levels, from the lowest bit: an object
  bool in_text_ = false;
  bool escaped_ = false;
  bool item_expected_ = false;
};

}  // namespace clause10::cli
