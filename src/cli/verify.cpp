#include <string>

#include "cli/command.h"
#include "cli/evidence.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/session.h"
#include "cli/status.h"
#include "codec/json_writer.h"

namespace clause10::cli {
namespace {

std::string counted(std::size_t count, const std::string& what) {
  return std::to_string(count) + ' ' + what + (count == 1 ? "" : "s");
}

void print_for_people(const std::string& file, const Evidence& evidence) {
  std::string out;
  for (const EvidenceFinding& finding : evidence.findings) {
    out += one_line(finding.where) + ": " + one_line(finding.what) + '\n';
  }
  for (const std::string& note : evidence.notes)
    out += one_line(note) + '\n';
  out += file + ": made " + one_line(evidence.made) + "; " + counted(evidence.records, "record") +
         ", " + counted(evidence.saves, "save") + ", " + counted(evidence.files, "file") + ": ";
  out += evidence.findings.empty() ? "verified" : counted(evidence.findings.size(), "finding");
  print(out + '\n');
}

void print_for_machines(const std::string& file, const Evidence& evidence) {
  codec::JsonWriter out;
  out.begin_object();
  out.text("pack", file);
  out.text("made", evidence.made);
  out.truth("verified", evidence.findings.empty());
  out.integer("records", static_cast<std::int64_t>(evidence.records));
  out.integer("saves", static_cast<std::int64_t>(evidence.saves));
  out.integer("files", static_cast<std::int64_t>(evidence.files));
  out.begin_list("findings");
  for (const EvidenceFinding& finding : evidence.findings) {
    out.begin_object();
    out.text("where", finding.where);
    out.text("what", finding.what);
    out.end_object();
  }
  out.end_list();
  out.end_object();
  print(out.take() + '\n');
}

int verify(const Options& options) {
  const auto html = contents(options.input);
  if (!html) return bad_input;
  const Evidence evidence = read_evidence(*html);
  if (!evidence.unreadable.empty()) {
    complain(options.input + ": " + evidence.unreadable + "\n");
    return bad_input;
  }
  if (options.json) {
    print_for_machines(options.input, evidence);
  } else {
    print_for_people(options.input, evidence);
  }
  return evidence.findings.empty() ? clean : violations;
}

}  // namespace

const Command verify_command = {
    "verify",
    "say whether an evidence pack is what was recorded",
    "json",
    "",
    "clause10 verify PACK [--json]\n"
    "  Checks an evidence pack by nothing but itself: what people read in it against what it\n"
    "  holds, each record against the chain of its saves, the chain against the notes in the\n"
    "  platform's history, and each file against its hash. It cannot know whether the whole pack\n"
    "  was made up: for that, compare its notes with the platform.\n"
    "  Exit status: 0 nothing to say against it, 1 something is not what was recorded, 2 it is no\n"
    "  evidence pack.\n",
    &verify};

}  // namespace clause10::cli
