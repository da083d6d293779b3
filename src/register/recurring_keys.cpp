#include "register/recurring_keys.h"

#include <cstring>
#include <utility>

#include "model/parameters.h"

namespace clause10::columns {
namespace {

constexpr std::string_view between = " · ";

void append(std::string& set, std::uint32_t number) {
  char bytes[sizeof number];
  std::memcpy(bytes, &number, sizeof number);
  set.append(bytes, sizeof number);
}

}  // namespace

std::int64_t recurring_months(const model::Pack& pack, const model::Recurrence& recurrence,
                              const model::Context& context) {
  if (!recurrence.months_parameter) return recurrence.months;
  const auto* value = model::parameter_value(pack, context, *recurrence.months_parameter);
  return value == nullptr || value->integer() == nullptr ? 0 : *value->integer();
}

RecurringKeys::RecurringKeys(const Store& store, std::uint32_t type) {
  for (const std::uint32_t dimension : store.plan().types[type].survey.recurring) {
    fields_.emplace_back(store, type, dimension);
  }
}

const std::vector<std::uint32_t>& RecurringKeys::keys_of(const Block& block, std::uint32_t place) {
  found_.clear();
  sets_.assign(1, std::string());
  for (const DimensionValues& field : fields_) {
    const std::uint32_t number = field.at(block, place);
    if (number == 0) return found_;
    field.values_of(number, values_);
    if (fields_.size() == 1) return found_ = values_;
    std::vector<std::string> longer;
    for (const std::string& set : sets_) {
      for (const std::uint32_t value : values_) {
        longer.push_back(set);
        append(longer.back(), value);
      }
    }
    sets_ = std::move(longer);
  }
  for (const std::string& set : sets_) {
    found_.push_back(keys_.add(set));
  }
  return found_;
}

std::optional<std::uint32_t> RecurringKeys::find(const std::vector<std::string>& values) {
  std::string set;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    number = fields_[i].find(values[i]);
    if (number == Dictionary::unknown) return std::nullopt;
    append(set, number);
  }
  return fields_.size() > 1 ? keys_.add(set) : number;
}

std::uint32_t RecurringKeys::size() const {
  return fields_.size() == 1 ? fields_.front().values() : keys_.size();
}

std::uint32_t RecurringKeys::value_of(std::uint32_t key, std::size_t field) const {
  if (fields_.size() == 1) return key;
  std::uint32_t number = 0;
  std::memcpy(&number, keys_.text(key).data() + field * sizeof number, sizeof number);
  return number;
}

std::string RecurringKeys::value(std::uint32_t key) const {
  std::string text;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (i > 0) text += between;
    text += fields_[i].value(value_of(key, i));
  }
  return text;
}

std::string RecurringKeys::label(std::uint32_t key, std::string_view locale) const {
  std::string text;
  bool labelled = false;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const std::uint32_t value = value_of(key, i);
    const std::string_view label = fields_[i].label(value, locale);
    labelled = labelled || !label.empty();
    if (i > 0) text += between;
    text += label.empty() ? fields_[i].value(value) : label;
  }
  return labelled ? text : std::string();
}

}  // namespace clause10::columns
