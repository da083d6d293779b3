#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/context.h"
#include "register/dictionary.h"
#include "register/dimension_counts.h"
#include "register/store.h"

namespace clause10::columns {

/// Months within which a record counts as a repeat, as the context has them.
std::int64_t recurring_months(const model::Pack& pack, const model::Recurrence& recurrence,
                              const model::Context& context);

/// What comes back, by number: a value of each field that the recurrence names. A record with
/// several values in a field has a key for each way to choose one. The type must have a
/// recurrence.
class RecurringKeys {
 public:
  RecurringKeys(const Store& store, std::uint32_t type);

  /// Calls visit(key, day, row) for each key of each record that counts: neither cancelled nor
  /// without day or value.
  template <class Visit>
  void each(const Store& store, std::uint32_t type, const Visit& visit) {
    const TypePlan& plan = store.plan().types[type];
    const Standings standings = standings_of(*plan.type);
    for (std::uint32_t number = 0; number < store.blocks().size(); ++number) {
      const Block& block = store.blocks()[number];
      if (block.type() != type) continue;
      const std::int32_t* days = block.at(plan.fields[plan.survey.since].day);
      const std::uint8_t* states = block.at(plan.state);
      for (std::uint32_t place = 0; place < block.used; ++place) {
        const std::uint8_t is = standings[states[place]];
        if ((is & (standing::open | standing::closed)) == 0 || days[place] < first_day) continue;
        for (const std::uint32_t key : keys_of(block, place)) {
          visit(key, days[place], number * rows_per_block + place);
        }
      }
    }
  }

  /// The key of these values, one for each field; nothing where no record has one of them.
  std::optional<std::uint32_t> find(const std::vector<std::string>& values);

  /// That `each` has come across, or `find` been told of.
  std::uint32_t size() const;
  std::string value(std::uint32_t key) const;
  /// For people; empty where no value has a label.
  std::string label(std::uint32_t key, std::string_view locale) const;

 private:
  const std::vector<std::uint32_t>& keys_of(const Block& block, std::uint32_t place);
  std::uint32_t value_of(std::uint32_t key, std::size_t field) const;

  std::vector<DimensionValues> fields_;
  Dictionary keys_;  ///< the values' numbers, four bytes each; unused where there is one field
  std::vector<std::uint32_t> found_;
  std::vector<std::uint32_t> values_;
  std::vector<std::string> sets_;
};

}  // namespace clause10::columns
