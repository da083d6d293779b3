#include <algorithm>
#include <utility>

#include "model/pointer.h"
#include "model/same.h"
#include "model/text.h"
#include "workflow/apply.h"
#include "workflow/edit.h"
#include "workflow/order.h"
#include "workflow/resets.h"
#include "workflow/roles.h"
#include "workflow/wording.h"

namespace clause10::workflow {
namespace {

using model::Field;
using model::Setting;
using model::Transition;
using model::Value;
using Kind = Setting::Kind;

bool sets(const Transition& transition, const std::string& field) {
  return std::any_of(transition.sets.begin(), transition.sets.end(),
                     [&](const auto& each) { return each.first == field; });
}

/// What the steps of an edit leave in a field: the day or the person of a step, or a value.
struct Left {
  const Step* last = nullptr;  ///< the step that filled it in; null: none of them did
  const Step* of = nullptr;    ///< whose day or person it is; null: it is the value
  Kind kind = Kind::today;
  Value value;
};

class Fields {
 public:
  Fields(const Edit& edit, const std::vector<Step>& steps, std::vector<model::Violation>& found)
      : edit_(edit), steps_(steps), found_(found) {}

  void run() {
    take_steps();
    for (const Field& field : edit_.type.fields) {
      const Value* was = model::find(edit_.before.fields, field.id);
      const Value* is = model::find(edit_.after.fields, field.id);
      const bool changed = !model::same_or_absent(was, is);
      const Left* left = left_in(field.id);
      if (left != nullptr) {
        // People may go on editing what they can edit after the step.
        if (is_as_left(*left, is)) continue;
        if (field.computed || !changed) report_unset(field, *left, was, is);
      } else if (field.computed && changed) {
        report_computed(field, was, is);
      }
      if (!field.computed && changed) {
        check_lock(field, was, is);
        check_role(field, was, is);
      }
    }
    check_resets();
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

  const Left* left_in(const std::string& field) const {
    for (const auto& [id, left] : left_) {
      if (id == field) return &left;
    }
    return nullptr;
  }

  /// What a field holds where the steps have got to: of one that people fill in, what they did.
  Left held_by(const std::string& field) const {
    if (const Left* left = left_in(field)) return *left;
    const Field* known = model::by_id(edit_.type.fields, field);
    const bool computed = known != nullptr && known->computed;
    const Value* value = model::find(computed ? edit_.before.fields : edit_.after.fields, field);
    Left held;
    if (value != nullptr) held.value = *value;
    return held;
  }

  Left left_by(const Step& step, const std::string& field, const Setting& setting) const {
    Left left;
    if (setting.kind == Kind::today || setting.kind == Kind::user) {
      left.of = &step;
      left.kind = setting.kind;
    } else if (setting.kind == Kind::copy) {
      left = held_by(setting.from);
    } else if (setting.kind == Kind::add) {
      left = held_by(field);
      left.value = plus(&left.value, setting.amount);
    }
    left.last = &step;
    return left;
  }

  /// Fills in anew, step by step, what the steps set.
  void take_steps() {
    for (const Step& step : steps_) {
      std::vector<std::pair<std::string, Left>> made;
      for (const auto& [field, setting] : step.transition->sets) {
        made.emplace_back(field, left_by(step, field, setting));
      }
      for (auto& each : made) {
        std::erase_if(left_, [&](const auto& other) { return other.first == each.first; });
        left_.push_back(std::move(each));
      }
    }
  }

  void report_computed(const Field& field, const Value* was, const Value* is) {
    std::vector<std::string> ids;
    for (const Transition& each : edit_.type.transitions) {
      if (sets(each, field.id)) ids.push_back(each.id);
    }
    report("edit.computed", field, was, is,
           edit_.say(ids.empty() ? wording::filled_by_nobody : wording::filled_by_step,
                     {change(field, was, is), model::join(ids, alternative())}));
  }

  void report_unset(const Field& field, const Left& left, const Value* was, const Value* is) {
    const std::string& step = left.last->transition->id;
    if (left.of == nullptr) {
      report("edit.computed", field, was, is,
             edit_.say(wording::step_fills,
                       {label(field), edit_.shown(&left.value), step, edit_.shown(is)}));
      return;
    }
    report(
        "edit.computed", field, was, is,
        edit_.say(left.kind == Kind::today ? wording::step_fills_day : wording::step_fills_person,
                  {change(field, was, is), step}));
  }

  /// A step names its moment in UTC, the field holds the user's day: one more or one less.
  static bool is_as_left(const Left& left, const Value* is) {
    if (left.of == nullptr) return model::same_or_absent(&left.value, is);
    if (is == nullptr) return false;
    const Step& step = *left.of;
    if (left.kind == Kind::user) return step.by != nullptr && same(*step.by, *is);
    const auto date = is->text() == nullptr ? std::nullopt : model::Date::parse(*is->text());
    if (!date || !step.date) return false;
    const auto days = date->days_since_1970() - step.date->days_since_1970();
    return days >= -1 && days <= 1;
  }

  /// What was proven of a field must not stand beside what the field says now.
  void check_resets() {
    for (const Stale& stale : stale_fields(edit_.type, edit_.before, edit_.after)) {
      const Field* field = model::by_id(edit_.type.fields, stale.field);
      const Field* edited = model::by_id(edit_.type.fields, stale.edited);
      if (field == nullptr || edited == nullptr || left_in(stale.field) != nullptr) continue;
      const Value* value = model::find(edit_.after.fields, stale.field);
      report("edit.reset", *field, value, value,
             edit_.say(wording::proven_of_another, {label(*edited), label(*field)}));
    }
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
  std::vector<std::pair<std::string, Left>> left_;  ///< by field, of those that the steps fill in
};

}  // namespace

void check_fields(const Edit& edit, const std::vector<Step>& steps,
                  std::vector<model::Violation>& found) {
  Fields(edit, steps, found).run();
}

}  // namespace clause10::workflow
