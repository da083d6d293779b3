#include <array>
#include <optional>
#include <tuple>
#include <utility>

#include "codec/pack_parts.h"

namespace clause10::codec {
namespace {

using model::Value;

// Ten years: longer is a typing error, and working days are counted one by one.
constexpr IntegerRange days_range{0, 3660};

using Unit = model::Period::Unit;
constexpr std::array<std::tuple<std::string_view, Unit, std::int64_t>, 4> units = {{
    {"workingDays", Unit::working_days, days_range.max},
    {"days", Unit::days, days_range.max},
    {"months", Unit::months, 120},
    {"hours", Unit::hours, 24 * days_range.max},
}};

/// One name, or a list of them.
std::vector<std::string> names(ObjectReader& reader, std::string_view name) {
  const Value* value = reader.optional(name);
  if (value == nullptr) return {};
  if (value->list() != nullptr) return reader.texts(name, 1);
  return {reader.text(name)};
}

model::Period period(const Value& value, const std::string& pointer, Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::Period read;
  read.when = reader.optional_text("when");
  int given = 0;
  for (const auto& [name, unit, most] : units) {
    const auto amount = reader.optional_integer(name, {0, most});
    if (!amount) continue;
    ++given;
    read.unit = unit;
    read.amount = *amount;
  }
  read.not_after = names(reader, "notAfter");
  reader.finish();
  if (reader.is_object() && given != 1) {
    problems.add("onePeriod",
                 "a period has one of \"workingDays\", \"days\", \"months\" and \"hours\"",
                 pointer);
  }
  return read;
}

model::ExtendedBy extended_by(ObjectReader reader) {
  model::ExtendedBy read;
  read.list = reader.text("list");
  read.deadline = reader.text("deadline");
  read.state = reader.text("state");
  read.due = reader.text("due");
  read.by = reader.optional_text("by");
  reader.finish();
  return read;
}

model::DeadlineRule deadline(const Value& value, const std::string& pointer, Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::DeadlineRule read;
  read.id = reader.id("id");
  read.label = read_localized(reader, "label");
  read.clause = reader.text("clause");
  read.starts_on = reader.optional_text("startsOn");
  read.due_field = reader.optional_text("dueField");
  read.frozen_at = reader.text("frozenAt");
  read.met_at = reader.optional_text("metAt");
  read.not_after = names(reader, "notAfter");
  if (const Value* extended = reader.optional("extendedBy")) {
    read.extended_by = extended_by({*extended, reader.pointer_to("extendedBy"), problems});
  }
  const auto read_period = [&](const Value& item, const std::string& at) {
    read.periods.push_back(period(item, at, problems));
  };
  const bool has_periods = reader.optional("periods") != nullptr;
  reader.each_optional_item("periods", read_period, 1);
  reader.finish();
  const bool counted = read.starts_on.has_value() && has_periods;
  const bool half = read.starts_on.has_value() || has_periods;
  if (reader.is_object() && (read.due_field ? half : !counted)) {
    problems.add("oneDueDate",
                 "a deadline has either \"startsOn\" with \"periods\", or \"dueField\" alone",
                 pointer);
  }
  return read;
}

void read_reminders(ObjectReader& reader, model::DeadlineProfile& profile) {
  reader.each_optional_item("reminders", [&](const Value& item, const std::string& at) {
    const std::int64_t* days = item.integer();
    if (days != nullptr && *days >= -days_range.max && *days <= 0) {
      profile.reminders.push_back(*days);
    } else {
      reader.problems().add("outOfRange",
                            "a reminder is given in days against the due date: 0 or less", at);
    }
  });
}

void read_escalation(ObjectReader& reader, model::DeadlineProfile& profile) {
  reader.each_optional_item("escalation", [&](const Value& item, const std::string& at) {
    ObjectReader level(item, at, reader.problems());
    const std::int64_t after = level.integer("after", days_range);
    const auto to = read_party(level);
    level.finish();
    if (to) profile.escalation.push_back({after, *to});
  });
}

}  // namespace

model::DeadlineProfile read_profile(const std::string& id, const Value& value,
                                    const std::string& pointer, Problems& problems) {
  model::DeadlineProfile read;
  read.id = id;
  ObjectReader reader(value, pointer, problems);
  read.title = read_localized(reader, "title");
  const auto extends = reader.optional_text("extends");
  read.extends = extends.value_or("");
  // A profile that extends another names what differs.
  const auto inherits = [&](std::string_view name) {
    return extends && reader.optional(name) == nullptr;
  };
  if (!inherits("calendar")) read.calendar = reader.text("calendar");
  read.inherits_reminders = inherits("reminders");
  read.inherits_escalation = inherits("escalation");
  read_reminders(reader, read);
  read_escalation(reader, read);
  const auto read_rules = [&](const std::string& type, const Value& item, const std::string& at) {
    std::vector<model::DeadlineRule> rules;
    if (const model::List* list = item.list()) {
      for (std::size_t i = 0; i < list->size(); ++i) {
        rules.push_back(deadline((*list)[i], at + "/" + std::to_string(i), problems));
      }
    } else {
      problems.add("wrongType", "a list of deadlines is expected here", at);
    }
    read.by_type.emplace_back(type, std::move(rules));
  };
  if (!inherits("deadlines")) reader.each_member("deadlines", read_rules);
  reader.finish();
  return read;
}

}  // namespace clause10::codec
