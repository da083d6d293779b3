#include <cstdint>
#include <string>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/policy_report.h"
#include "cli/records.h"
#include "cli/report.h"
#include "cli/session.h"
#include "cli/status.h"
#include "cli/survey_report.h"
#include "codec/json.h"
#include "codec/metrics_codec.h"
#include "codec/policy_codec.h"
#include "register/metrics.h"
#include "register/policy.h"
#include "register/policy_survey.h"
#include "register/record_sheet.h"
#include "register/runner.h"
#include "register/store.h"

namespace clause10::cli {
namespace {

/// Violations of the policy below the numbers; --violations shows all.
constexpr std::size_t most_shown = 100;

int survey(const Options& options) {
  const auto session = open_session(options);
  if (!session) return bad_input;
  for (const model::RecordType& type : session->ruleset.pack().record_types) {
    if (type.states.size() <= columns::most_states) continue;
    complain("clause10: a register holds record types of at most " +
             std::to_string(columns::most_states) + " states\n");
    return bad_input;
  }
  const columns::Plan plan = columns::plan_of(session->ruleset);
  columns::Store store(plan);
  std::uint64_t replaced = 0;
  const Tally tally = each_record(options, *session, [&](const Item& item) {
    const std::uint32_t type = plan.type_names.find(item.record.type);
    const std::uint32_t state = plan.types[type].state_names.find(item.record.state);
    replaced += store.put(columns::sheet_of(plan, item.record, type, state)).replaced ? 1 : 0;
    return true;
  });
  columns::Runner runner(session->ruleset, store);
  runner.evaluate(session->context);
  const columns::Policy& policy = *plan.policy;
  if (!policy.faults.empty()) {
    complain(text_of(options.pack, policy.faults));
    return bad_input;
  }
  const auto found = [&](std::size_t limit) {
    columns::PolicyQuestion question;
    question.limit = limit;
    return columns::PolicySurvey(session->ruleset, store, session->context).find(question);
  };
  if (options.violations) {
    const auto all = found(~std::size_t{0});
    print(options.json ? codec::json_of(all) + "\n" : text_of(all));
    return status_of(tally, all.total > all.raised);
  }
  const auto metrics = columns::metrics_of(session->ruleset, store, session->context);
  if (options.json) {
    print(codec::json_of(metrics) + "\n");
  } else {
    print(text_of(metrics));
    print("\n" + text_of(found(most_shown)));
    if (replaced > 0) {
      print("\n" + std::to_string(replaced) + " records came again: the last of an id counts\n");
    }
    if (tally.refused > 0) print("\n" + std::to_string(tally.refused) + " not readable\n");
  }
  return status_of(tally, metrics.errors > 0);
}

}  // namespace

const Command survey_command = {
    "survey",
    "count a whole register on a day: overdue, ageing, causes, clauses",
    "pack today profile locale param violations json",
    "today",
    "clause10 survey --today YYYY-MM-DD [--pack FILE] [--profile ID] [--param NAME=VALUE]...\n"
    "                [--locale TAG] [--violations] [--json] [FILE|-]\n"
    "\n"
    "Reads records as check does, all of them, and says how the whole register stands: violations\n"
    "in force by clause, and for each record type deadlines, states and the days to reach them,\n"
    "ageing, counts by each dimension of the pack, what comes back, and two years by month; then\n"
    "the violations of the policy that the pack looks for. Of records with the same id the last\n"
    "counts. A record may have a member \"issue\", the number of the issue that it lives in: by\n"
    "these, records that refer to each other are brought together.\n"
    "\n"
    "  --pack FILE      the rules; without it the ISO/IEC 27001 pack that ships\n"
    "  --today DATE     the day to count on\n"
    "  --profile ID     deadline profile of the pack (default: default)\n"
    "  --param          sets a parameter of the pack\n"
    "  --locale TAG     language of labels (default: en)\n"
    "  --violations     only violations of the policy, each with its record, since when, and what\n"
    "                   is needed to draft its nonconformity; findings.schema.json describes them\n"
    "  --json           the metrics as one JSON object (metrics.schema.json says what each number\n"
    "                   means), after a line {\"index\", \"offset\", \"errors\"} for what is no "
    "record\n"
    "\n"
    "Exit status: 0 no rule that is in force is violated (with --violations: all are raised), 1\n"
    "some is, 2 something in the input cannot be used (the other records are still counted), 3 "
    "the\n"
    "answer could not be written.\n",
    &survey};

}  // namespace clause10::cli
