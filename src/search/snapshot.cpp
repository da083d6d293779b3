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

std::uint64_t mixed(std::uint64_t sum, std::uint64_t part) {
  sum = (sum ^ part) * 0xFF51AFD7ED558CCDULL;
  return sum ^ sum >> 29U;
}

std::uint64_t sum_of(std::string_view bytes) {
  // Four sums side by side, since each step waits for the one before it.
  std::uint64_t sums[4] = {1, 2, 3, 4};
  std::uint64_t parts[4];
  std::uint64_t sum = 0x9E3779B97F4A7C15ULL ^ bytes.size();
  for (; bytes.size() >= sizeof parts; bytes.remove_prefix(sizeof parts)) {
    std::memcpy(parts, bytes.data(), sizeof parts);
    for (int i = 0; i < 4; ++i)
      sums[i] = mixed(sums[i], parts[i]);
  }
  for (const std::uint64_t each : sums)
    sum = mixed(sum, each);
  for (const char c : bytes)
    sum = mixed(sum, static_cast<unsigned char>(c));
  return sum;
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
  seen_.cover(forms_.size());
  const std::uint32_t limit = reader.number();
  if (limit > max_documents) return false;
  documents_.reserve(content.size());
  for (std::uint32_t document = 0; document < limit && reader.ok(); ++document) {
    const std::uint32_t size = reader.number();
    if (size == 0) continue;
    const std::uint8_t kind = reader.byte();
    const std::string_view packed = reader.take(size - 1);
    if (!reader.ok() || !documents_.has_room(packed.size())) return false;
    if (!adopt(document, kind, packed)) return false;
  }
  return reader.ok() && reader.at_end();
}

/// Takes in a document from bytes of unknown origin, of which so many can be read as a checksum is
/// long behind its own. Its occurrences have to be as they may be: fields and forms that exist, no
/// form of a text twice, frequencies and numbers of words in range. One pass checks and counts:
/// reopening a register is mostly this.
bool Index::adopt(std::uint32_t document, std::uint8_t kind, std::string_view packed) {
  // A field with a number, or a form with its frequency, is read before the end is asked for.
  static_assert(checksum_size > longest_number);
  const FormId first = forms_.first_real();
  const FormId real = forms_.size() - first;
  const auto* at = reinterpret_cast<const unsigned char*>(packed.data());
  const auto* const end = at + packed.size();
  Seen* const seen_forms = seen_.data();
  std::uint32_t words[max_fields] = {};
  ++commits_;
  while (at < end) {
    const std::size_t field = *at++;
    std::uint32_t left = untrusted_number(at);
    if (field >= fields() || left == 0) return false;
    ++texts_;
    std::uint32_t in_text = 0;
    for (; left > 0 && at < end; --left) {
      const std::uint32_t coded = untrusted_number(at);
      const FormId form = coded >> 1U;
      const std::uint32_t frequency = (coded & 1U) != 0 ? *at++ : 1U;
      if (form - first >= real || frequency - 1 >= max_frequency) return false;
      Seen& seen = seen_forms[form];
      if (seen.text == texts_) return false;
      seen.text = texts_;
      if (seen.document != commits_) forms_.add_document(form);
      seen.document = commits_;
      in_text += frequency;
    }
    if (left > 0 || in_text > max_words) return false;
    words[field] += in_text;
  }
  if (at != end) return false;
  std::uint8_t lengths[max_fields] = {};
  std::transform(std::begin(words), std::end(words), lengths, length_class);
  place(document, kind, packed, lengths);
  return true;
}

}  // namespace clause10::search
