#include "register/proposals.h"

#include <utility>

#include "evaluate/facts.h"
#include "evaluate/proposals.h"

namespace clause10::columns {
namespace {

using model::Value;

/// Names of one record, and which earlier ones it repeats.
class WithRepeats final : public cel::Activation {
 public:
  WithRepeats(const evaluate::Facts& facts, const std::optional<model::Repeats>& repeats)
      : facts_(facts) {
    if (!repeats) return;
    model::List list;
    for (const model::EarlierRecord& each : repeats->earlier) {
      model::Object one;
      if (each.record.issue != 0) one.push_back({"id", each.record.issue});
      one.push_back({"subject", each.record.title});
      one.push_back({"record", each.record.id});
      one.push_back({"state", each.record.state});
      one.push_back({"on", each.on});
      list.emplace_back(std::move(one));
    }
    repeats_ = std::move(list);
  }

  const Value* find(std::string_view name) const override {
    const Value* value = facts_.find(name);
    if (value != nullptr || name != "recurrence" || model::is_absent(repeats_)) return value;
    return &repeats_;
  }
  const cel::WorkingDays* working_days() const override { return facts_.working_days(); }

 private:
  const evaluate::Facts& facts_;
  Value repeats_;
};

}  // namespace

std::vector<model::ProposalStatus> proposals_of(const evaluate::Ruleset& ruleset,
                                                const model::Record& record,
                                                const std::optional<model::Repeats>& repeats,
                                                const model::Context& context) {
  const auto& type = *model::by_id(ruleset.pack().record_types, record.type);
  const evaluate::Facts facts(ruleset, type, record, context);
  return evaluate::proposals_of(ruleset, type, WithRepeats(facts, repeats), context.locale);
}

}  // namespace clause10::columns
