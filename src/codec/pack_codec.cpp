#include "codec/pack_codec.h"

#include <algorithm>

#include "codec/json.h"
#include "codec/pack_parts.h"
#include "codec/places.h"
#include "model/sort.h"
#include "model/version.h"

namespace clause10::codec {
namespace {

using model::Value;

model::LocalizedText localized(const Value& value, const std::string& pointer, Problems& problems) {
  model::LocalizedText read;
  ObjectReader reader(value, pointer, problems);
  for (const std::string_view language : languages) {
    if (auto text = reader.optional_text(language)) {
      read.by_language.emplace_back(language, std::move(*text));
    }
  }
  reader.finish();
  if (value.object() != nullptr && value.object()->empty()) {
    problems.add("missing", "a text is needed here, in English (\"en\") at least", pointer);
  }
  return read;
}

model::Enumeration enumeration(const std::string& id, const Value& value,
                               const std::string& pointer, Problems& problems) {
  model::Enumeration read;
  read.id = id;
  ObjectReader reader(value, pointer, problems);
  read.label = read_localized(reader, "label");
  const auto read_value = [&](const Value& item, const std::string& at) {
    ObjectReader item_reader(item, at, problems);
    model::EnumerationValue one;
    one.id = item_reader.id("id");
    one.label = read_localized(item_reader, "label");
    one.help = read_optional_localized(item_reader, "help");
    item_reader.finish();
    read.values.push_back(std::move(one));
  };
  if (!reader.each_item("values", read_value, 1)) read.values.emplace_back();
  reader.finish();
  return read;
}

bool earlier(const model::Date& a, const model::Date& b) {
  return a < b;
}

model::Calendar calendar(const std::string& id, const Value& value, const std::string& pointer,
                         Problems& problems) {
  model::Calendar read;
  read.id = id;
  ObjectReader reader(value, pointer, problems);
  reader.each_item("weekend", [&](const Value& item, const std::string& at) {
    const std::int64_t* day = item.integer();
    if (day != nullptr && *day >= 1 && *day <= 7) {
      read.weekend.push_back(static_cast<int>(*day));
    } else {
      problems.add("outOfRange", "an ISO weekday is 1 (Monday) to 7 (Sunday)", at);
    }
  });
  reader.each_item("holidays", [&](const Value& item, const std::string& at) {
    const std::string written = item.text() == nullptr ? std::string() : *item.text();
    if (const auto date = model::Date::parse(written)) {
      read.holidays.push_back(*date);
    } else {
      problems.add(
          "badDate",
          "\"" + written + "\" is no date that can be used: " + model::explain_date(written), at);
    }
  });
  model::sort<model::Date, &earlier>(read.holidays);
  reader.finish();
  return read;
}

}  // namespace

model::LocalizedText read_localized(ObjectReader& owner, std::string_view name) {
  const Value* value = owner.required(name);
  if (value == nullptr) return {};
  return localized(*value, owner.pointer_to(name), owner.problems());
}

model::LocalizedText read_optional_localized(ObjectReader& owner, std::string_view name) {
  const Value* value = owner.optional(name);
  if (value == nullptr) return {};
  return localized(*value, owner.pointer_to(name), owner.problems());
}

namespace {

/// Reads the members of an object by their ids; an item without id when there is no such object.
template <class Item>
void read_named(ObjectReader& reader, std::string_view name, bool is_optional,
                std::vector<Item>& into,
                Item (*read)(const std::string& id, const Value& value, const std::string& pointer,
                             Problems& problems)) {
  const auto each = [&](const std::string& id, const Value& item, const std::string& at) {
    if (!is_id(id)) report_bad_id(reader.problems(), id, at);
    into.push_back(read(id, item, at, reader.problems()));
  };
  if (is_optional && reader.optional(name) == nullptr) return;
  if (!reader.each_member(name, each)) into.push_back(Item());
}

model::Pack pack_of(const Value& value, Problems& problems) {
  model::Pack pack;
  ObjectReader reader(value, "", problems);
  pack.id = reader.id("id");
  pack.version = reader.text("version");
  if (!pack.version.empty() && !model::is_version(pack.version)) {
    problems.add("badVersion", "a version is three numbers such as 1.0.0", "/version");
  }
  pack.title = read_localized(reader, "title");
  read_named(reader, "roles", true, pack.roles, read_role);
  read_named(reader, "parameters", true, pack.parameters, read_parameter);
  read_named(reader, "enums", false, pack.enums, enumeration);
  read_named(reader, "lexicons", true, pack.lexicons, read_lexicon);
  read_named(reader, "calendars", false, pack.calendars, calendar);
  read_named(reader, "deadlineProfiles", false, pack.profiles, read_profile);
  read_named(reader, "recordTypes", false, pack.record_types, read_record_type);
  pack.migrations = read_migrations(reader);
  if (const Value* written = reader.optional("survey")) pack.survey = *written;
  if (const Value* written = reader.optional("pastRoles")) pack.past_roles = *written;
  reader.finish();
  return pack;
}

}  // namespace

model::Result<model::Pack> read_pack(std::string_view json) {
  const auto value = read_json(json);
  if (!value) return value.errors();
  Problems problems("pack");
  model::Pack pack = pack_of(*value, problems);
  if (!problems.none()) return problems.take();
  return pack;
}

PackReading read_pack_leniently(std::string_view json) {
  PackReading reading;
  const auto value = read_json_keeping_last(json);
  if (!value) {
    reading.problems = value.errors();
    return reading;
  }
  reading.problems = duplicates_in(json);
  constexpr std::size_t most_problems = 1000;
  Problems problems("pack", most_problems);
  reading.pack = pack_of(*value, problems);
  for (model::Diagnostic& problem : problems.take()) {
    reading.problems.push_back(std::move(problem));
  }
  if (value->object() == nullptr) {
    reading.pack.reset();
    locate(reading.problems, json);
  }
  return reading;
}

}  // namespace clause10::codec
