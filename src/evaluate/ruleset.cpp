#include "evaluate/ruleset.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "check/check.h"
#include "check/declarations.h"
#include "model/profiles.h"

namespace clause10::evaluate {
namespace {

// The pack has been checked, so every condition compiles; one that did not would never apply.
std::optional<cel::Program> program_of(const std::optional<std::string>& text,
                                       const cel::Declarations& declarations) {
  if (!text) return std::nullopt;
  auto compiled = cel::compile(*text, declarations);
  cel::Program* program = std::get_if<cel::Program>(&compiled);
  return program == nullptr ? std::nullopt : std::optional(std::move(*program));
}

}  // namespace

model::Result<Ruleset> Ruleset::compile(model::Pack pack) {
  model::Diagnostics findings = check::check(pack);
  if (!findings.empty()) return findings;
  pack.profiles = model::resolved_profiles(pack);
  Ruleset ruleset(std::move(pack));
  for (const model::Calendar& calendar : ruleset.pack_.calendars) {
    ruleset.calendars_.emplace_back(calendar);
  }
  ruleset.lexicons_ = lint::Lexicons(ruleset.pack_.lexicons);
  ruleset.compile_rules();
  ruleset.compile_periods();
  return ruleset;
}

void Ruleset::compile_rules() {
  for (const model::RecordType& type : pack_.record_types) {
    const cel::Declarations declarations = check::declarations_of(pack_, type);
    std::vector<RulePrograms> programs;
    programs.reserve(type.rules.size());
    for (const model::Rule& rule : type.rules) {
      std::optional<std::string> check;
      if (const auto* condition = std::get_if<model::Condition>(&rule.check)) {
        check = condition->text;
      }
      programs.push_back({program_of(rule.when, declarations), program_of(check, declarations)});
    }
    rules_.push_back(std::move(programs));
    std::vector<std::optional<cel::Program>> proposals;
    for (const model::Proposal& proposal : type.proposals) {
      proposals.push_back(message_program(type, proposal.when));
    }
    proposals_.push_back(std::move(proposals));
  }
}

const std::vector<std::optional<cel::Program>>& Ruleset::proposal_programs(
    const model::RecordType& type) const {
  return proposals_[static_cast<std::size_t>(&type - pack_.record_types.data())];
}

std::optional<cel::Program> Ruleset::message_program(const model::RecordType& type,
                                                     const std::string& text) const {
  return program_of(text, check::declarations_for_proposals(pack_, type));
}

void Ruleset::compile_periods() {
  for (const model::DeadlineProfile& profile : pack_.profiles) {
    for (const auto& [type_id, deadlines] : profile.by_type) {
      const model::RecordType* type = model::by_id(pack_.record_types, type_id);
      if (type == nullptr) continue;
      const cel::Declarations declarations = check::declarations_for_periods(pack_, *type);
      for (const model::DeadlineRule& deadline : deadlines) {
        for (const model::Period& period : deadline.periods) {
          // Profiles that extend another have its periods, too.
          const auto same =
              std::find_if(periods_.begin(), periods_.end(), [&](const PeriodProgram& each) {
                return each.type == type && each.period->when == period.when;
              });
          auto when = same != periods_.end() ? same->when : program_of(period.when, declarations);
          periods_.push_back({type, &period, std::move(when)});
        }
      }
    }
  }
}

const schedule::WorkingCalendar* Ruleset::calendar(std::string_view id) const {
  const model::Calendar* found = model::by_id(pack_.calendars, id);
  if (found == nullptr) return nullptr;
  return &calendars_[static_cast<std::size_t>(found - pack_.calendars.data())];
}

const std::vector<RulePrograms>& Ruleset::rule_programs(const model::RecordType& type) const {
  return rules_[static_cast<std::size_t>(&type - pack_.record_types.data())];
}

const std::optional<cel::Program>& Ruleset::period_program(const model::Period& period) const {
  static const std::optional<cel::Program> always;
  const auto found = std::find_if(periods_.begin(), periods_.end(), [&](const PeriodProgram& each) {
    return each.period == &period;
  });
  return found == periods_.end() ? always : found->when;
}

}  // namespace clause10::evaluate
