#pragma once
#include <string_view>

#include "cli/options.h"

namespace clause10::cli {

/// One command of clause10; each has a file of its own that ends in its definition.
struct Command {
  std::string_view name;
  std::string_view summary;  ///< one line for the overview
  std::string_view takes;    ///< names of its options, separated by spaces
  std::string_view needs;    ///< those of them without which it does not run
  std::string_view help;     ///< what --help prints
  int (*run)(const Options& options);
};

extern const Command check_command;
extern const Command due_command;
extern const Command explain_command;
extern const Command lint_command;
extern const Command migrate_command;
extern const Command survey_command;
extern const Command verify_command;

}  // namespace clause10::cli
