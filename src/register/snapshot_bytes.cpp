#include "register/snapshot_bytes.h"

#include <algorithm>
#include <array>
#include <bit>

namespace clause10::columns {
namespace {

// Odd, so that multiplying loses nothing: whatever differs in a word still differs in the end.
constexpr std::uint64_t spread = 0x9E3779B97F4A7C15;

struct SectionHead {
  std::uint32_t kind;
  std::uint32_t reserved;
  std::uint64_t size;
  std::uint64_t checksum;
};

std::size_t padding(std::size_t size) {
  return (8 - size % 8) % 8;
}

}  // namespace

std::uint64_t checksum_of(std::string_view bytes) {
  // Four lanes side by side, since each step waits for the one before it.
  std::array<std::uint64_t, 4> lanes = {1, 2, 3, 4};
  std::array<std::uint64_t, 4> words = {};
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= sizeof words; left -= sizeof words, at += sizeof words) {
    std::memcpy(words.data(), at, sizeof words);
    for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
      lanes[lane] = std::rotl((lanes[lane] ^ words[lane]) * spread, 29);
    }
  }
  words = {};
  if (left != 0) std::memcpy(words.data(), at, left);
  std::uint64_t sum = bytes.size() * spread;
  for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
    sum = std::rotl((sum ^ lanes[lane]) * spread, 31);
    sum = std::rotl((sum ^ words[lane]) * spread, 29);
  }
  return sum ^ sum >> 32;
}

void SnapshotWriter::begin(std::uint32_t kind) {
  const SectionHead head{kind, 0, 0, 0};
  begin_ = bytes_.size();
  raw(&head, sizeof head);
}

void SnapshotWriter::end() {
  SectionHead head{};
  std::memcpy(&head, bytes_.data() + begin_, sizeof head);
  const std::string_view content = std::string_view(bytes_).substr(begin_ + sizeof head);
  const std::size_t size = content.size();
  head.size = size;
  head.checksum = checksum_of(content) ^ head.kind;
  std::memcpy(bytes_.data() + begin_, &head, sizeof head);
  bytes_.append(padding(size), '\0');
}

SnapshotReader SnapshotReader::section(std::uint32_t kind) {
  SectionHead head{};
  raw(&head, sizeof head);
  expect(head.kind == kind && head.reserved == 0 && head.size <= rest_.size());
  const std::string_view content = take(static_cast<std::size_t>(head.size));
  const std::string_view zeros = take(padding(content.size()));
  expect(std::all_of(zeros.begin(), zeros.end(), [](char c) { return c == '\0'; }));
  if (ok_) expect((checksum_of(content) ^ kind) == head.checksum);
  SnapshotReader reader(ok_ ? content : std::string_view());
  reader.ok_ = ok_;
  return reader;
}

}  // namespace clause10::columns
