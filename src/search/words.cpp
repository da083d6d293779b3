#include "search/words.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "search/fold.h"

namespace clause10::search {
namespace {

// Most characters are ASCII: the folded letter or digit, 0 for what parts words.
constexpr std::array<char, 128> make_ascii() {
  std::array<char, 128> table{};
  for (std::size_t c = '0'; c <= '9'; ++c) {
    table[c] = static_cast<char>(c);
  }
  for (std::size_t c = 'a'; c <= 'z'; ++c) {
    table[c] = static_cast<char>(c);
    table[c - 0x20] = static_cast<char>(c);
  }
  return table;
}
constexpr std::array<char, 128> ascii = make_ascii();

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::uint32_t hash_of(const char* bytes, std::size_t size) {
  std::uint64_t hash = 0x9E3779B97F4A7C15ULL * (size + 1);
  for (std::size_t i = 0; i < size; i += 8) {
    std::uint64_t part = 0;
    std::memcpy(&part, bytes + i, sizeof part);
    hash = (hash ^ part) * 0xFF51AFD7ED558CCDULL;
    hash ^= hash >> 32U;
  }
  return static_cast<std::uint32_t>(hash);
}

}  // namespace

std::uint32_t hash_of_form(std::string_view form) {
  char bytes[max_word_bytes + 8] = {};
  std::memcpy(bytes, form.data(), std::min(form.size(), max_word_bytes));
  return hash_of(bytes, std::min(form.size(), max_word_bytes));
}

bool Words::next(Word& word) {
  if (in_run_ && next_in_run(word)) return true;
  size_ = 0;
  word.begin = at_;
  while (at_ < text_.size()) {
    const auto byte = static_cast<unsigned char>(text_[at_]);
    if (byte < 0x80) {
      if (const char letter = ascii[byte]; letter != 0) {
        if (size_ == 0) word.begin = at_;
        if (size_ < max_word_bytes) buffer_[size_++] = letter;
        word.end = ++at_;
        continue;
      }
      const bool joins = (byte == '.' || byte == ',') && size_ > 0 && is_digit(text_[at_ - 1]) &&
                         at_ + 1 < text_.size() && is_digit(text_[at_ + 1]);
      if (joins) {
        if (size_ < max_word_bytes) buffer_[size_++] = '.';
        ++at_;
        continue;
      }
      if (size_ > 0) break;
      ++at_;
      continue;
    }
    const std::size_t start = at_;
    const Folded folded = fold(text_, at_);
    if (folded.kind == Letter::syllable) {
      at_ = start;
      if (size_ > 0) break;
      in_run_ = true;
      pair_at_ = start;
      return next_in_run(word);
    }
    if (folded.kind == Letter::ignored) {
      if (size_ > 0) word.end = at_;
      continue;
    }
    if (folded.kind == Letter::separator) {
      if (size_ > 0) break;
      continue;
    }
    if (size_ == 0) word.begin = start;
    if (size_ + folded.size <= max_word_bytes) {
      std::memcpy(buffer_ + size_, folded.bytes, sizeof folded.bytes);
      size_ += folded.size;
    }
    word.end = at_;
  }
  if (size_ == 0) return false;
  finish(word);
  return true;
}

/// The next pair of a run of syllables, or its only one; false when the run has ended.
bool Words::next_in_run(Word& word) {
  const bool first = pair_at_ == at_;
  std::size_t found = 0;
  std::size_t second = 0;
  std::size_t position = pair_at_;
  size_ = 0;
  while (found < 2 && position < text_.size()) {
    const std::size_t start = position;
    const Folded folded = fold(text_, position);
    if (folded.kind == Letter::ignored) continue;
    if (folded.kind != Letter::syllable) break;
    if (found == 1) second = start;
    ++found;
    std::memcpy(buffer_ + size_, folded.bytes, sizeof folded.bytes);
    size_ += folded.size;
    word.end = position;
  }
  if (found < 2 && !first) {
    at_ = word.end;  // the last syllable was the second one of the pair before
    in_run_ = false;
    return false;
  }
  word.begin = pair_at_;
  if (found == 2) {
    pair_at_ = second;
  } else {
    at_ = word.end;
    in_run_ = false;
  }
  finish(word);
  return true;
}

void Words::finish(Word& word) {
  std::memset(buffer_ + size_, 0, 8);
  word.folded = {buffer_, size_};
  word.hash = hash_of(buffer_, size_);
  const auto is_capital = [&](std::size_t i) { return text_[i] >= 'A' && text_[i] <= 'Z'; };
  word.abbreviation = size_ == 2 && word.end - word.begin == 2 && is_capital(word.begin) &&
                      is_capital(word.begin + 1) && has_small_letters();
}

bool Words::has_small_letters() {
  if (small_ < 0) {
    const bool found =
        std::any_of(text_.begin(), text_.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    small_ = found ? 1 : 0;
  }
  return small_ == 1;
}

}  // namespace clause10::search
