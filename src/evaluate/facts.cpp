#include "evaluate/facts.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "evaluate/deadlines.h"
#include "model/deadline_names.h"
#include "model/parameters.h"
#include "model/profiles.h"

namespace clause10::evaluate {
namespace {

using model::Field;
using model::FieldType;
using model::Value;

/// {id: number, …}: a person or an issue.
bool is_reference(const Value& value) {
  const Value* id = value.find("id");
  return id != nullptr && id->integer() != nullptr;
}

bool is_list_of_texts(const Value& value) {
  return value.list() != nullptr &&
         std::all_of(value.list()->begin(), value.list()->end(), [](const Value& item) {
           return item.text() != nullptr && !model::is_absent(item);
         });
}

Shape shape_of(const model::Pack& pack, const Field& field, const Value& value) {
  const auto fits = [](bool holds) { return holds ? Shape::sound : Shape::wrong_type; };
  switch (field.type) {
    case FieldType::text:
    case FieldType::long_text:
      return fits(value.text() != nullptr);
    case FieldType::date:
      if (value.text() == nullptr) return Shape::wrong_type;
      return model::Date::parse(*value.text()) ? Shape::sound : Shape::bad_date;
    case FieldType::enumeration: {
      if (value.text() == nullptr) return Shape::wrong_type;
      const auto* values = model::by_id(pack.enums, field.enumeration.value_or(""));
      const bool known =
          values != nullptr && model::by_id(values->values, *value.text()) != nullptr;
      return known ? Shape::sound : Shape::not_in_enum;
    }
    case FieldType::user:
    case FieldType::issue:
      return fits(is_reference(value));
    case FieldType::refs:
      return fits(is_list_of_texts(value));
    case FieldType::list:
      return fits(value.list() != nullptr);
    case FieldType::truth:
      return fits(value.truth() != nullptr);
    case FieldType::integer:
      return fits(value.integer() != nullptr);
  }
  return Shape::wrong_type;
}

}  // namespace

Facts::Facts(const Ruleset& ruleset, const model::RecordType& type, const model::Record& record,
             const model::Context& context)
    : ruleset_(ruleset),
      pack_(ruleset.pack()),
      type_(type),
      record_(record),
      context_(context),
      state_(record.state),
      today_(context.today.text()),
      slots_(type.fields.size()),
      texts_(*this, ruleset.lexicons()) {
  if (const auto* profile = model::by_id(pack_.profiles, context.profile)) {
    calendar_ = ruleset.calendar(profile->calendar);
  }
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const Value* value = model::find(record.fields, type.fields[i].id);
    if (value == nullptr || model::is_absent(*value)) continue;
    slots_[i] = {value, shape_of(pack_, type.fields[i], *value)};
  }
}

std::optional<model::Date> Facts::add(model::Date start, std::int64_t days) const {
  return calendar_->add(start, days);
}

std::int64_t Facts::between(model::Date from, model::Date to) const {
  return calendar_->between(from, to);
}

const Facts::Slot* Facts::slot(std::string_view field) const {
  const Field* found = model::by_id(type_.fields, field);
  if (found == nullptr) return nullptr;
  return &slots_[static_cast<std::size_t>(found - type_.fields.data())];
}

const Value* Facts::present(std::string_view field) const {
  const Slot* found = slot(field);
  return found == nullptr ? nullptr : found->value;
}

const Value* Facts::sound(std::string_view field) const {
  const Slot* found = slot(field);
  return found == nullptr || found->shape != Shape::sound ? nullptr : found->value;
}

const Value* Facts::find(std::string_view name) const {
  if (name == "state") return &state_;
  if (name == "today") return &today_;
  if (name.starts_with(model::parameters_prefix)) {
    return model::parameter_value(pack_, context_, name.substr(model::parameters_prefix.size()));
  }
  if (name.starts_with(model::deadlines_prefix)) return deadline(name);
  return present(name);
}

/// The conditions of periods know no deadlines, so what is worked out here never asks for itself.
const Value* Facts::deadline(std::string_view name) const {
  if (!deadlines_) {
    deadlines_.emplace();
    const auto* profile = model::profile_of(pack_, type_, record_, context_.profile);
    if (profile == nullptr) return nullptr;
    for (const model::DeadlineStatus& each : deadlines_of(ruleset_, *profile, *this)) {
      const std::array<Value, 3> values = {each.due.text(), each.original.text(),
                                           model::name_of(each.status)};
      for (std::size_t i = 0; i < values.size(); ++i) {
        deadlines_->push_back(
            {model::deadline_name(each.id, model::deadline_members[i]), values[i]});
      }
    }
  }
  return model::find(*deadlines_, name);
}

const Value* Facts::at(std::uint32_t declaration, std::string_view name) const {
  // `state` and `today` stand before the fields, see check::declarations_of.
  const std::size_t field = std::size_t{declaration} - 2;
  if (declaration >= 2 && field < slots_.size() && type_.fields[field].id == name) {
    return slots_[field].value;
  }
  return find(name);
}

std::optional<model::Date> Facts::date(std::string_view name) const {
  if (name == "today") return context_.today;
  const Value* value = sound(name);
  if (value == nullptr || value->text() == nullptr) return std::nullopt;
  return model::Date::parse(*value->text());
}

std::string_view Facts::label(std::string_view field) const {
  const Field* found = model::by_id(type_.fields, field);
  return found == nullptr ? field : found->label.in(context_.locale);
}

}  // namespace clause10::evaluate
