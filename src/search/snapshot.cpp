#include <algorithm>
#include <cstring>

#include "search/index.h"
#include "search/length.h"

// An index as bytes:
//   "C10S", version, number of fields
//   number of forms; each: size, bytes
//   limit of document numbers; each: 0, or 1 + size of its occurrences, kind, occurrences
//   checksum of all before, 8 bytes
// Numbers as in bytes.h. Counts, lengths and postings follow from that and are made anew.

namespace clause10::search {
namespace {

constexpr std::string_view magic = "C10S\x01";
constexpr std::size_t checksum_size = 8;

std::uint64_t sum_of(std::string_view bytes) {
  std::uint64_t sum = 0x9E3779B97F4A7C15ULL ^ bytes.size();
  const auto mix = [&sum](std::uint64_t part) {
    sum = (sum ^ part) * 0xFF51AFD7ED558CCDULL;
    sum ^= sum >> 29U;
  };
  for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
    std::uint64_t part = 0;
    std::memcpy(&part, bytes.data(), sizeof part);
    mix(part);
  }
  for (const char c : bytes)
    mix(static_cast<unsigned char>(c));
  return sum;
}

/// Occurrences as they may be: forms and fields that exist, frequencies in range, no field or form
/// of a field twice; and the length of each field.
bool is_sound(std::string_view packed, FormId first, FormId forms, std::size_t fields,
              std::uint32_t* lengths) {
  ByteReader reader(packed);
  while (!reader.at_end()) {
    const std::size_t field = reader.byte();
    if (field >= fields) return false;
    const std::uint32_t count = reader.number();
    if (count == 0 || count > packed.size()) return false;
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t coded = reader.number();
      const FormId form = coded >> 1U;
      const std::uint32_t frequency = (coded & 1U) != 0 ? reader.byte() : 1U;
      if (!reader.ok() || form < first || form >= forms) return false;
      if (frequency < 1 || frequency > max_frequency) return false;
      lengths[field] += frequency;
    }
  }
  return reader.ok();
}

}  // namespace

std::string Index::checksum(std::string_view bytes) {
  const std::uint64_t sum = sum_of(bytes);
  return {reinterpret_cast<const char*>(&sum), checksum_size};
}

void Index::save(std::string& out) const {
  const std::size_t start = out.size();
  out += magic;
  out += static_cast<char>(fields());

  // Forms that no document holds any more are left behind.
  Buffer<FormId> numbers;
  numbers.assign(forms_.size(), no_form);
  FormId kept = forms_.first_real();
  for (FormId form = kept; form < forms_.size(); ++form) {
    if (forms_.count(form) > 0) numbers[form] = kept++;
  }
  append_number(out, kept - forms_.first_real());
  for (FormId form = forms_.first_real(); form < forms_.size(); ++form) {
    if (numbers[form] == no_form) continue;
    append_number(out, static_cast<std::uint32_t>(forms_.text(form).size()));
    out += forms_.text(form);
  }

  append_number(out, documents_.limit());
  std::string packed;
  for (std::uint32_t document = 0; document < documents_.limit(); ++document) {
    if (!contains(document)) {
      append_number(out, 0);
      continue;
    }
    packed.clear();
    Documents::visit_runs(
        documents_.packed(document),
        [&packed](std::uint8_t field, std::uint32_t count) {
          packed += static_cast<char>(field);
          append_number(packed, count);
        },
        [&](const Occurrence& each) {
          append_occurrence(packed, numbers[each.form], each.frequency);
        });
    append_number(out, static_cast<std::uint32_t>(packed.size()) + 1);
    out += static_cast<char>(documents_.kind(document));
    out += packed;
  }
  out += checksum(std::string_view(out).substr(start));
}

bool Index::load(std::string_view bytes) {
  clear();
  if (read(bytes)) return true;
  clear();
  return false;
}

bool Index::read(std::string_view bytes) {
  if (bytes.size() < magic.size() + checksum_size) return false;
  const std::string_view content = bytes.substr(0, bytes.size() - checksum_size);
  if (!bytes.ends_with(checksum(content)) || !content.starts_with(magic)) return false;

  ByteReader reader(content.substr(magic.size()));
  if (reader.byte() != fields()) return false;
  for (std::uint32_t left = reader.number(); left > 0; --left) {
    const std::string_view form = reader.take(reader.number());
    if (form.empty() || form.size() > max_word_bytes) return false;
    // A stop word or the same form twice keeps its number: not what was written.
    const FormId expected = forms_.size();
    if (forms_.intern(form, hash_of_form(form)) != expected) return false;
  }
  const std::uint32_t limit = reader.number();
  if (limit > max_documents) return false;
  for (std::uint32_t document = 0; document < limit && reader.ok(); ++document) {
    const std::uint32_t size = reader.number();
    if (size == 0) continue;
    const std::uint8_t kind = reader.byte();
    const std::string_view packed = reader.take(size - 1);
    std::uint32_t words[max_fields] = {};
    if (!reader.ok() || !documents_.has_room(packed.size())) return false;
    if (!is_sound(packed, forms_.first_real(), forms_.size(), fields(), words)) return false;
    std::uint8_t lengths[max_fields] = {};
    std::transform(std::begin(words), std::end(words), lengths, length_class);
    keep(document, kind, packed, lengths);
  }
  return reader.ok() && reader.at_end();
}

}  // namespace clause10::search
