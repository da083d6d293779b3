#include "cli/print.h"

#include <array>
#include <ostream>
#include <string_view>

#include "model/text.h"

namespace clause10::cli {
namespace {

std::string_view words(model::DeadlineState state) {
  static constexpr std::array<std::string_view, 4> texts = {"", "due today", "overdue", "met"};
  return texts[static_cast<std::size_t>(state)];
}

void print_violation(std::ostream& out, const model::Violation& each) {
  const bool is_warning = each.severity == model::Severity::warning;
  out << (is_warning      ? "warning"
          : each.in_force ? "violated"
                          : "missing")
      << "  " << each.message << "\n          " << each.id;
  if (!each.clause.empty()) out << ", clause " << each.clause;
  if (!each.blocks.empty()) out << ", blocks " << model::join(each.blocks);
  out << '\n';
}

void print_deadline(std::ostream& out, const model::DeadlineStatus& each) {
  out << "due       " << each.due.text() << "  " << each.label;
  if (each.status == model::DeadlineState::upcoming) {
    out << ", " << each.days_left << " days left";
  } else {
    out << ", " << words(each.status);
  }
  if (!each.frozen) out << " (projected)";
  out << '\n';
}

}  // namespace

void print(std::ostream& out, const std::string& file, const model::Diagnostics& diagnostics) {
  for (const model::Diagnostic& each : diagnostics) {
    out << file;
    // A line without a byte offset counts within the condition that the pointer names.
    if (each.offset) out << ':' << each.line.value_or(1) << ':' << each.column.value_or(1);
    out << ": " << each.pointer;
    if (!each.offset && each.column) out << " column " << *each.column;
    out << (each.pointer.empty() ? "" : ": ") << each.message;
    if (!each.suggestion.empty()) out << "; " << each.suggestion;
    out << " [" << each.code << "]\n";
  }
}

void print(std::ostream& out, const model::Evaluation& evaluation) {
  out << "state     " << evaluation.state << '\n';
  for (const model::Violation& each : evaluation.violations) {
    print_violation(out, each);
  }
  for (const model::TransitionStatus& each : evaluation.transitions) {
    out << (each.open ? "open      " : "blocked   ") << each.id << '\n';
  }
  for (const model::DeadlineStatus& each : evaluation.deadlines) {
    print_deadline(out, each);
  }
}

}  // namespace clause10::cli
