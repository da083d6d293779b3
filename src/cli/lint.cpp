#include <algorithm>
#include <string>

#include "abi/pack_lint.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/session.h"
#include "cli/status.h"
#include "codec/evaluation_codec.h"
#include "codec/json.h"

namespace clause10::cli {
namespace {

using model::Diagnostic;
using model::Diagnostics;

constexpr std::size_t longest_excerpt = 100;

bool is_error(const Diagnostic& finding) {
  return finding.severity == model::Severity::error;
}

std::string_view name_of(model::Severity severity) {
  return severity == model::Severity::error ? "error" : "warning";
}

/// The line of the text in which the finding stands, with a caret under the place; a long line is
/// cut to what is around it.
std::string excerpt(const Diagnostic& finding, std::string_view text) {
  if (!finding.offset || *finding.offset > text.size()) return {};
  const auto offset = static_cast<std::size_t>(*finding.offset);
  std::size_t start = text.substr(0, offset).rfind('\n');
  start = start == std::string_view::npos ? 0 : start + 1;
  if (offset - start > longest_excerpt) start = offset - longest_excerpt / 2;
  // A cut must not leave the half of a character.
  while (start < offset && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) {
    ++start;
  }
  std::size_t end = std::min(text.find('\n', offset), text.size());
  end = std::min(end, start + longest_excerpt);
  while (end > offset && end < text.size() &&
         (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  if (end < offset) return {};
  std::size_t column = 0;
  for (const char c : text.substr(start, offset - start)) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++column;
  }
  return "  | " + one_line(text.substr(start, end - start)) + "\n  | " + std::string(column, ' ') +
         "^\n";
}

std::string counted(std::size_t count, const std::string& what) {
  return std::to_string(count) + ' ' + what + (count == 1 ? "" : "s");
}

/// Place, message, suggestion and code; below it the pointer and the line with a caret.
std::string text_of(const std::string& file, const Diagnostic& finding, std::string_view text) {
  std::string out = file;
  if (finding.line && finding.column) {
    out += ':' + std::to_string(*finding.line) + ':' + std::to_string(*finding.column);
  }
  out += ": " + std::string(name_of(finding.severity)) + ": " + one_line(finding.message);
  if (!finding.suggestion.empty()) out += "; " + one_line(finding.suggestion);
  out += " [" + finding.code + "]\n";
  if (!finding.pointer.empty()) out += "  at " + one_line(finding.pointer) + '\n';
  return out + excerpt(finding, text);
}

void print_for_people(const std::string& file, const Diagnostics& findings, std::string_view text) {
  std::string out;
  for (const Diagnostic& finding : findings) {
    out += text_of(file, finding, text);
  }
  const auto errors =
      static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), is_error));
  out += file + ": ";
  out += findings.empty()
             ? "sound"
             : counted(errors, "error") + ", " + counted(findings.size() - errors, "warning");
  print(out + '\n');
}

void print_for_machines(const std::string& file, const Diagnostics& findings) {
  codec::JsonWriter out;
  out.begin_object();
  out.text("pack", file);
  out.truth("sound", std::none_of(findings.begin(), findings.end(), is_error));
  out.begin_list("findings");
  for (const Diagnostic& finding : findings) {
    out.begin_object();
    codec::write_members(out, finding);
    out.text("severity", name_of(finding.severity));
    out.end_object();
  }
  out.end_list();
  out.end_object();
  print(out.take() + '\n');
}

int lint(const Options& options) {
  // The pack is what lint reads: --pack FILE and FILE alike.
  const std::string& file = options.pack.empty() ? options.input : options.pack;
  const auto text = contents(file);
  if (!text) return bad_input;
  const Diagnostics findings = abi::lint_pack(*text);
  if (options.json) {
    print_for_machines(file, findings);
  } else {
    print_for_people(file, findings, *text);
  }
  if (std::any_of(findings.begin(), findings.end(), is_error)) return bad_input;
  return findings.empty() ? clean : violations;
}

}  // namespace

const Command lint_command = {
    "lint",
    "say everything that is wrong with a pack",
    "pack today json",
    "",
    "clause10 lint PACK [--json]\n"
    "  Reads a pack and says everything that is wrong with it: errors, for which the engine\n"
    "  refuses it, and warnings about what cannot be meant.\n"
    "  Exit status: 0 nothing to say, 1 warnings only, 2 errors.\n",
    &lint};

}  // namespace clause10::cli
