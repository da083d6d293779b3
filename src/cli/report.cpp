#include "cli/report.h"

#include <algorithm>
#include <string_view>

#include "model/text.h"

namespace clause10::cli {
namespace {

constexpr std::size_t first_column = 10;

std::string line(std::string_view first, std::string_view rest) {
  return "  " + padded(first, first_column) + one_line(rest) + "\n";
}

std::string text_of(const model::Violation& each) {
  const bool is_warning = each.severity == model::Severity::warning;
  std::string text = line(is_warning      ? "warning"
                          : each.in_force ? "violated"
                                          : "missing",
                          each.message);
  std::string details = each.id;
  if (!each.clause.empty()) details += ", clause " + each.clause;
  if (!each.blocks.empty()) details += ", blocks " + model::join(each.blocks);
  return text + line("", details);
}

/// In force, or in the way of a step that starts here: what a step further on lacks can wait.
bool concerns_now(const model::Evaluation& evaluation, const model::Violation& violation) {
  return violation.in_force ||
         std::any_of(evaluation.transitions.begin(), evaluation.transitions.end(),
                     [&](const auto& way) {
                       return std::find(violation.blocks.begin(), violation.blocks.end(), way.id) !=
                              violation.blocks.end();
                     });
}

/// Of one record's labels, ids or dates: the width of the longest.
template <class Items, class Text>
std::size_t width_of(const Items& items, const Text& text) {
  std::size_t width = 0;
  for (const auto& each : items) {
    width = std::max(width, model::code_points(text(each)));
  }
  return width;
}

std::string transitions(const model::Evaluation& evaluation) {
  const auto id = [](const model::TransitionStatus& each) { return std::string_view(each.id); };
  const std::size_t width = width_of(evaluation.transitions, id);
  std::string text;
  for (const model::TransitionStatus& each : evaluation.transitions) {
    text += line(each.open ? "open" : "blocked",
                 padded(each.id, width) + "  " + each.label + " -> " + each.to_label);
  }
  return text;
}

std::string deadlines(const model::Evaluation& evaluation) {
  const auto label = [](const model::DeadlineStatus& each) { return std::string_view(each.label); };
  const std::size_t width = width_of(evaluation.deadlines, label);
  std::string text;
  for (const model::DeadlineStatus& each : evaluation.deadlines) {
    text += line("due", each.due.text() + "  " + padded(each.label, width) + "  " +
                            cli::text_of(each) + (each.frozen ? "" : " (projected)"));
  }
  return text;
}

}  // namespace

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t length = model::code_points(text);
  return std::string(text) + std::string(width > length ? width - length : 0, ' ');
}

std::string one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    // U+0080 to U+009F are C2 80 to C2 9F.
    const bool wide =
        c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    line += c < 0x20 || c == 0x7F || wide ? ' ' : text[i];
    if (wide) ++i;
  }
  return line;
}

std::string heading(const Item& item, const std::string& locale) {
  const model::RecordType& type = *item.subject.type;
  const model::State* state = model::by_id(type.states, item.record.state);
  const model::Value* title = model::find(item.record.fields, type.title_field);
  std::string text = std::string(type.label.in(locale)) + " " + one_line(item.record.id);
  if (title != nullptr && title->text() != nullptr) text += "  " + one_line(*title->text());
  return text + "  [" +
         (state == nullptr ? item.record.state : std::string(state->label.in(locale))) + "]\n";
}

std::string text_of(const model::DeadlineStatus& deadline) {
  const std::int64_t days = deadline.days_left < 0 ? -deadline.days_left : deadline.days_left;
  const std::string counted = std::to_string(days) + (days == 1 ? " day" : " days");
  switch (deadline.status) {
    case model::DeadlineState::upcoming:
      return "in " + counted;
    case model::DeadlineState::due_today:
      return "due today";
    case model::DeadlineState::overdue:
      return "overdue by " + counted;
    case model::DeadlineState::met:
      break;
  }
  return "met";
}

std::string text_of(const model::Evaluation& evaluation) {
  std::string text;
  std::size_t later = 0;
  for (const model::Violation& each : evaluation.violations) {
    if (concerns_now(evaluation, each)) {
      text += text_of(each);
    } else {
      ++later;
    }
  }
  for (const model::WaivedViolation& each : evaluation.waived) {
    text += line("waived", each.violation.message);
    text += line(
        "", each.violation.id + ", by " + each.by.name + " on " + each.on + ": " + each.reason);
  }
  if (later > 0) text += line("later", std::to_string(later) + " more for the steps after these");
  return text + transitions(evaluation) + deadlines(evaluation);
}

}  // namespace clause10::cli
