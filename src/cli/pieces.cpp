#include "cli/pieces.h"

#include <algorithm>

namespace clause10::cli {
namespace {

bool is_space(int c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

}  // namespace

int Pieces::peek() {
  if (at_ == filled_) {
    buffer_.resize(65536);
    filled_ = std::fread(buffer_.data(), 1, buffer_.size(), stream_);
    at_ = 0;
    if (filled_ == 0) return end_of_input;
  }
  return static_cast<unsigned char>(buffer_[at_]);
}

int Pieces::take() {
  const int c = peek();
  if (c == end_of_input) return c;
  ++at_;
  ++offset_;
  if (c == '\n') {
    ++line_;
    column_ = 1;
  } else if ((static_cast<unsigned>(c) & 0xC0U) != 0x80U) {
    ++column_;
  }
  return c;
}

void Pieces::skip_space() {
  while (is_space(peek())) {
    take();
  }
}

void Pieces::begin(Piece& piece) {
  text_.clear();
  size_ = 0;
  depth_ = 0;
  objects_ = 0;
  in_text_ = false;
  escaped_ = false;
  piece = {};
  piece.index = count_++;
  piece.offset = offset_;
  piece.line = line_;
  piece.column = column_;
}

void Pieces::keep(char c) {
  ++size_;
  if (text_.size() < largest_) text_ += c;
}

bool Pieces::finish(Piece& piece) {
  piece.text = text_;
  piece.size = size_;
  return true;
}

bool Pieces::fault(Piece& piece, std::string_view what) {
  begin(piece);
  piece.fault = what;
  form_ = Form::over;
  return true;
}

/// Follows the nesting. A text ends with its line, since JSON has no line break in it: so a missing
/// quotation mark does not swallow what follows.
void Pieces::scan(char c) {
  if (in_text_) {
    if (c == '\n' || (c == '"' && !escaped_)) in_text_ = false;
    escaped_ = c == '\\' && !escaped_;
    return;
  }
  escaped_ = false;
  if (c == '"') in_text_ = true;
  if (c == '{' || c == '[') {
    ++depth_;
    objects_ = objects_ << 1U | (c == '{' ? 1U : 0U);
  }
  if ((c == '}' || c == ']') && depth_ > 0) {
    --depth_;
    objects_ >>= 1U;
  }
}

/// A byte order mark says nothing in UTF-8 and is passed over.
void Pieces::start() {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  peek();
  if (filled_ - at_ >= mark.size() && std::equal(mark.begin(), mark.end(), buffer_.begin())) {
    at_ += mark.size();
    offset_ += mark.size();
  }
  skip_space();
}

bool Pieces::next(Piece& piece) {
  switch (form_) {
    case Form::unknown:
      return first(piece);
    case Form::lines:
      return line(piece);
    case Form::values:
      return value(piece);
    case Form::array:
      return item(piece);
    case Form::over:
      break;
  }
  return false;
}

/// What the first line is decides: a whole value (or a broken one before a line that begins
/// another), then one record a line; else a value over several lines.
bool Pieces::first(Piece& piece) {
  start();
  if (peek() == '[') {
    take();
    form_ = Form::array;
    is_list_ = true;
    return item(piece);
  }
  if (peek() == end_of_input) {
    form_ = Form::over;
    return false;
  }
  begin(piece);
  char before = ' ';
  while (peek() != end_of_input && peek() != '\n') {
    const char c = static_cast<char>(take());
    scan(c);
    keep(c);
    if (!is_space(c)) before = c;
  }
  form_ = Form::lines;
  if (depth_ == 0) return finish(piece);
  const int end = take();
  if (peek() == '{' && before != ':') return finish(piece);
  form_ = Form::values;
  if (end != end_of_input) {
    scan('\n');
    keep('\n');
  }
  while (depth_ > 0 && peek() != end_of_input) {
    const char c = static_cast<char>(take());
    scan(c);
    keep(c);
  }
  return finish(piece);
}

bool Pieces::line(Piece& piece) {
  skip_space();
  if (peek() == end_of_input) return false;
  begin(piece);
  while (peek() != end_of_input && peek() != '\n') {
    keep(static_cast<char>(take()));
  }
  return finish(piece);
}

bool Pieces::value(Piece& piece) {
  skip_space();
  if (peek() == end_of_input) return false;
  begin(piece);
  do {
    const char c = static_cast<char>(take());
    scan(c);
    keep(c);
  } while (peek() != end_of_input && (depth_ > 0 || (text_[0] != '{' && peek() != '\n')));
  return finish(piece);
}

bool Pieces::item(Piece& piece) {
  skip_space();
  if (peek() == end_of_input) {
    return fault(piece, "the list is not closed: ] is missing at the end; is the input cut off?");
  }
  if (peek() == ']' && !item_expected_) {
    take();
    skip_space();
    if (peek() == end_of_input) {
      form_ = Form::over;
      return false;
    }
    return fault(piece, "something follows the list; one list, or one record a line");
  }
  begin(piece);
  std::uint64_t comma = 0;  // bytes before one in an object, while nothing stands behind it
  while (peek() != end_of_input) {
    if (depth_ == 0 && !in_text_ && (peek() == ',' || peek() == ']')) break;
    if (comma > 0 && peek() == '{') {
      // In an object a name would stand here: a brace is missing, and this is the next item.
      size_ = comma;
      text_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(comma, text_.size())));
      item_expected_ = true;
      return finish(piece);
    }
    const char c = static_cast<char>(take());
    if (!is_space(c)) comma = c == ',' && !in_text_ && in_object() ? size_ : 0;
    scan(c);
    keep(c);
  }
  item_expected_ = peek() == ',';
  if (item_expected_) take();
  return finish(piece);
}

}  // namespace clause10::cli
