#include "register/moment.h"

#include <algorithm>
#include <utility>

#include "codec/json.h"
#include "model/deadline_names.h"
#include "register/condition.h"

namespace clause10::columns {
namespace {

/// The names of a condition for a row that is known in part: by its state and some values.
class PartNames final : public cel::Activation {
 public:
  PartNames(const evaluate::Facts& day, model::Value state, const model::Object& values,
            const model::Object* deadlines = nullptr)
      : day_(day), state_(std::move(state)), values_(values), deadlines_(deadlines) {}

  const model::Value* find(std::string_view name) const override {
    if (name == "state") return &state_;
    if (name.starts_with(model::deadlines_prefix)) {
      return deadlines_ == nullptr ? nullptr : model::find(*deadlines_, name);
    }
    const model::Value* value = model::find(values_, name);
    if (value == nullptr) return day_.find(name);
    return model::is_absent(*value) ? nullptr : value;
  }
  const cel::WorkingDays* working_days() const override { return day_.working_days(); }

 private:
  const evaluate::Facts& day_;
  model::Value state_;
  const model::Object& values_;
  const model::Object* deadlines_;
};

model::Value read(std::string_view json) {
  auto value = codec::read_json(json);
  return value ? std::move(*value) : model::Value();
}

}  // namespace

Moment::Moment(const evaluate::Ruleset& ruleset, const Store& store, std::uint32_t type)
    : ruleset_(ruleset),
      store_(store),
      type_(type),
      plan_(store.plan().types[type]),
      codes_(plan_.code_tables),
      days_(plan_.day_tables) {}

void Moment::move(const model::Context& context) {
  context_ = &context;
  for (CodeTable& table : codes_) {
    if (table.moves) table.filled = 0;
  }
  for (DayTable& table : days_) {
    table.forget();
  }
  comparisons_.clear();
  const auto* profile = model::by_id(ruleset_.pack().profiles, context.profile);
  const auto* calendar = profile == nullptr ? nullptr : ruleset_.calendar(profile->calendar);
  const evaluate::Facts day(ruleset_, *plan_.type, blank_, context);
  for (const auto& comparison : plan_.date_comparisons) {
    comparisons_.emplace_back(comparison, day, calendar);
  }
  extend();
}

void Moment::extend() {
  for (CodeTable& table : codes_) {
    if (!table.program) continue;
    std::size_t known = plan_.type->states.size();
    if (table.field != Part::state) {
      known = 1 + plan_.fields[table.field].choices.size() +
              store_.leftovers(type_).odd[table.field].size();
    }
    if (table.filled == 0) table.any_undecided = false;
    for (; table.filled < std::min<std::size_t>(known, other_value); ++table.filled) {
      const model::Value value = value_of_code(table.field, table.filled);
      table.put(table.filled, decided(*table.program, table.field, value));
    }
  }
}

model::Value Moment::value_of_code(std::uint32_t field, std::uint32_t code) const {
  if (field == Part::state) return plan_.type->states[code].id;
  if (code == no_value) return {};
  const Dictionary& choices = plan_.fields[field].choices;
  if (code <= choices.size()) return choices.text(code - 1);
  return read(store_.leftovers(type_).odd[field].text(code - 1 - choices.size()));
}

Verdict Moment::decided(const cel::Program& program, std::uint32_t field,
                        const model::Value& value) const {
  const evaluate::Facts day(ruleset_, *plan_.type, blank_, *context_);
  const bool is_state = field == Part::state;
  model::Object values;
  if (!is_state) values.push_back({plan_.fields[field].field->id, value});
  return decide(program, PartNames(day, is_state ? value : model::Value(), values));
}

Verdict Moment::on_day(std::uint32_t index, std::int32_t day) {
  DayTable& table = days_[index];
  const bool odd = !is_day(day);
  std::vector<std::uint8_t>& verdicts = odd ? table.odd : table.verdicts;
  if (!odd && (verdicts.empty() || day < table.first)) {
    // Room for as many days more as there are, so that dates that come backwards are not dear.
    const auto more = static_cast<std::int32_t>(std::max<std::size_t>(verdicts.size(), 366));
    const std::int32_t first = std::max(day - more, first_day);
    const auto room = verdicts.empty() ? 0 : static_cast<std::size_t>(table.first - first);
    verdicts.insert(verdicts.begin(), room, DayTable::unknown);
    table.first = first;
  }
  const auto place = static_cast<std::size_t>(day - (odd ? no_day : table.first));
  if (place >= verdicts.size()) verdicts.resize(place + 1, DayTable::unknown);
  if (verdicts[place] == DayTable::unknown) {
    verdicts[place] = static_cast<std::uint8_t>(
        decided(*table.program, table.field, value_of_day(table.field, day)));
  }
  return static_cast<Verdict>(verdicts[place]);
}

model::Value Moment::value_of_day(std::uint32_t field, std::int32_t day) const {
  if (is_day(day)) return model::Date::from_days(day)->text();
  if (day == no_day) return {};
  return read(
      store_.leftovers(type_).odd[field].text(static_cast<std::uint32_t>(day - no_day - 1)));
}

Verdict Moment::of_row(const DateComparison& comparison, Row row) const {
  const Block& block = store_.block_of(row);
  model::Object values;
  for (const DateComparison::Field& each : comparison.fields) {
    const FieldColumns& field = plan_.fields[each.field];
    const std::int32_t day = block.at(field.day)[row % rows_per_block];
    values.push_back({field.field->id, value_of_day(each.field, day)});
  }
  const evaluate::Facts day(ruleset_, *plan_.type, blank_, *context_);
  return decide(comparison.program, PartNames(day, {}, values));
}

Verdict Moment::of_row(const CodeTable& table, Row row) const {
  const model::Object* kept = store_.kept(row);
  const model::Value* value =
      kept == nullptr ? nullptr : model::find(*kept, plan_.fields[table.field].field->id);
  return decided(*table.program, table.field, value == nullptr ? model::Value() : *value);
}

Verdict Moment::of_row(const RowPart& part, Row row, const model::Object& deadlines) const {
  static const model::Object nothing;
  const model::Object* kept = store_.kept(row);
  const evaluate::Facts day(ruleset_, *plan_.type, blank_, *context_);
  const std::uint8_t state = store_.block_of(row).at(plan_.state)[row % rows_per_block];
  return decide(*part.program, PartNames(day, plan_.type->states[state].id,
                                         kept == nullptr ? nothing : *kept, &deadlines));
}

}  // namespace clause10::columns
