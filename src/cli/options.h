#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace clause10::cli {

/// What the arguments ask for. A command looks at what it takes; see Command::takes.
struct Options {
  std::string pack;   ///< file; empty is the ISO 27001 pack that ships with the engine
  std::string today;  ///< YYYY-MM-DD
  std::string profile = "default";
  std::string locale = "en";
  std::string user;                ///< ID or ID:NAME
  std::vector<std::string> roles;  ///< what the user is; empty: not known
  std::vector<std::pair<std::string, std::string>> parameters;  ///< name and value as written
  std::string rule;
  std::string out;  ///< file to be made
  bool violations = false;
  bool json = false;
  bool help = false;
  std::string input = "-";  ///< file, or - for standard input
};

/// What was asked for wrongly, and the way out.
struct UsageError {
  std::string message;
};

/// Reads the arguments after the command's name. `takes` are the names of the options that the
/// command has, without their dashes, separated by spaces.
std::variant<Options, UsageError> read_options(std::string_view takes,
                                               const std::vector<std::string>& arguments);

}  // namespace clause10::cli
