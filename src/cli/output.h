#pragma once
#include <string>
#include <string_view>

#include "model/diagnostic.h"

/// Answers on standard output, faults on standard error.
namespace clause10::cli {

/// False once nobody reads the output any more or it cannot be written: there is no use in going
/// on.
bool print(std::string_view text);

void complain(std::string_view text);

/// The exit status: the given one, or `broken` with a complaint where an answer could not be
/// written. A closed pipe is no fault: whoever read has seen enough.
int finish(int status);

/// One line each: where, what, a suggestion.
std::string text_of(const std::string& file, const model::Diagnostics& diagnostics);

}  // namespace clause10::cli
