#pragma once
#include <string>
#include <variant>
#include <vector>

namespace clause10::cli {

struct CheckOptions {
  std::string pack;   ///< file
  std::string today;  ///< YYYY-MM-DD
  std::string profile = "default";
  std::string locale = "en";
  bool json = false;
  std::string record = "-";  ///< file, or - for standard input
};

struct LintOptions {
  std::string pack;  ///< file
};

/// What was asked for wrongly.
struct UsageError {
  std::string message;
};

using Options = std::variant<CheckOptions, LintOptions, UsageError>;

/// Reads the arguments after the command's own name.
Options read_options(const std::vector<std::string>& arguments);

}  // namespace clause10::cli
