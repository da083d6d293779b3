#include "search/documents.h"

#include "search/length.h"

namespace clause10::search {

void Documents::add(std::uint32_t document, std::uint8_t kind, std::string_view packed,
                    const std::uint8_t* lengths) {
  if (document >= limit()) {
    starts_.resize(document + 1);
    kinds_.resize(document + 1);
    for (std::size_t field = 0; field < fields_; ++field)
      lengths_[field].resize(document + 1);
  }
  starts_[document] = static_cast<std::uint32_t>(bytes_.size()) + 1;
  kinds_[document] = kind;
  append_number(bytes_, static_cast<std::uint32_t>(packed.size()));
  bytes_.append(packed);
  for (std::size_t field = 0; field < fields_; ++field)
    lengths_[field][document] = lengths[field];
  count_lengths(document, true);
  ++count_;
}

void Documents::remove(std::uint32_t document) {
  count_lengths(document, false);
  garbage_ += packed(document).size();
  starts_[document] = 0;
  --count_;
}

void Documents::count_lengths(std::uint32_t document, bool adds) {
  for (std::size_t field = 0; field < fields_; ++field) {
    const std::uint32_t words = length_of_class(lengths_[field][document]);
    if (words == 0) continue;
    Total& total = totals_[field];
    total.documents += adds ? 1 : 0U - 1;
    total.words += adds ? words : 0ULL - words;
  }
}

std::string_view Documents::packed(std::uint32_t document) const {
  const auto* const start = reinterpret_cast<const unsigned char*>(bytes_.data());
  const auto* at = start + (starts_[document] - 1);
  const std::uint32_t size = trusted_number(at);
  return {bytes_.data() + (at - start), size};
}

void Documents::compact() {
  if (garbage_ * 2 < bytes_.size()) return;
  std::string kept;
  kept.reserve(bytes_.size() - garbage_);
  for (std::uint32_t document = 0; document < limit(); ++document) {
    if (!contains(document)) continue;
    const std::string_view occurrences = packed(document);
    starts_[document] = static_cast<std::uint32_t>(kept.size()) + 1;
    append_number(kept, static_cast<std::uint32_t>(occurrences.size()));
    kept.append(occurrences);
  }
  bytes_ = std::move(kept);
  garbage_ = 0;
}

bool Documents::has_room(std::size_t size) const {
  constexpr std::size_t most = 0xF0000000;
  return bytes_.size() + size < most;
}

std::size_t Documents::memory() const {
  std::size_t sum = bytes_.capacity() + starts_.memory() + kinds_.memory();
  for (const auto& field : lengths_)
    sum += field.memory();
  return sum;
}

}  // namespace clause10::search
