#include "workflow/roles.h"

#include <algorithm>

#include "model/text.h"
#include "model/wording.h"

namespace clause10::workflow {

bool is_permitted(const std::vector<std::string>& roles, const model::Context& context) {
  if (roles.empty() || !context.roles) return true;
  return std::any_of(roles.begin(), roles.end(), [&](const std::string& role) {
    return std::find(context.roles->begin(), context.roles->end(), role) != context.roles->end();
  });
}

std::string role_labels(const model::Pack& pack, const std::vector<std::string>& roles,
                        std::string_view locale) {
  std::vector<std::string_view> labels;
  for (const std::string& id : roles) {
    const model::Role* role = model::by_id(pack.roles, id);
    labels.push_back(role == nullptr ? std::string_view(id) : role->label.in(locale));
  }
  return model::join(labels, model::wording::alternative.in(locale));
}

model::Violation role_violation(const model::Pack& pack, const model::Transition& transition,
                                const model::Context& context) {
  const std::string roles = role_labels(pack, transition.by, context.locale);
  const std::string label(transition.label.in(context.locale));
  model::Violation made;
  made.rule = "workflow.role";
  made.id = made.rule + ":" + transition.id;
  made.clause = transition.clause;
  made.message = say(model::wording::for_others, context.locale, {label, roles});
  made.args = {{"transition", label}, {"roles", roles}};
  made.blocks = {transition.id};
  return made;
}

}  // namespace clause10::workflow
