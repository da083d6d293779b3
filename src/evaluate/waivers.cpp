#include "evaluate/waivers.h"

#include <utility>

#include "model/pointer.h"
#include "model/waiver.h"

namespace clause10::evaluate {

std::vector<model::Violation> waiver_warnings(const Facts& facts) {
  std::vector<model::Violation> warnings;
  const model::List& waivers = facts.record().waivers;
  for (std::size_t i = 0; i < waivers.size(); ++i) {
    std::string fault = model::explain_fault(facts.type(), waivers[i], facts.context().locale);
    if (fault.empty()) continue;
    model::Violation warning;
    warning.rule = "record.waiver";
    warning.id = warning.rule + ":" + std::to_string(i + 1);
    warning.severity = model::Severity::warning;
    warning.fields = {model::item_of("/waivers", i)};
    warning.message = std::move(fault);
    warning.in_force = true;
    warnings.push_back(std::move(warning));
  }
  return warnings;
}

}  // namespace clause10::evaluate
