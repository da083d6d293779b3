#include "evaluate/check_edit.h"

#include <algorithm>
#include <utility>

#include "evaluate/deadlines.h"
#include "evaluate/version.h"
#include "model/pointer.h"
#include "model/profiles.h"
#include "model/same.h"
#include "model/text.h"
#include "workflow/apply.h"
#include "workflow/edit.h"
#include "workflow/order.h"
#include "workflow/wording.h"

namespace clause10::evaluate {
namespace {

using model::Record;
using model::Value;
using model::Violation;
using workflow::Edit;
using workflow::Step;
namespace wording = workflow::wording;

/// The deadlines of an edited record: the frozen ones as they were, new ones as the steps freeze
/// them.
class Deadlines {
 public:
  Deadlines(const Ruleset& ruleset, const model::DeadlineProfile& profile, const Edit& edit,
            const std::vector<Step>& steps, std::vector<Violation>& found)
      : ruleset_(ruleset), profile_(profile), edit_(edit), found_(found), replayed_(edit.after) {
    // What the steps freeze, worked out anew from the record as it is now.
    replayed_.state = edit.before.state;
    replayed_.deadlines = edit.before.deadlines;
    model::Context context = edit.context;
    // Each step sees the history as it was before it.
    replayed_.history = edit.before.history;
    for (const Step& each : steps) {
      if (each.date) context.today = *each.date;
      freeze(ruleset_, profile_, edit.type, context, each.transition->id, replayed_);
      const std::size_t taken = replayed_.history.size();
      if (taken < edit.after.history.size()) replayed_.history.push_back(edit.after.history[taken]);
      replayed_.state = each.transition->to;
    }
  }

  void run() {
    for (const model::Member& each : edit_.before.deadlines) {
      compare(each.name, wording::was_frozen);
    }
    for (const model::Member& each : replayed_.deadlines) {
      if (model::find(edit_.before.deadlines, each.name) != nullptr) continue;
      if (follows_from_locked(each.name)) {
        compare(each.name, wording::is_frozen);
      } else {
        compare_with_itself(each.name);
      }
    }
    for (const model::Member& each : edit_.after.deadlines) {
      if (model::find(replayed_.deadlines, each.name) != nullptr) continue;
      report(each.name, "due", edit_.say(wording::deadline_from_nowhere, {label(each.name)}));
    }
  }

 private:
  void compare(const std::string& id, const model::Wording& what) {
    const Value* expected = model::find(replayed_.deadlines, id);
    const Value* is = model::find(edit_.after.deadlines, id);
    for (const std::string_view date : {"due", "original"}) {
      const Value* should = expected->find(date);
      const Value* found = is == nullptr ? nullptr : is->find(date);
      if (model::same_or_absent(should, found)) continue;
      report(id, date, edit_.say(what, {label(id), edit_.shown(should), date, edit_.shown(found)}));
      return;
    }
  }

  void report(const std::string& id, std::string_view date, std::string message) {
    const std::string at = model::member_of(model::member_of("/deadlines", id), date);
    found_.push_back(workflow::edit_violation("edit.deadline", id, at, std::move(message),
                                              {{"field", label(id)}}));
  }

  const model::DeadlineRule* rule(const std::string& id) const {
    const auto* rules = profile_.deadlines_of(edit_.type.id);
    return rules == nullptr ? nullptr : model::by_id(*rules, id);
  }

  std::string label(const std::string& id) const {
    const model::DeadlineRule* found = rule(id);
    return edit_.say(
        wording::the_deadline,
        {found == nullptr ? std::string_view(id) : found->label.in(edit_.context.locale)});
  }

  /// True when all that the date was worked out from stands still since the step, so that it can be
  /// worked out again: not the user's day, and no field that may have been edited later in this
  /// save.
  bool follows_from_locked(const std::string& id) const {
    const model::DeadlineRule* found = rule(id);
    if (found == nullptr) return false;
    if (found->starts_on && is_absent(*found->starts_on)) return false;
    std::string read = found->due_field.value_or("") + " " + found->starts_on.value_or("") + " " +
                       edit_.type.profile_field.value_or("") + " " + model::join(found->not_after);
    for (const model::Period& period : found->periods) {
      read += " " + period.when.value_or("") + " " + model::join(period.not_after);
    }
    if (read.find("today") != std::string::npos) return false;
    // A field whose id merely occurs in another word counts as read, too: that only checks less.
    return std::all_of(edit_.type.fields.begin(), edit_.type.fields.end(), [&](const auto& field) {
      return field.computed || read.find(field.id) == std::string::npos ||
             workflow::is_locked(edit_.type, field, edit_.after.state);
    });
  }

  bool is_absent(const std::string& field) const {
    return model::same_or_absent(model::find(edit_.after.fields, field), nullptr);
  }

  void compare_with_itself(const std::string& id) {
    const Value* is = model::find(edit_.after.deadlines, id);
    if (is == nullptr || model::same_or_absent(is->find("due"), is->find("original"))) return;
    report(id, "due",
           edit_.say(wording::two_days,
                     {label(id), edit_.shown(is->find("due")), edit_.shown(is->find("original"))}));
  }

  const Ruleset& ruleset_;
  const model::DeadlineProfile& profile_;
  const Edit& edit_;
  std::vector<Violation>& found_;
  Record replayed_;
};

}  // namespace

std::vector<Violation> check_edit(const Ruleset& ruleset, const Subject& subject,
                                  const Record* before, const Record& after,
                                  const model::Context& context) {
  std::vector<Violation> found;
  const model::RecordType& type = *subject.type;
  if (after.type != type.id) {
    found.push_back(workflow::edit_violation(
        "edit.type", "", "/type", say(wording::type_changed, context.locale, {type.id, after.type}),
        {{"from", type.id}, {"to", after.type}}));
    return found;
  }
  // Nothing is written on top of what these rules cannot judge.
  const Record& stored = before == nullptr ? after : *before;
  if (auto other = version_violation(ruleset.pack(), stored.pack_version, context.locale)) {
    found.push_back(std::move(*other));
    return found;
  }
  Record blank;
  if (before == nullptr) {
    blank = workflow::create(ruleset.pack(), type, after.id, {});
    blank.pack_version = after.pack_version;
    before = &blank;
  }
  const Edit edit{ruleset.pack(), type, *before, after, context};
  const std::vector<Step> steps = workflow::check_history(edit, found);
  workflow::check_fields(edit, steps, found);
  // The steps freeze by the profile that the record names when they are taken.
  const auto* profile = model::profile_of(ruleset.pack(), type, after, context.profile);
  Deadlines(ruleset, *profile, edit, steps, found).run();
  workflow::check_waivers(edit, found);
  workflow::check_nothing_lost(edit, found);
  return found;
}

Violation format_violation(std::int64_t format, std::string_view locale) {
  return workflow::edit_violation(
      "edit.format", "", "/clause10",
      say(wording::format_changed, locale,
          {std::to_string(model::record_format), std::to_string(format)}),
      {{"from", model::record_format}, {"to", format}});
}

}  // namespace clause10::evaluate
