#include "codec/pack_codec.h"

#include <algorithm>
#include <array>

#include "codec/json.h"
#include "codec/pack_parts.h"

namespace clause10::codec {
namespace {

using model::Value;

constexpr std::array<std::string_view, 2> languages = {"en", "de"};

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
  reader.each_item("values", [&](const Value& item, const std::string& at) {
    ObjectReader item_reader(item, at, problems);
    model::EnumerationValue one;
    one.id = item_reader.text("id");
    one.label = read_localized(item_reader, "label");
    one.help = read_optional_localized(item_reader, "help");
    item_reader.finish();
    read.values.push_back(std::move(one));
  });
  reader.finish();
  return read;
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
  for (const std::string& written : reader.texts("holidays")) {
    if (const auto date = model::Date::parse(written)) {
      read.holidays.push_back(*date);
    } else {
      problems.add(
          "badDate",
          "\"" + written + "\" is no date that can be used: " + model::explain_date(written),
          reader.pointer_to("holidays"));
    }
  }
  std::sort(read.holidays.begin(), read.holidays.end());
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

model::Result<model::Pack> read_pack(std::string_view json) {
  const auto value = read_json(json);
  if (!value) return value.errors();
  Problems problems("pack");
  model::Pack pack;
  ObjectReader reader(*value, "", problems);
  pack.id = reader.text("id");
  pack.version = reader.text("version");
  pack.title = read_localized(reader, "title");
  reader.each_optional_member("roles",
                              [&](const std::string& id, const Value& item, const std::string& at) {
                                pack.roles.push_back(read_role(id, item, at, problems));
                              });
  reader.each_optional_member("parameters",
                              [&](const std::string& id, const Value& item, const std::string& at) {
                                pack.parameters.push_back(read_parameter(id, item, at, problems));
                              });
  reader.each_member("enums", [&](const std::string& id, const Value& item, const std::string& at) {
    pack.enums.push_back(enumeration(id, item, at, problems));
  });
  reader.each_member("calendars",
                     [&](const std::string& id, const Value& item, const std::string& at) {
                       pack.calendars.push_back(calendar(id, item, at, problems));
                     });
  reader.each_member("deadlineProfiles",
                     [&](const std::string& id, const Value& item, const std::string& at) {
                       pack.profiles.push_back(read_profile(id, item, at, problems));
                     });
  reader.each_member("recordTypes",
                     [&](const std::string& id, const Value& item, const std::string& at) {
                       pack.record_types.push_back(read_record_type(id, item, at, problems));
                     });
  reader.finish();
  if (!problems.none()) return problems.take();
  return pack;
}

}  // namespace clause10::codec
