#include "cli/sorted_lines.h"

#include <algorithm>
#include <optional>

namespace clause10::cli {
namespace {

constexpr std::size_t most_bytes = std::size_t{8} * 1024 * 1024;

/// The next line of a run, or nothing at its end.
std::optional<std::string> next_line(std::FILE* run) {
  std::string line;
  for (int c = std::fgetc(run); c != EOF; c = std::fgetc(run)) {
    line += static_cast<char>(c);
    if (c == '\n') return line;
  }
  return std::nullopt;
}

}  // namespace

// Keys are dates, so all of one length: the line that follows does not take part in the order.
void SortedLines::add(std::string_view key, std::string_view line) {
  key_size_ = key.size();
  lines_.push_back(std::string(key) + std::string(line));
  bytes_ += key.size() + line.size() + sizeof(std::string);
  if (bytes_ > most_bytes) spill();
}

void SortedLines::spill() {
  const std::size_t size = key_size_;
  std::stable_sort(lines_.begin(), lines_.end(), [size](const auto& a, const auto& b) {
    return a.compare(0, size, b, 0, size) < 0;
  });
  File file(std::tmpfile());
  ok_ = ok_ && file != nullptr;
  for (const std::string& each : lines_) {
    if (ok_ && std::fwrite(each.data(), 1, each.size(), file.get()) != each.size()) ok_ = false;
  }
  if (ok_ && std::fflush(file.get()) != 0) ok_ = false;
  if (ok_) {
    std::rewind(file.get());
    runs_.push_back(std::move(file));
  }
  lines_.clear();
  bytes_ = 0;
}

bool SortedLines::each_sorted(const std::function<bool(std::string_view line)>& take) {
  if (!runs_.empty()) {
    spill();
    return ok_ && merge(take);
  }
  const std::size_t size = key_size_;
  std::stable_sort(lines_.begin(), lines_.end(), [size](const auto& a, const auto& b) {
    return a.compare(0, size, b, 0, size) < 0;
  });
  return std::all_of(lines_.begin(), lines_.end(), [&](const std::string& each) {
    return take(std::string_view(each).substr(size));
  });
}

bool SortedLines::merge(const std::function<bool(std::string_view line)>& take) {
  std::vector<std::optional<std::string>> heads;
  for (const File& run : runs_) {
    heads.push_back(next_line(run.get()));
  }
  while (true) {
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < heads.size(); ++i) {
      if (heads[i] &&
          (!first || heads[i]->compare(0, key_size_, *heads[*first], 0, key_size_) < 0)) {
        first = i;
      }
    }
    if (!first) return true;
    if (!take(std::string_view(*heads[*first]).substr(key_size_))) return false;
    heads[*first] = next_line(runs_[*first].get());
  }
}

}  // namespace clause10::cli
