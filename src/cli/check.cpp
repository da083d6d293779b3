#include <algorithm>
#include <cstdint>
#include <string>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/records.h"
#include "cli/report.h"
#include "cli/session.h"
#include "cli/status.h"
#include "codec/evaluation_codec.h"
#include "codec/json.h"

namespace clause10::cli {
namespace {

bool is_violated(const model::Evaluation& evaluation) {
  return std::any_of(evaluation.violations.begin(), evaluation.violations.end(),
                     [](const model::Violation& each) {
                       return each.in_force && each.severity == model::Severity::error;
                     });
}

std::string json_line(const Item& item, const model::Evaluation& evaluation) {
  codec::JsonWriter out;
  out.begin_object();
  out.integer("index", static_cast<std::int64_t>(item.index));
  out.text("id", item.record.id);
  out.thing("evaluation", evaluation);
  out.end_object();
  return out.take() + "\n";
}

std::string summary(const Tally& tally, std::uint64_t violated) {
  std::string text = std::to_string(tally.judged) +
                     (tally.judged == 1 ? " record, " : " records, ") + std::to_string(violated) +
                     " with violations";
  if (tally.refused > 0) text += ", " + std::to_string(tally.refused) + " not readable";
  return text + "\n";
}

int check(const Options& options) {
  const auto session = open_session(options);
  if (!session) return bad_input;
  std::uint64_t violated = 0;
  const Tally tally = each_record(options, *session, [&](const Item& item) {
    const auto evaluation =
        evaluate::evaluate(session->ruleset, item.subject, item.record, session->context);
    if (is_violated(evaluation)) ++violated;
    return print(options.json
                     ? json_line(item, evaluation)
                     : heading(item, session->context.locale) + text_of(evaluation) + "\n");
  });
  if (!options.json && tally.judged + tally.refused > 0) print(summary(tally, violated));
  return status_of(tally, violated > 0);
}

}  // namespace

const Command check_command = {
    "check",
    "judge records by the rules on a day",
    "pack today profile locale user role param json",
    "today",
    "clause10 check --today YYYY-MM-DD [--pack FILE] [--profile ID] [--user ID[:NAME]]\n"
    "               [--role ID]... [--param NAME=VALUE]... [--locale TAG] [--json] [FILE|-]\n"
    "\n"
    "Judges each record: what is violated, what the next step lacks, which steps are open, and\n"
    "which dates are to be kept. The input is one record, a JSON array of records or one record\n"
    "a line (NDJSON), from FILE or standard input; it is read as a stream.\n"
    "\n"
    "  --pack FILE      the rules; without it the ISO/IEC 27001 pack that ships\n"
    "  --today DATE     the day to judge by\n"
    "  --profile ID     deadline profile of the pack (default: default)\n"
    "  --user, --role   who asks; with roles, steps that need another one are blocked\n"
    "  --param          sets a parameter of the pack\n"
    "  --locale TAG     language of labels and messages (default: en)\n"
    "  --json           one JSON object a line: {\"index\", \"id\", \"evaluation\"}, or for what "
    "is\n"
    "                   no record {\"index\", \"offset\", \"errors\"}\n"
    "\n"
    "Exit status: 0 no rule that is in force is violated, 1 some is, 2 something in the input\n"
    "cannot be used (the other records are still judged), 3 the answer could not be written.\n",
    &check};

}  // namespace clause10::cli
