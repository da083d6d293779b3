#include "register/dimension_counts.h"

#include <algorithm>

namespace clause10::columns {

DimensionValues::DimensionValues(const Store& store, std::uint32_t type, std::size_t dimension)
    : dimension_(&store.plan().types[type].survey.dimensions[dimension]),
      columns_(&store.plan().types[type].fields[dimension_->field]),
      field_(columns_->field),
      choices_(model::by_id(store.plan().pack->enums, field_->enumeration.value_or(""))),
      texts_(&store.survey_values(type).of(dimension)) {}

std::uint32_t DimensionValues::numbers() const {
  return (dimension_->many ? texts_->sets.size() : values()) + 1;
}

std::uint32_t DimensionValues::values() const {
  return choices_ != nullptr ? static_cast<std::uint32_t>(choices_->values.size())
                             : texts_->values.size();
}

std::uint32_t DimensionValues::at(const Block& block, std::uint32_t place) const {
  if (dimension_->number.exists()) return block.at(dimension_->number)[place];
  const std::uint32_t code = block.at(columns_->code)[place];
  return code <= values() ? code : 0;
}

void DimensionValues::values_of(std::uint32_t number, std::vector<std::uint32_t>& values) const {
  if (dimension_->many) {
    numbers_of(texts_->sets.text(number - 1), values);
  } else {
    values.assign(1, number - 1);
  }
}

std::string_view DimensionValues::value(std::uint32_t value) const {
  return choices_ != nullptr ? choices_->values[value].id : texts_->values.text(value);
}

std::uint32_t DimensionValues::find(std::string_view value) const {
  return choices_ != nullptr ? columns_->choices.find(value) : texts_->values.find(value);
}

std::string_view DimensionValues::label(std::uint32_t value, std::string_view locale) const {
  if (choices_ != nullptr) return choices_->values[value].label.in(locale);
  return value < texts_->labels.size() ? texts_->labels[value] : std::string_view();
}

DimensionCounter::DimensionCounter(const Store& store, std::uint32_t type) {
  for (std::size_t i = 0; i < store.plan().types[type].survey.counted; ++i) {
    counted_.push_back({DimensionValues(store, type, i), {}});
    counted_.back().tallies.resize(counted_.back().values.numbers());
  }
}

void DimensionCounter::add(const Block& block, const BlockStanding& standing) {
  for (Counted& each : counted_) {
    for (std::uint32_t place = 0; place < block.used; ++place) {
      const std::uint8_t is = standing[place];
      if ((is & (standing::open | standing::closed)) == 0) continue;
      Tally& tally = each.tallies[each.values.at(block, place)];
      ++tally.records;
      tally.open += (is & standing::open) != 0;
      tally.overdue += (is & standing::overdue) != 0;
    }
  }
}

std::vector<model::DimensionCounts> DimensionCounter::finish(std::string_view locale) const {
  std::vector<model::DimensionCounts> dimensions;
  std::vector<std::uint32_t> values;
  for (const Counted& each : counted_) {
    std::vector<Tally> by_value(each.values.values());
    for (std::uint32_t number = 1; number < each.tallies.size(); ++number) {
      const Tally& tally = each.tallies[number];
      if (tally.records == 0) continue;
      each.values.values_of(number, values);
      for (const std::uint32_t value : values) {
        by_value[value].records += tally.records;
        by_value[value].open += tally.open;
        by_value[value].overdue += tally.overdue;
      }
    }
    std::vector<std::uint32_t> order;
    for (std::uint32_t value = 0; value < by_value.size(); ++value) {
      if (by_value[value].records != 0) order.push_back(value);
    }
    model::DimensionCounts made;
    made.more = keep_first(order, [&](std::uint32_t a, std::uint32_t b) {
      if (by_value[a].records != by_value[b].records) {
        return by_value[a].records > by_value[b].records;
      }
      return each.values.value(a) < each.values.value(b);
    });
    made.field = each.values.field().id;
    made.label = each.values.field().label.in(locale);
    made.without = each.tallies[0].records;
    for (const std::uint32_t value : order) {
      const Tally& tally = by_value[value];
      made.values.push_back({std::string(each.values.value(value)),
                             std::string(each.values.label(value, locale)), tally.records,
                             tally.open, tally.overdue});
    }
    dimensions.push_back(std::move(made));
  }
  return dimensions;
}

}  // namespace clause10::columns
