#include "search/forms.h"

#include "search/stopwords.h"

namespace clause10::search {

Forms::Forms() {
  starts_.resize(1);
  slots_.resize(1024);
  Words words(stop_words());
  for (Word word; words.next(word);)
    intern(word.folded, word.hash);
  first_real_ = size();
}

std::size_t Forms::slot_of(std::string_view wanted, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].form_after != 0 &&
         (slots_[at].hash != hash || text(slots_[at].form_after - 1) != wanted)) {
    at = (at + 1) & mask;
  }
  return at;
}

FormId Forms::find(std::string_view text, std::uint32_t hash) const {
  return slots_[slot_of(text, hash)].form_after - 1;  // 0 - 1 is no_form
}

FormId Forms::intern(std::string_view text, std::uint32_t hash) {
  std::size_t at = slot_of(text, hash);
  if (slots_[at].form_after != 0) return slots_[at].form_after - 1;
  if (std::size_t{size()} * 2 >= slots_.size()) {
    grow();
    at = slot_of(text, hash);
  }
  const FormId form = size();
  slots_[at] = {hash, form + 1};
  letters_.append(text);
  starts_.push_back(static_cast<std::uint32_t>(letters_.size()));
  counts_.push_back(0);
  return form;
}

void Forms::grow() {
  Buffer<Slot> old;
  old.resize(slots_.size() * 2);
  std::swap(old, slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.form_after == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].form_after != 0)
      at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

namespace {

/// An abbreviation that would read as a stop word (IT) is kept apart by its capitals.
struct Capitals {
  explicit Capitals(std::string_view folded) {
    for (std::size_t i = 0; i < 2; ++i)
      letters[i] = static_cast<char>(folded[i] - 0x20);
  }
  std::string_view text() const { return {letters, 2}; }
  char letters[2] = {};
};

}  // namespace

FormId Forms::of(const Word& word) const {
  const FormId form = find(word.folded, word.hash);
  if (form >= first_real_) return form;
  if (!word.abbreviation) return no_form;
  const Capitals capitals(word.folded);
  return find(capitals.text(), hash_of_form(capitals.text()));
}

FormId Forms::add(const Word& word) {
  const FormId form = intern(word.folded, word.hash);
  if (form >= first_real_) return form;
  if (!word.abbreviation) return no_form;
  const Capitals capitals(word.folded);
  return intern(capitals.text(), hash_of_form(capitals.text()));
}

std::size_t Forms::memory() const {
  return letters_.capacity() + starts_.memory() + counts_.memory() + slots_.memory();
}

}  // namespace clause10::search
