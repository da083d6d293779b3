#include "evaluate/tasks.h"

#include <algorithm>
#include <utility>

#include "workflow/order.h"

namespace clause10::evaluate {
namespace {

using model::DeadlineStatus;
using model::Evaluation;
using model::Task;

/// The first open deadline that is met in the state the step leads to.
const DeadlineStatus* deadline_of(const model::DeadlineProfile& profile, const Facts& facts,
                                  const model::Transition& step, const Evaluation& evaluation) {
  const auto* rules = profile.deadlines_of(facts.type().id);
  if (rules == nullptr) return nullptr;
  const DeadlineStatus* first = nullptr;
  for (const DeadlineStatus& each : evaluation.deadlines) {
    if (each.status == model::DeadlineState::met) continue;
    const model::DeadlineRule* rule = model::by_id(*rules, each.id);
    const bool meets = rule != nullptr && rule->met_at &&
                       workflow::has_reached(facts.type(), step.to, *rule->met_at);
    if (meets && (first == nullptr || each.due < first->due)) first = &each;
  }
  return first;
}

/// The fields at which something stands in the way of the step.
std::vector<std::string> missing_for(const model::TransitionStatus& step,
                                     const Evaluation& evaluation) {
  std::vector<std::string> missing;
  if (step.open) return missing;
  for (const model::Violation& each : evaluation.violations) {
    if (std::find(each.blocks.begin(), each.blocks.end(), step.id) == each.blocks.end()) continue;
    for (const std::string& field : each.fields) {
      if (std::find(missing.begin(), missing.end(), field) == missing.end()) {
        missing.push_back(field);
      }
    }
  }
  return missing;
}

}  // namespace

std::optional<model::User> user_of(const model::Value* person) {
  const model::Value* id = person == nullptr ? nullptr : person->find("id");
  if (id == nullptr || id->integer() == nullptr) return std::nullopt;
  const model::Value* name = person->find("name");
  const bool named = name != nullptr && name->text() != nullptr;
  return model::User{*id->integer(), named ? *name->text() : std::string()};
}

model::Assignee assignee_of(const model::Party& party, const Facts& facts) {
  model::Assignee to{party};
  if (party.named == model::Party::Named::in_field) to.user = user_of(facts.sound(party.id));
  return to;
}

std::vector<Task> tasks_of(const model::DeadlineProfile& profile, const Facts& facts,
                           const Evaluation& evaluation) {
  std::vector<Task> tasks;
  for (const model::TransitionStatus& each : evaluation.transitions) {
    const auto* step = model::by_id(facts.type().transitions, each.id);
    if (each.exit || step == nullptr) continue;
    Task task;
    task.transition = each.id;
    task.label = each.label;
    if (step->responsible) task.to = assignee_of(*step->responsible, facts);
    if (const DeadlineStatus* deadline = deadline_of(profile, facts, *step, evaluation)) {
      task.due = deadline->due;
      task.status = deadline->status;
    }
    task.missing = missing_for(each, evaluation);
    tasks.push_back(std::move(task));
  }
  return tasks;
}

}  // namespace clause10::evaluate
