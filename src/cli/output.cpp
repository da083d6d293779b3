#include "cli/output.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace clause10::cli {
namespace {

// The error number of the first write that failed; the command's one output has one fate.
int failure = 0;

void note_failure() {
  if (failure == 0) failure = errno == 0 ? EIO : errno;
}

}  // namespace

bool print(std::string_view text) {
  if (failure == 0 && std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
    note_failure();
  }
  return failure == 0;
}

void complain(std::string_view text) {
  // So that answers and faults stand in the order in which they came about.
  std::fflush(stdout);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

int finish(int status) {
  if (failure == 0 && std::fflush(stdout) != 0) note_failure();
  // Nobody reads on: of a pipe, or of the socket that some programs give instead of one.
  if (failure == 0 || failure == EPIPE || failure == ECONNRESET) return status;
  complain(std::string("clause10: the answer could not be written: ") + std::strerror(failure) +
           "\n");
  return 3;
}

std::string text_of(const std::string& file, const model::Diagnostics& diagnostics) {
  std::string text;
  for (const model::Diagnostic& each : diagnostics) {
    text += file;
    // A line without a byte offset counts within the condition that the pointer names.
    if (each.offset) {
      text += ':' + std::to_string(each.line.value_or(1)) + ':' +
              std::to_string(each.column.value_or(1));
    }
    text += ": " + each.pointer;
    if (!each.offset && each.column) text += " column " + std::to_string(*each.column);
    text += (each.pointer.empty() ? "" : ": ") + each.message;
    if (!each.suggestion.empty()) text += "; " + each.suggestion;
    text += " [" + each.code + "]\n";
  }
  return text;
}

}  // namespace clause10::cli
