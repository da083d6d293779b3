// Registers: violations of the policy, proposals and former roles.

#include <utility>

#include "abi/register_state.h"
#include "clause10/register.h"
#include "codec/evaluation_codec.h"
#include "codec/policy_codec.h"
#include "codec/record_codec.h"
#include "evaluate/evaluate.h"
#include "model/pointer.h"
#include "model/suggest.h"
#include "register/past_roles.h"
#include "register/policy.h"
#include "register/policy_survey.h"
#include "register/proposals.h"
#include "register/repeats.h"

namespace clause10 {
namespace {

Reply bad_input(const model::Diagnostics& errors) {
  return {Status::bad_input, codec::errors_json(errors)};
}

/// Violations asked for that the pack does not look for.
model::Diagnostics unknown_in(const codec::ViolationsRequest& request,
                              const columns::Policy& policy) {
  model::Diagnostics errors;
  const std::vector<std::string> known = ids_of(policy.survey.violations);
  for (std::size_t i = 0; request.violations && i < request.violations->size(); ++i) {
    const std::string& id = (*request.violations)[i];
    if (by_id(policy.survey.violations, id) != nullptr) continue;
    errors.push_back({"request.unknownViolation",
                      "this pack looks for no violation \"" + id + "\" of the policy",
                      model::item_of("/violations", i)});
    errors.back().suggestion = model::suggest(id, known);
  }
  return errors;
}

}  // namespace

Reply Register::policy_violations(std::string_view request_json, std::string_view context_json) {
  auto request = codec::read_violations_request(request_json);
  if (!request) return bad_input(request.errors());
  const auto context = state_->context_of(context_json);
  if (!context) return bad_input(context.errors());
  const columns::Policy& policy = *state_->plan.policy;
  if (!policy.faults.empty()) return bad_input(policy.faults);
  const auto unknown = unknown_in(*request, policy);
  if (!unknown.empty()) return bad_input(unknown);
  state_->runner.evaluate(**context);
  columns::PolicySurvey survey(state_->ruleset(), state_->store, **context);
  columns::PolicyQuestion question;
  question.violations = std::move(request->violations);
  question.raised = request->raised;
  question.from = static_cast<std::size_t>(request->from);
  question.limit = static_cast<std::size_t>(request->limit);
  return {Status::ok, codec::json_of(survey.find(question))};
}

Reply Register::proposals(std::string_view request_json, std::string_view context_json) {
  const auto request = codec::read_about_request(request_json);
  if (!request) return bad_input(request.errors());
  const auto context = state_->context_of(context_json);
  if (!context) return bad_input(context.errors());
  const auto subject = evaluate::subject_of(state_->ruleset(), request->record, **context);
  if (!subject) return bad_input(subject.errors());
  const auto repeats =
      columns::repeats_of(state_->ruleset(), state_->store, request->record, **context);
  const auto proposals =
      columns::proposals_of(state_->ruleset(), request->record, repeats, **context);
  return {Status::ok, codec::proposals_json(proposals, repeats)};
}

Reply Register::former_roles(std::string_view request_json, std::string_view context_json) {
  const auto request = codec::read_about_request(request_json);
  if (!request) return bad_input(request.errors());
  const auto context = state_->context_of(context_json);
  if (!context) return bad_input(context.errors());
  if (!state_->plan.policy->faults.empty()) return bad_input(state_->plan.policy->faults);
  const auto subject = evaluate::subject_of(state_->ruleset(), request->record, **context);
  if (!subject) return bad_input(subject.errors());
  return {Status::ok,
          codec::former_roles_json(columns::former_roles_of(
              state_->ruleset(), state_->store, request->record, request->person, **context))};
}

}  // namespace clause10
