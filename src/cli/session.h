#pragma once
#include <optional>
#include <string>

#include "cli/options.h"
#include "evaluate/ruleset.h"
#include "model/context.h"

namespace clause10::cli {

/// A pack and the day that records are judged by.
struct Session {
  evaluate::Ruleset ruleset;
  model::Context context;
};

/// The whole of a file, or of standard input for "-"; nothing after a complaint.
std::optional<std::string> contents(const std::string& file);

/// The text of the pack that the options name, or of the shipped one; nothing after a complaint.
std::optional<std::string> pack_text(const Options& options);

/// Loads the pack and reads the context from the options; nothing after a complaint about
/// everything that is wrong with them.
std::optional<Session> open_session(const Options& options);

}  // namespace clause10::cli
