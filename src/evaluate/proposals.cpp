#include "evaluate/proposals.h"

#include <utility>

#include "evaluate/message.h"
#include "evaluate/rule_check.h"
#include "model/same.h"

namespace clause10::evaluate {

std::vector<model::ProposalStatus> proposals_of(const Ruleset& ruleset,
                                                const model::RecordType& type,
                                                const cel::Activation& names,
                                                std::string_view locale) {
  std::vector<model::ProposalStatus> made;
  const auto& programs = ruleset.proposal_programs(type);
  for (std::size_t i = 0; i < type.proposals.size(); ++i) {
    const model::Value holds = value_of(programs[i], names);
    if (holds.truth() == nullptr || !*holds.truth()) continue;
    const model::Proposal& proposal = type.proposals[i];
    model::ProposalStatus status{proposal.id, proposal.clause, {}, {}};
    for (const auto& [field, text] : proposal.set) {
      model::Value value = value_of(ruleset.message_program(type, text), names);
      if (model::same_or_absent(&value, names.find(field))) continue;
      if (!model::is_absent(value)) status.set.push_back({field, std::move(value)});
    }
    if (status.set.empty()) continue;
    model::Object args;
    add_parameters(proposal.with, ruleset, type, names, args);
    status.message = fill(proposal.message.in(locale), args);
    made.push_back(std::move(status));
  }
  return made;
}

}  // namespace clause10::evaluate
