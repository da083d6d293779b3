#include <algorithm>
#include <variant>

#include "check/declarations.h"
#include "check/lint/formula.h"
#include "check/lint/lints.h"
#include "model/parameters.h"
#include "model/pointer.h"

// Value lists, calendars and parameters that nothing refers to.
namespace clause10::check {
namespace {

using model::Pack;

/// Every text in what registers read.
void add_texts(const model::Value& value, std::vector<std::string>& texts) {
  if (value.text() != nullptr) texts.push_back(*value.text());
  if (const model::List* list = value.list()) {
    for (const model::Value& item : *list) {
      add_texts(item, texts);
    }
  }
  if (const model::Object* object = value.object()) {
    for (const model::Member& member : *object) {
      add_texts(member.value, texts);
    }
  }
}

/// Every text of the pack that is a condition.
std::vector<std::string> conditions_of(const Pack& pack) {
  std::vector<std::string> conditions;
  for (const model::RecordType& type : pack.record_types) {
    for (const model::Rule& rule : type.rules) {
      if (rule.when) conditions.push_back(*rule.when);
      const auto* check = std::get_if<model::Condition>(&rule.check);
      if (check != nullptr) conditions.push_back(check->text);
    }
    for (const model::Proposal& proposal : type.proposals) {
      conditions.push_back(proposal.when);
    }
  }
  add_texts(pack.survey, conditions);
  add_texts(pack.past_roles, conditions);
  for (const model::DeadlineProfile& profile : pack.profiles) {
    for (const auto& [type, rules] : profile.by_type) {
      for (const model::DeadlineRule& rule : rules) {
        for (const model::Period& period : rule.periods) {
          if (period.when) conditions.push_back(*period.when);
        }
      }
    }
  }
  return conditions;
}

/// Whether everything that may refer to something could be read.
bool is_read_through(const Pack& pack) {
  return is_read(pack.record_types) && is_read(pack.profiles) &&
         std::all_of(pack.record_types.begin(), pack.record_types.end(),
                     [](const auto& type) { return is_read(type.fields) && is_read(type.rules); });
}

/// A mention anywhere counts, in a condition with faults too.
bool is_used(const Pack& pack, const model::Parameter& parameter,
             const std::vector<std::string>& conditions) {
  const std::string name = std::string(model::parameters_prefix) + parameter.id;
  return std::any_of(conditions.begin(), conditions.end(),
                     [&](const auto& text) {
                       return text.find(name) != std::string::npos || text == parameter.id;
                     }) ||
         std::any_of(pack.record_types.begin(), pack.record_types.end(), [&](const auto& type) {
           const auto& recurrence = type.in_register.recurrence;
           return recurrence && recurrence->months_parameter == parameter.id;
         });
}

bool is_used(const Pack& pack, const model::Enumeration& enumeration) {
  return std::any_of(pack.record_types.begin(), pack.record_types.end(), [&](const auto& type) {
    return std::any_of(type.fields.begin(), type.fields.end(), [&](const model::Field& field) {
      const auto& columns = field.lines.columns;
      return field.enumeration == enumeration.id ||
             std::any_of(columns.begin(), columns.end(), [&](const model::Column& column) {
               return column.enumeration == enumeration.id;
             });
    });
  });
}

bool is_used(const Pack& pack, const model::Lexicon& lexicon) {
  const auto names = [&](const std::vector<std::string>& ids) {
    return std::find(ids.begin(), ids.end(), lexicon.id) != ids.end();
  };
  return std::any_of(pack.record_types.begin(), pack.record_types.end(), [&](const auto& type) {
    return std::any_of(type.rules.begin(), type.rules.end(), [&](const model::Rule& rule) {
      const auto* lint = std::get_if<model::Lint>(&rule.check);
      return lint != nullptr &&
             (lint->phrases == lexicon.id || names(lint->ignore) || names(lint->unless) ||
              names(lint->because) || names(lint->therefore) || names(lint->negations));
    });
  });
}

bool is_used(const Pack& pack, const model::Calendar& calendar) {
  return std::any_of(pack.profiles.begin(), pack.profiles.end(),
                     [&](const auto& profile) { return profile.calendar == calendar.id; });
}

void unused(const std::string& what, const std::string& id, std::string_view where,
            Findings& findings) {
  if (id.empty()) return;
  findings.add("pack.unused", "nothing refers to this " + what, model::member_of(where, id));
}

}  // namespace

void lint_unused(const Pack& pack, Findings& findings) {
  if (!is_read_through(pack)) return;
  const std::vector<std::string> conditions = conditions_of(pack);
  for (const model::Parameter& each : pack.parameters) {
    if (!is_used(pack, each, conditions)) unused("parameter", each.id, "/parameters", findings);
  }
  for (const model::Enumeration& each : pack.enums) {
    if (!is_used(pack, each)) unused("value list", each.id, "/enums", findings);
  }
  for (const model::Lexicon& each : pack.lexicons) {
    if (!is_used(pack, each)) unused("lexicon", each.id, "/lexicons", findings);
  }
  for (const model::Calendar& each : pack.calendars) {
    if (!is_used(pack, each)) unused("calendar", each.id, "/calendars", findings);
  }
}

}  // namespace clause10::check
