#include "cli/options.h"

#include <cstddef>
#include <optional>
#include <utility>

namespace clause10::cli {
namespace {

Options read_check(const std::vector<std::string>& arguments) {
  CheckOptions options;
  std::optional<std::string> record;
  const std::vector<std::pair<std::string, std::string*>> named = {{"--pack", &options.pack},
                                                                   {"--today", &options.today},
                                                                   {"--profile", &options.profile},
                                                                   {"--locale", &options.locale}};
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    std::string* into = nullptr;
    for (const auto& [name, target] : named) {
      if (argument == name) into = target;
    }
    if (into != nullptr) {
      if (i + 1 == arguments.size()) return UsageError{argument + " needs a value"};
      *into = arguments[++i];
    } else if (argument == "--json") {
      options.json = true;
    } else if (argument.starts_with("--")) {
      return UsageError{"unknown option " + argument};
    } else if (record) {
      return UsageError{"one record at a time: " + *record + " and " + argument};
    } else {
      record = argument;
    }
  }
  if (options.pack.empty()) return UsageError{"--pack is missing: which rules?"};
  if (options.today.empty()) {
    return UsageError{"--today is missing: the engine never asks a clock what day it is"};
  }
  if (record) options.record = *record;
  return options;
}

}  // namespace

Options read_options(const std::vector<std::string>& arguments) {
  if (arguments.empty()) return UsageError{"what is to be done?"};
  if (arguments[0] == "check") return read_check(arguments);
  if (arguments[0] == "lint") {
    if (arguments.size() != 2) return UsageError{"lint takes one pack"};
    return LintOptions{arguments[1]};
  }
  return UsageError{"unknown command " + arguments[0]};
}

}  // namespace clause10::cli
