#include <algorithm>
#include <variant>

#include "check/declarations.h"
#include "check/findings.h"
#include "check/people.h"
#include "model/pointer.h"

namespace clause10::check {
namespace {

using model::DeadlineRule;
using model::item_of;
using model::member_of;
using model::RecordType;

void expect_date_field(const RecordType& type, const std::optional<std::string>& name,
                       const std::string& pointer, Findings& findings) {
  if (!name) return;
  const bool known =
      findings.expect_known(*name, ids_of(type.fields), "pack.unknownField", "field", pointer);
  if (known && by_id(type.fields, *name)->type != model::FieldType::date) {
    findings.add("pack.wrongType", "a deadline is counted from a field of type date", pointer);
  }
}

void check_periods(const model::Pack& pack, const RecordType& type, const DeadlineRule& rule,
                   const std::string& at, Findings& findings) {
  const Conditions conditions(pack, type, declarations_for_periods(pack, type));
  for (std::size_t i = 0; i < rule.periods.size(); ++i) {
    if (!rule.periods[i].when) continue;
    conditions.check(*rule.periods[i].when, item_of(at + "/periods", i) + "/when", findings);
  }
}

void check_deadline(const model::Pack& pack, const RecordType& type, const DeadlineRule& rule,
                    const std::string& at, Findings& findings) {
  expect_date_field(type, rule.starts_on, at + "/startsOn", findings);
  expect_date_field(type, rule.due_field, at + "/dueField", findings);
  expect_date_field(type, rule.not_after, at + "/notAfter", findings);
  findings.expect_known(rule.frozen_at, ids_of(type.transitions), "pack.unknownTransition",
                        "transition", at + "/frozenAt");
  if (rule.met_at) {
    findings.expect_known(*rule.met_at, ids_of(type.states), "pack.unknownState", "state",
                          at + "/metAt");
  }
  check_periods(pack, type, rule, at, findings);
}

void check_reminders(const model::DeadlineProfile& profile, const std::string& at,
                     Findings& findings) {
  for (std::size_t i = 1; i < profile.reminders.size(); ++i) {
    if (profile.reminders[i - 1] < profile.reminders[i]) continue;
    findings.add("pack.notAscending", "reminders stand in the order of time, each once",
                 item_of(at + "/reminders", i));
  }
}

void check_escalation(const model::Pack& pack, const model::DeadlineProfile& profile,
                      const std::string& at, Findings& findings) {
  for (std::size_t i = 0; i < profile.escalation.size(); ++i) {
    const model::Escalation& level = profile.escalation[i];
    const std::string pointer = item_of(at + "/escalation", i);
    if (i > 0 && profile.escalation[i - 1].after >= level.after) {
      findings.add("pack.notAscending", "levels of escalation stand in the order of time",
                   pointer + "/after");
    }
    // The levels serve every record type of the profile, so the field must be one of each.
    for (const auto& [type_id, rules] : profile.by_type) {
      const RecordType* type = by_id(pack.record_types, type_id);
      if (type != nullptr) check_party(pack, *type, level.to, pointer, findings);
    }
  }
}

void check_calendars(const model::Pack& pack, Findings& findings) {
  for (const model::Calendar& calendar : pack.calendars) {
    bool has_working_day = false;
    for (int day = 1; day <= 7; ++day) {
      has_working_day =
          has_working_day || std::find(calendar.weekend.begin(), calendar.weekend.end(), day) ==
                                 calendar.weekend.end();
    }
    if (!has_working_day) {
      findings.add("pack.noWorkingDay", "a week needs at least one working day",
                   member_of("/calendars", calendar.id) + "/weekend");
    }
  }
}

}  // namespace

void check_deadlines(const model::Pack& pack, Findings& findings) {
  check_calendars(pack, findings);
  for (const model::DeadlineProfile& profile : pack.profiles) {
    const std::string pointer = member_of("/deadlineProfiles", profile.id);
    findings.expect_known(profile.calendar, ids_of(pack.calendars), "pack.unknownCalendar",
                          "calendar", pointer + "/calendar");
    check_reminders(profile, pointer, findings);
    check_escalation(pack, profile, pointer, findings);
    for (const auto& [type_id, rules] : profile.by_type) {
      const std::string at = member_of(pointer + "/deadlines", type_id);
      if (!findings.expect_known(type_id, ids_of(pack.record_types), "pack.unknownType",
                                 "record type", at)) {
        continue;
      }
      expect_distinct(rules, at, findings);
      for (std::size_t i = 0; i < rules.size(); ++i) {
        check_deadline(pack, *by_id(pack.record_types, type_id), rules[i], item_of(at, i),
                       findings);
      }
    }
  }
}

}  // namespace clause10::check
