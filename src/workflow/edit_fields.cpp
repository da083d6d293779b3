#include <algorithm>
#include <utility>

#include "model/pointer.h"
#include "model/same.h"
#include "model/text.h"
#include "workflow/edit.h"
#include "workflow/order.h"
#include "workflow/roles.h"
#include "workflow/wording.h"

namespace clause10::workflow {
namespace {

using model::Field;
using model::SetsSource;
using model::Transition;
using model::Value;

const SetsSource* source_of(const Transition& transition, const std::string& field) {
  for (const auto& [set, source] : transition.sets) {
    if (set == field) return &source;
  }
  return nullptr;
}

class Fields {
 public:
  Fields(const Edit& edit, const std::vector<Step>& steps, std::vector<model::Violation>& found)
      : edit_(edit), steps_(steps), found_(found) {}

  void run() {
    for (const Field& field : edit_.type.fields) {
      const Value* was = model::find(edit_.before.fields, field.id);
      const Value* is = model::find(edit_.after.fields, field.id);
      const bool changed = !model::same_or_absent(was, is);
      if (field.computed) {
        check_computed(field, was, is, changed);
      } else if (changed) {
        check_lock(field, was, is);
        check_role(field, was, is);
      }
    }
  }

 private:
  std::string label(const Field& field) const {
    return std::string(field.label.in(edit_.context.locale));
  }

  std::string_view alternative() const {
    return model::wording::alternative.in(edit_.context.locale);
  }

  /// "Raised on" changed from "2026-11-20" to empty
  std::string change(const Field& field, const Value* was, const Value* is) const {
    return edit_.say(wording::field_changed, {label(field), edit_.shown(was), edit_.shown(is)});
  }

  void report(std::string_view rule, const Field& field, const Value* was, const Value* is,
              std::string message) {
    model::Object args = {
        {"field", label(field)}, {"from", edit_.shown(was)}, {"to", edit_.shown(is)}};
    found_.push_back(edit_violation(rule, field.id, model::field_pointer(field.id),
                                    std::move(message), std::move(args)));
  }

  /// The last step that fills in the field, or null.
  const Step* setting(const Field& field) const {
    const Step* last = nullptr;
    for (const Step& each : steps_) {
      if (source_of(*each.transition, field.id) != nullptr) last = &each;
    }
    return last;
  }

  void check_computed(const Field& field, const Value* was, const Value* is, bool changed) {
    const Step* step = setting(field);
    if (step == nullptr) {
      if (!changed) return;
      std::vector<std::string> ids;
      for (const Transition& each : edit_.type.transitions) {
        if (source_of(each, field.id) != nullptr) ids.push_back(each.id);
      }
      report("edit.computed", field, was, is,
             edit_.say(ids.empty() ? wording::filled_by_nobody : wording::filled_by_step,
                       {change(field, was, is), model::join(ids, alternative())}));
      return;
    }
    if (is_as_set(*step, *source_of(*step->transition, field.id), is)) return;
    const bool by_day = *source_of(*step->transition, field.id) == SetsSource::today;
    report("edit.computed", field, was, is,
           edit_.say(by_day ? wording::step_fills_day : wording::step_fills_person,
                     {change(field, was, is), step->transition->id}));
  }

  /// A step names its moment in UTC, the field holds the user's day: one more or one less.
  static bool is_as_set(const Step& step, SetsSource source, const Value* is) {
    if (is == nullptr) return false;
    if (source == SetsSource::user) return step.by != nullptr && same(*step.by, *is);
    const auto date = is->text() == nullptr ? std::nullopt : model::Date::parse(*is->text());
    if (!date || !step.date) return false;
    const auto days = date->days_since_1970() - step.date->days_since_1970();
    return days >= -1 && days <= 1;
  }

  /// An edit may have been made in any state that the record passed through.
  bool is_locked_throughout(const Field& field) const {
    return is_locked(edit_.type, field, edit_.before.state) &&
           std::all_of(steps_.begin(), steps_.end(), [&](const Step& step) {
             return is_locked(edit_.type, field, step.transition->to);
           });
  }

  void check_lock(const Field& field, const Value* was, const Value* is) {
    if (!is_locked_throughout(field)) return;
    const model::State* state = model::by_id(edit_.type.states, *field.locked_from);
    report("edit.locked", field, was, is,
           edit_.say(
               wording::field_locked,
               {change(field, was, is), state == nullptr ? std::string_view(*field.locked_from)
                                                         : state->label.in(edit_.context.locale)}));
  }

  void check_role(const Field& field, const Value* was, const Value* is) {
    if (is_permitted(field.editable_by, edit_.context)) return;
    report("edit.role", field, was, is,
           edit_.say(wording::field_of_others,
                     {change(field, was, is),
                      role_labels(edit_.pack, field.editable_by, edit_.context.locale)}));
  }

  const Edit& edit_;
  const std::vector<Step>& steps_;
  std::vector<model::Violation>& found_;
};

}  // namespace

void check_fields(const Edit& edit, const std::vector<Step>& steps,
                  std::vector<model::Violation>& found) {
  Fields(edit, steps, found).run();
}

}  // namespace clause10::workflow
