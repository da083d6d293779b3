#include "check/lint.h"

#include "check/findings.h"
#include "check/lint/lints.h"
#include "model/pointer.h"

namespace clause10::check {

model::Diagnostics lint(const model::Pack& pack) {
  constexpr std::size_t most_findings = 1000;
  Findings findings(most_findings);
  for (const model::RecordType& type : pack.record_types) {
    const std::string pointer = model::member_of("/recordTypes", type.id);
    lint_ways(type, pointer, findings);
    lint_forms(type, pointer, findings);
    lint_rules(pack, type, pointer, findings);
    lint_lengths(type, pointer, findings);
    lint_values(pack, type, pointer, findings);
  }
  lint_deadlines(pack, findings);
  lint_unused(pack, findings);
  lint_translations(pack, findings);
  model::Diagnostics found = findings.take();
  for (model::Diagnostic& each : found) {
    each.severity = model::Severity::warning;
  }
  return found;
}

}  // namespace clause10::check
