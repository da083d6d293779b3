#include "cli/policy_report.h"

#include "cli/report.h"

namespace clause10::cli {
namespace {

std::string text_of(const model::PolicyFinding& finding) {
  std::string text = "  " + one_line(finding.message) + "\n    " + finding.id;
  if (finding.since) {
    text += ", since " + finding.since->text() + " (" + std::to_string(finding.days) +
            (finding.days == 1 ? " day)" : " days)");
  }
  if (finding.to && finding.to->user) text += ", for " + one_line(finding.to->user->name);
  if (finding.to && !finding.to->user) text += ", for the " + finding.to->party.id;
  if (finding.raised_as) text += ", raised as " + finding.raised_as->id;
  return text + "\n";
}

}  // namespace

std::string text_of(const model::PolicyFindings& findings) {
  std::string text = std::to_string(findings.total) +
                     (findings.total == 1 ? " violation" : " violations") + " of the policy on " +
                     findings.today + ", " + std::to_string(findings.raised) + " raised\n";
  std::string_view violation;
  for (const model::PolicyFinding& each : findings.findings) {
    if (each.violation != violation) {
      text += "\n" + one_line(each.label) + " (" + each.clause + ")\n";
    }
    violation = each.violation;
    text += text_of(each);
  }
  const auto shown = static_cast<std::int64_t>(findings.findings.size());
  if (shown < findings.total) text += "\nand " + std::to_string(findings.total - shown) + " more\n";
  return text;
}

}  // namespace clause10::cli
