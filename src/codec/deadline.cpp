#include <optional>
#include <utility>

#include "codec/pack_parts.h"

namespace clause10::codec {
namespace {

using model::Value;

// Ten years of days: longer is a typing error, and working days are counted one by one.
constexpr IntegerRange days_range{0, 3660};

model::Period period(const Value& value, const std::string& pointer, Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::Period read;
  read.when = reader.optional_text("when");
  const auto working_days = reader.optional_integer("workingDays", days_range);
  const auto days = reader.optional_integer("days", days_range);
  reader.finish();
  if (reader.is_object() && working_days.has_value() == days.has_value()) {
    problems.add("onePeriod", "a period has either \"workingDays\" or \"days\"", pointer);
  }
  read.unit = working_days ? model::Period::Unit::working_days : model::Period::Unit::days;
  read.amount = working_days ? *working_days : days.value_or(0);
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
  read.not_after = reader.optional_text("notAfter");
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
  read.calendar = reader.text("calendar");
  read_reminders(reader, read);
  read_escalation(reader, read);
  reader.each_member(
      "deadlines", [&](const std::string& type, const Value& item, const std::string& at) {
        std::vector<model::DeadlineRule> rules;
        if (const model::List* list = item.list()) {
          for (std::size_t i = 0; i < list->size(); ++i) {
            rules.push_back(deadline((*list)[i], at + "/" + std::to_string(i), problems));
          }
        } else {
          problems.add("wrongType", "a list of deadlines is expected here", at);
        }
        read.by_type.emplace_back(type, std::move(rules));
      });
  reader.finish();
  return read;
}

}  // namespace clause10::codec
