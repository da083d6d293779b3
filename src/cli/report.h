#pragma once
#include <string>

#include "cli/records.h"
#include "model/evaluation.h"

/// Answers for people.
namespace clause10::cli {

/// Which record: its type, id, title and state, on one line.
std::string heading(const Item& item, const std::string& locale);

/// What is violated or missing, the steps and the deadlines; indented, in columns.
std::string text_of(const model::Evaluation& evaluation);

/// "in 3 days", "due today", "overdue by 1 day", "met".
std::string text_of(const model::DeadlineStatus& deadline);

/// The text with a space for each control character: a record's text must neither break a line nor
/// talk to the terminal.
std::string one_line(std::string_view text);

/// The text with spaces up to that many characters.
std::string padded(std::string_view text, std::size_t width);

}  // namespace clause10::cli
