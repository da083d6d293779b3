#pragma once
#include <cstddef>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace clause10::cli {

/// Lines in the order of their keys, and of their arrival where keys are the same. Any number of
/// them in little memory: what does not fit is sorted part by part into temporary files, which are
/// gone with this object.
class SortedLines {
 public:
  /// The line ends in its line break.
  void add(std::string_view key, std::string_view line);

  /// False once a temporary file could not be written.
  bool ok() const { return ok_; }

  /// Hands the lines out, once. Stops and returns false when `take` does, or on a failure.
  bool each_sorted(const std::function<bool(std::string_view line)>& take);

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  using File = std::unique_ptr<std::FILE, Close>;

  void spill();
  bool merge(const std::function<bool(std::string_view line)>& take);

  std::vector<std::string> lines_;  ///< key, line
  std::size_t bytes_ = 0;
  std::vector<File> runs_;
  std::size_t key_size_ = 0;
  bool ok_ = true;
};

}  // namespace clause10::cli
