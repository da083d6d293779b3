#include "register/dictionary.h"

#include "register/bytes.h"

namespace clause10::columns {
namespace {

constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;

std::uint64_t mixed(std::uint64_t value) {
  value *= factor;
  return value ^ (value >> 29);
}

}  // namespace

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = text.size() * factor;
  for (; text.size() > 8; text.remove_prefix(8)) {
    hash = mixed(hash ^ eight_bytes(text.data()));
  }
  return mixed(mixed(hash ^ first_bytes(text)));
}

std::string_view Dictionary::text(std::uint32_t number) const {
  const std::uint32_t begin = number == 0 ? 0 : ends_[number - 1];
  return std::string_view(letters_).substr(begin, ends_[number] - begin);
}

std::size_t Dictionary::slot_of(std::string_view text) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = static_cast<std::size_t>(hash_of(text)) & mask;
  while (slots_[slot] != 0 && !same_text(this->text(slots_[slot] - 1), text)) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

std::uint32_t Dictionary::find(std::string_view text) const {
  if (slots_.empty()) return unknown;
  const std::uint32_t found = slots_[slot_of(text)];
  return found == 0 ? unknown : found - 1;
}

std::uint32_t Dictionary::add(std::string_view text) {
  if (ends_.size() * 4 >= slots_.size() * 3) grow();
  std::uint32_t& slot = slots_[slot_of(text)];
  if (slot == 0) {
    letters_ += text;
    ends_.push_back(static_cast<std::uint32_t>(letters_.size()));
    slot = size();
  }
  return slot - 1;
}

void Dictionary::grow() {
  slots_.assign(slots_.empty() ? 16 : slots_.size() * 2, 0);
  for (std::uint32_t number = 0; number < size(); ++number) {
    slots_[slot_of(text(number))] = number + 1;
  }
}

std::size_t Dictionary::bytes() const {
  return letters_.capacity() + (ends_.capacity() + slots_.capacity()) * sizeof(std::uint32_t);
}

}  // namespace clause10::columns
