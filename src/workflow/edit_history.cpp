#include <algorithm>
#include <utility>

#include "model/pointer.h"
#include "model/same.h"
#include "model/suggest.h"
#include "model/text.h"
#include "workflow/edit.h"
#include "workflow/order.h"
#include "workflow/roles.h"
#include "workflow/wording.h"

namespace clause10::workflow {
namespace {

using model::Transition;
using model::Value;
using model::Violation;

// Clocks of honest computers differ by minutes and, with a wrong time zone, by hours; who works
// without a network sends steps after later ones. A day more than covers both.
constexpr std::int64_t tolerated_seconds = std::int64_t{24} * 60 * 60;

std::string text_in(const Value& object, std::string_view name) {
  const Value* value = object.find(name);
  return value == nullptr || value->text() == nullptr ? std::string() : *value->text();
}

std::optional<std::int64_t> number_in(const Value* object, std::string_view name) {
  const Value* value = object == nullptr ? nullptr : object->find(name);
  if (value == nullptr || value->integer() == nullptr) return std::nullopt;
  return *value->integer();
}

/// Seconds since 1970 of a moment in UTC, or nothing.
std::optional<std::int64_t> seconds_of(const std::string& moment) {
  if (!model::is_utc_moment(moment)) return std::nullopt;
  const auto two_digits = [&](std::size_t at) {
    return std::int64_t{moment[at] - '0'} * 10 + (moment[at + 1] - '0');
  };
  const auto date = model::Date::parse(std::string_view(moment).substr(0, 10));
  return ((std::int64_t{date->days_since_1970()} * 24 + two_digits(11)) * 60 + two_digits(14)) *
             60 +
         two_digits(17);
}

class History {
 public:
  History(const Edit& edit, std::vector<Violation>& found)
      : edit_(edit), found_(found), state_(edit.before.state), version_(edit.before.version) {}

  std::vector<Step> run() {
    const model::List& before = edit_.before.history;
    const model::List& after = edit_.after.history;
    if (after.size() < before.size()) {
      report("", "/history",
             edit_.say(before.size() == 1 ? wording::history_had_one : wording::history_had,
                       {std::to_string(before.size()), std::to_string(after.size())}));
    }
    for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
      if (!same(before[i], after[i])) altered(i);
    }
    if (!before.empty()) latest_ = seconds_of(text_in(before.back(), "on"));
    for (std::size_t i = before.size(); i < after.size(); ++i) {
      added(i, after[i]);
    }
    check_state();
    check_version();
    return std::move(steps_);
  }

 private:
  void report(const std::string& what, std::string pointer, std::string message) {
    found_.push_back(edit_violation("edit.history", what, std::move(pointer), std::move(message)));
  }

  void report_entry(std::size_t i, std::string_view member, const std::string& message) {
    const std::string at = model::item_of("/history", i);
    report(std::to_string(i + 1), member.empty() ? at : model::member_of(at, member),
           edit_.say(wording::entry, {std::to_string(i + 1), message}));
  }

  /// Names the first member that differs.
  void altered(std::size_t i) {
    const Value& before = edit_.before.history[i];
    const Value& after = edit_.after.history[i];
    for (const Value* side : {&before, &after}) {
      if (side->object() == nullptr) continue;
      for (const model::Member& member : *side->object()) {
        const Value* was = before.find(member.name);
        const Value* is = after.find(member.name);
        if (was != nullptr && is != nullptr && same(*was, *is)) continue;
        report_entry(i, member.name,
                     edit_.say(wording::entry_part_changed,
                               {member.name, edit_.shown(was), edit_.shown(is)}));
        return;
      }
    }
    report_entry(i, "", edit_.say(wording::entry_changed));
  }

  void added(std::size_t i, const Value& entry) {
    const std::string id = text_in(entry, "transition");
    const Transition* transition = model::by_id(edit_.type.transitions, id);
    if (transition == nullptr) {
      const auto known = ids_of(edit_.type.transitions);
      std::string hint = model::suggest(id, known, edit_.context.locale);
      if (hint.empty()) hint = edit_.say(wording::it_has, {model::join(known)});
      report_entry(i, "transition", edit_.say(wording::no_step, {id, hint}));
      return;
    }
    check_way(i, entry, *transition);
    const auto version = number_in(&entry, "version");
    if (version != version_ + 1) {
      report_entry(i, "version",
                   edit_.say(wording::entry_version,
                             {std::to_string(version_ + 1), edit_.shown(entry.find("version"))}));
    }
    ++version_;
    state_ = transition->to;
    steps_.push_back({transition, check_person(i, entry), check_moment(i, entry)});
    check_role(*transition);
  }

  void check_way(std::size_t i, const Value& entry, const Transition& transition) {
    const std::string from = text_in(entry, "from");
    if (from != state_ || !starts_from(transition, state_)) {
      report_entry(i, "from",
                   edit_.say(wording::wrong_start,
                             {transition.id,
                              model::join(transition.from,
                                          model::wording::alternative.in(edit_.context.locale)),
                              state_, edit_.shown(entry.find("from"))}));
    }
    if (text_in(entry, "to") != transition.to) {
      report_entry(i, "to",
                   edit_.say(wording::wrong_end,
                             {transition.id, transition.to, edit_.shown(entry.find("to"))}));
    }
  }

  const Value* check_person(std::size_t i, const Value& entry) {
    const Value* by = entry.find("by");
    const auto id = number_in(by, "id");
    if (!id || text_in(*by, "name").empty()) {
      report_entry(i, "by", edit_.say(wording::unsigned_step));
    } else if (edit_.context.user && edit_.context.user->id != *id) {
      report_entry(
          i, "by",
          edit_.say(wording::signed_by_other, {edit_.shown(by), edit_.context.user->name}));
    }
    return by;
  }

  std::optional<model::Date> check_moment(std::size_t i, const Value& entry) {
    const std::string on = text_in(entry, "on");
    const auto seconds = seconds_of(on);
    if (!seconds) {
      report_entry(i, "on", edit_.say(wording::no_moment, {edit_.shown(entry.find("on"))}));
      return std::nullopt;
    }
    const auto now = edit_.context.now ? seconds_of(*edit_.context.now) : std::nullopt;
    if (latest_ && *seconds < *latest_ - tolerated_seconds) {
      report_entry(i, "on", edit_.say(wording::before_the_last, {on}));
    } else if (now && *seconds > *now + tolerated_seconds) {
      report_entry(i, "on", edit_.say(wording::in_the_future, {on, *edit_.context.now}));
    }
    latest_ = std::max(latest_.value_or(*seconds), *seconds);
    return model::Date::parse(on.substr(0, 10));
  }

  void check_role(const Transition& transition) {
    if (is_permitted(transition.by, edit_.context)) return;
    found_.push_back(role_violation(edit_.pack, transition, edit_.context));
  }

  void check_state() {
    const std::string& now = edit_.after.state;
    if (now == state_) return;
    const auto step = std::find_if(
        edit_.type.transitions.begin(), edit_.type.transitions.end(),
        [&](const Transition& each) { return each.to == now && starts_from(each, state_); });
    std::string message = step == edit_.type.transitions.end()
                              ? edit_.say(wording::state_without_way, {state_, now})
                              : edit_.say(wording::state_without_step, {state_, now, step->id});
    found_.push_back(edit_violation("edit.state", "", "/state", std::move(message),
                                    {{"from", state_}, {"to", now}}));
  }

  void check_version() {
    const std::int64_t now = edit_.after.version;
    if (now == version_) return;
    std::string message = edit_.say(
        wording::wrong_version,
        {std::to_string(version_), std::to_string(now), std::to_string(edit_.before.version)});
    found_.push_back(edit_violation("edit.version", "", "/version", std::move(message),
                                    {{"from", edit_.before.version}, {"to", now}}));
  }

  const Edit& edit_;
  std::vector<Violation>& found_;
  std::string state_;
  std::int64_t version_;
  std::optional<std::int64_t> latest_;
  std::vector<Step> steps_;
};

}  // namespace

std::vector<Step> check_history(const Edit& edit, std::vector<Violation>& found) {
  return History(edit, found).run();
}

}  // namespace clause10::workflow
