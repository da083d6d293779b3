// The clause10 command. Exit status: see status.h.

#include <array>
#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <variant>
#include <vector>

#include "clause10/version.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/status.h"
#include "model/suggest.h"

namespace clause10::cli {
namespace {

constexpr std::array<const Command*, 7> commands = {
    &check_command,   &due_command,    &explain_command, &lint_command,
    &migrate_command, &survey_command, &verify_command};

std::string overview() {
  std::string text = "clause10 " + std::string(version()) +
                     ": the rules of ISO/IEC 27001 clause 10 on the command line\n\n";
  for (const Command* each : commands) {
    text += "  clause10 ";
    text += each->name;
    text.append(10 - each->name.size(), ' ');
    text += std::string(each->summary) + "\n";
  }
  return text + "\nclause10 COMMAND --help says what a command takes.\n";
}

int usage_error(const std::string& message) {
  complain("clause10: " + message + "\n");
  return bad_input;
}

const Command* command_of(const std::string& name) {
  for (const Command* each : commands) {
    if (each->name == name) return each;
  }
  return nullptr;
}

/// The option of `needs` that was not given, or an empty text.
std::string_view missing(const Command& command, const Options& options) {
  if (command.needs.find("rule") != std::string_view::npos && options.rule.empty()) return "rule";
  if (command.needs.find("today") != std::string_view::npos && options.today.empty()) {
    return "today";
  }
  return {};
}

int run(const Command& command, const std::vector<std::string>& arguments) {
  const auto read = read_options(command.takes, arguments);
  const std::string help_hint = "\nclause10 " + std::string(command.name) + " --help says more";
  if (const auto* error = std::get_if<UsageError>(&read)) {
    return usage_error(error->message + help_hint);
  }
  const Options& options = *std::get_if<Options>(&read);
  if (options.help) {
    print(command.help);
    return finish(clean);
  }
  const std::string_view absent = missing(command, options);
  if (absent == "today") {
    return usage_error("--today is missing: the engine never asks a clock what day it is" +
                       help_hint);
  }
  if (!absent.empty()) return usage_error("--" + std::string(absent) + " is missing" + help_hint);
  return finish(command.run(options));
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.empty()) {
    complain(overview());
    return bad_input;
  }
  const std::string& name = arguments.front();
  if (name == "--help" || name == "help") {
    print(overview());
    return finish(clean);
  }
  if (name == "--version") {
    print(std::string(version()) + "\n");
    return finish(clean);
  }
  if (const Command* command = command_of(name)) {
    return run(*command, {arguments.begin() + 1, arguments.end()});
  }
  std::vector<std::string> known;
  known.reserve(commands.size());
  for (const Command* each : commands) {
    known.emplace_back(each->name);
  }
  const std::string suggestion = model::suggest(name, known);
  return usage_error("unknown command " + name + (suggestion.empty() ? "" : "; " + suggestion) +
                     "\n\n" + overview());
}

}  // namespace
}  // namespace clause10::cli

int main(int argc, char** argv) {
#if defined(SIGPIPE)
  // A reader that has seen enough (head, less) is no fault: print() then says that it is gone.
  std::signal(SIGPIPE, SIG_IGN);
#endif
  try {
    return clause10::cli::run(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const std::exception& fault) {
    // Only the standard library throws here: out of memory.
    std::fputs(fault.what(), stderr);
    return clause10::cli::broken;
  }
}
