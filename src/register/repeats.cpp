#include "register/repeats.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "model/text.h"
#include "register/record_reader.h"
#include "register/recurring_keys.h"
#include "schedule/months.h"

namespace clause10::columns {
namespace {

using model::Value;

/// The values that a field is counted by, as a register holds them.
std::vector<std::string> values_in(const model::Record& record, const model::Field& field) {
  std::vector<std::string> values;
  const auto add = [&](const Value& value) {
    if (value.text() == nullptr || model::is_absent(value)) return;
    std::string text(model::trim(*value.text()));
    if (std::find(values.begin(), values.end(), text) == values.end()) {
      values.push_back(std::move(text));
    }
  };
  const Value* value = model::find(record.fields, field.id);
  if (value == nullptr) return values;
  const Value* id = value->find("id");
  if (id != nullptr && id->integer() != nullptr) values.push_back(std::to_string(*id->integer()));
  add(*value);
  if (const model::List* list = value->list()) {
    for (const Value& item : *list) {
      add(item);
    }
  }
  return values;
}

struct Wanted {
  std::uint32_t key;
  std::vector<std::string> values;
};

/// Every way to choose a value of each field that the register knows.
std::vector<Wanted> wanted_of(const std::vector<std::vector<std::string>>& values,
                              RecurringKeys& keys) {
  std::vector<std::vector<std::string>> chosen(1);
  for (const auto& of_field : values) {
    std::vector<std::vector<std::string>> longer;
    for (const auto& each : chosen) {
      for (const std::string& value : of_field) {
        longer.push_back(each);
        longer.back().push_back(value);
      }
    }
    chosen = std::move(longer);
  }
  std::vector<Wanted> wanted;
  for (auto& each : chosen) {
    if (const auto key = keys.find(each)) wanted.push_back({*key, std::move(each)});
  }
  return wanted;
}

struct Before {
  std::int32_t day;
  std::string id;
  Row row;
};

}  // namespace

std::optional<model::Repeats> repeats_of(const evaluate::Ruleset& ruleset, const Store& store,
                                         const model::Record& record,
                                         const model::Context& context) {
  const std::uint32_t type = store.plan().type_names.find(record.type);
  const model::RecordType& own = *store.plan().types[type].type;
  const auto& recurrence = own.in_register.recurrence;
  if (!recurrence) return std::nullopt;
  model::Repeats made;
  made.months = recurring_months(*store.plan().pack, *recurrence, context);
  std::vector<std::vector<std::string>> values;
  for (const std::string& id : recurrence->by) {
    const model::Field& field = *model::by_id(own.fields, id);
    values.push_back(values_in(record, field));
    made.by.push_back({id, std::string(field.label.in(context.locale)), {}});
  }
  const Value* since = model::find(record.fields, recurrence->since);
  const bool dated = since != nullptr && since->text() != nullptr;
  const std::int32_t day = dated ? day_of(*since->text()) : no_day;
  if (!is_day(day)) return made;
  RecurringKeys keys(store, type);
  const std::vector<Wanted> wanted = wanted_of(values, keys);
  if (wanted.empty()) return made;
  std::vector<Before> before;
  keys.each(store, type, [&](std::uint32_t key, std::int32_t on, Row row) {
    if (on > day || schedule::add_months(on, made.months) < day) return;
    const auto found = std::find_if(wanted.begin(), wanted.end(),
                                    [key](const Wanted& each) { return each.key == key; });
    if (found == wanted.end()) return;
    std::string id = store.id_of(row);
    if (id == record.id || (on == day && id > record.id)) return;
    for (std::size_t i = 0; i < made.by.size(); ++i) {
      auto& shared = made.by[i].values;
      const bool known = std::find(shared.begin(), shared.end(), found->values[i]) != shared.end();
      if (!known) shared.push_back(found->values[i]);
    }
    if (before.empty() || before.back().row != row) before.push_back({on, std::move(id), row});
  });
  std::sort(before.begin(), before.end(), [](const Before& a, const Before& b) {
    return a.day != b.day ? a.day > b.day : a.id < b.id;
  });
  for (model::Repeats::By& each : made.by) {
    std::sort(each.values.begin(), each.values.end());
  }
  RecordNames names(ruleset, store, context);
  for (const Before& each : before) {
    names.look_at(each.row);
    made.earlier.push_back({names.reference(), model::Date::from_days(each.day)->text()});
  }
  return made;
}

}  // namespace clause10::columns
