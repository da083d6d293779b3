#include <algorithm>
#include <array>
#include <variant>

#include "check/declarations.h"
#include "check/findings.h"
#include "check/people.h"
#include "model/pointer.h"
#include "model/profiles.h"

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

void expect_date_fields(const RecordType& type, const std::vector<std::string>& names,
                        const std::string& pointer, Findings& findings) {
  for (const std::string& name : names) {
    expect_date_field(type, name, pointer, findings);
  }
}

/// A column of the list, of one of two types.
const model::Column* expect_column(const model::Field& list, const std::string& id,
                                   std::array<model::FieldType, 2> types, const std::string& at,
                                   Findings& findings) {
  const auto& columns = list.lines.columns;
  if (!findings.expect_known(id, ids_of(columns), "pack.unknownField", "column", at)) {
    return nullptr;
  }
  const model::Column* column = by_id(columns, id);
  if (std::find(types.begin(), types.end(), column->type) == types.end()) {
    findings.add("pack.wrongType", "this column of \"" + list.id + "\" has another type", at);
  }
  return column;
}

void check_extended_by(const model::Pack& pack, const RecordType& type, const model::ExtendedBy& by,
                       const std::string& at, Findings& findings) {
  using enum model::FieldType;
  if (!findings.expect_known(by.list, ids_of(type.fields), "pack.unknownField", "field",
                             at + "/list")) {
    return;
  }
  const model::Field& field = *by_id(type.fields, by.list);
  if (field.type != list) {
    findings.add("pack.wrongType", "requests are lines of a field of type list", at + "/list");
    return;
  }
  expect_column(field, "state", {text, enumeration}, at, findings);
  expect_column(field, by.deadline, {text, enumeration}, at + "/deadline", findings);
  expect_column(field, by.due, {date, date}, at + "/due", findings);
  if (by.by) expect_column(field, *by.by, {user, user}, at + "/by", findings);
  const RecordType* of = field.lines.of ? by_id(pack.record_types, field.lines.of->type) : nullptr;
  if (of != nullptr) {
    findings.expect_known(by.state, ids_of(of->states), "pack.unknownState", "state",
                          at + "/state");
  }
}

void check_periods(const model::Pack& pack, const RecordType& type, const DeadlineRule& rule,
                   const std::string& at, Findings& findings) {
  const Conditions conditions(pack, type, declarations_for_periods(pack, type));
  for (std::size_t i = 0; i < rule.periods.size(); ++i) {
    const std::string pointer = item_of(at + "/periods", i);
    expect_date_fields(type, rule.periods[i].not_after, pointer + "/notAfter", findings);
    if (!rule.periods[i].when) continue;
    conditions.check(*rule.periods[i].when, pointer + "/when", findings);
  }
}

void check_deadline(const model::Pack& pack, const RecordType& type, const DeadlineRule& rule,
                    const std::string& at, Findings& findings) {
  expect_date_field(type, rule.starts_on, at + "/startsOn", findings);
  expect_date_field(type, rule.due_field, at + "/dueField", findings);
  expect_date_fields(type, rule.not_after, at + "/notAfter", findings);
  if (rule.extended_by) {
    check_extended_by(pack, type, *rule.extended_by, at + "/extendedBy", findings);
  }
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
    const std::string pointer =
        profile.inherits_escalation ? at + "/extends" : item_of(at + "/escalation", i);
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

/// True when what the profile extends is there and ends somewhere.
bool check_extends(const model::Pack& pack, const model::DeadlineProfile& profile,
                   const std::string& at, Findings& findings) {
  std::string way = "\"" + profile.id + "\"";
  std::size_t steps = 0;
  for (const auto* each = &profile; !each->extends.empty(); ++steps) {
    const auto* base = by_id(pack.profiles, each->extends);
    if (base == nullptr) {
      return each == &profile &&
             findings.expect_known(each->extends, ids_of(pack.profiles), "pack.unknownProfile",
                                   "deadline profile", at);
    }
    way += " extends \"" + base->id + "\"";
    if (base == &profile) {
      findings.add("pack.circularProfile", way + ": there is nothing to begin with", at,
                   "remove \"extends\" from one of them and write out what it needs");
      return false;
    }
    if (steps == pack.profiles.size()) return false;  // a circle further on, reported there
    each = base;
  }
  return true;
}

void check_profile_fields(const model::Pack& pack, Findings& findings) {
  for (const RecordType& type : pack.record_types) {
    if (!type.profile_field) continue;
    const std::string at = member_of("/recordTypes", type.id) + "/profileField";
    if (!findings.expect_known(*type.profile_field, ids_of(type.fields), "pack.unknownField",
                               "field", at)) {
      continue;
    }
    const model::Field& field = *by_id(type.fields, *type.profile_field);
    if (field.type != model::FieldType::enumeration) {
      findings.add("pack.wrongType", "a record names its deadline profile in a field of type enum",
                   at);
      continue;
    }
    const auto* values = by_id(pack.enums, field.enumeration.value_or(""));
    for (std::size_t i = 0; values != nullptr && i < values->values.size(); ++i) {
      const std::string pointer = item_of(member_of("/enums", values->id) + "/values", i) + "/id";
      findings.expect_known(values->values[i].id, ids_of(pack.profiles), "pack.unknownProfile",
                            "deadline profile", pointer);
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
  check_profile_fields(pack, findings);
  const std::vector<model::DeadlineProfile> resolved = model::resolved_profiles(pack);
  for (const model::DeadlineProfile& profile : pack.profiles) {
    const std::string pointer = member_of("/deadlineProfiles", profile.id);
    const bool is_whole = check_extends(pack, profile, pointer + "/extends", findings);
    if (profile.extends.empty() || !profile.calendar.empty()) {
      findings.expect_known(profile.calendar, ids_of(pack.calendars), "pack.unknownCalendar",
                            "calendar", pointer + "/calendar");
    }
    if (!profile.inherits_reminders) check_reminders(profile, pointer, findings);
    // Whom the profile tells must be somebody in each record type that it has deadlines for.
    if (is_whole) check_escalation(pack, *by_id(resolved, profile.id), pointer, findings);
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
