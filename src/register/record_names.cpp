#include "register/record_names.h"

#include <utility>

#include "codec/json.h"
#include "model/deadline_names.h"
#include "model/parameters.h"
#include "register/rows.h"

namespace clause10::columns {

using model::Value;

RecordNames::RecordNames(const evaluate::Ruleset& ruleset, const Store& store,
                         const model::Context& context)
    : ruleset_(ruleset),
      store_(store),
      context_(context),
      today_(context.today.text()),
      deadlines_(ruleset, store, context) {
  const auto* profile = model::by_id(ruleset.pack().profiles, context.profile);
  if (profile != nullptr) calendar_ = ruleset.calendar(profile->calendar);
}

void RecordNames::look_at(Row row) {
  row_ = row;
  const Block& block = store_.block_of(row);
  if (&block != block_) deadlines_.look_at(block);
  block_ = &block;
  told_.reset();
  added_.clear();
  values_.clear();
}

void RecordNames::look_at_none() {
  row_ = no_row;
  told_.reset();
  added_.clear();
  values_.clear();
}

void RecordNames::add(std::string_view name, Value value) {
  added_.insert_or_assign(std::string(name), std::move(value));
}

const Value* RecordNames::find(std::string_view name) const {
  if (name == "today") return &today_;
  if (name.starts_with(model::parameters_prefix)) {
    return model::parameter_value(ruleset_.pack(), context_,
                                  name.substr(model::parameters_prefix.size()));
  }
  const auto added = added_.find(name);
  if (added != added_.end()) return &added->second;
  auto found = values_.find(name);
  if (found == values_.end()) found = values_.emplace(std::string(name), made(name)).first;
  return model::is_absent(found->second) ? nullptr : &found->second;
}

Value RecordNames::made(std::string_view name) const {
  if (row_ == no_row) return {};
  const std::uint32_t place = row_ % rows_per_block;
  if (name == "state") return plan().type->states[block_->at(plan().state)[place]].id;
  if (name.starts_with(model::deadlines_prefix)) return deadlines_.value(name, place);
  const std::uint32_t field = plan().field_names.find(name);
  if (field != Dictionary::unknown) return of_field(field);
  if (name == "violations") return violations();
  if (name == "arrivedOn") return arrived_on();
  if (name == "record" && issue() != 0) {
    return model::Object{{"id", issue()}, {"subject", reference().title}};
  }
  return {};
}

Value RecordNames::of_field(std::uint32_t index) const {
  const FieldColumns& field = plan().fields[index];
  const std::uint32_t place = row_ % rows_per_block;
  const Dictionary& odd = store_.leftovers(block_->type()).odd[index];
  const auto read = [](std::string_view json) {
    auto value = codec::read_json(json);
    return value ? std::move(*value) : Value();
  };
  if (field.day.exists()) {
    const std::int32_t day = block_->at(field.day)[place];
    if (is_day(day)) return model::Date::from_days(day)->text();
    return day == no_day ? Value() : read(odd.text(static_cast<std::uint32_t>(day - no_day - 1)));
  }
  if (field.code.exists()) {
    const std::uint32_t code = block_->at(field.code)[place];
    if (code == no_value) return {};
    if (code <= field.choices.size()) return field.choices.text(code - 1);
    if (code != other_value) return read(odd.text(code - 1 - field.choices.size()));
    const model::Object* kept = store_.kept(row_);
    const Value* value = kept == nullptr ? nullptr : model::find(*kept, field.field->id);
    return value == nullptr ? Value() : *value;
  }
  const Value* value = model::find(told(), field.field->id);
  return value == nullptr ? Value() : *value;
}

const model::Object& RecordNames::told() const {
  if (!told_) {
    told_.emplace();
    auto value = codec::read_json(store_.told(row_));
    if (value && value->object() != nullptr) told_ = std::move(*value->object());
  }
  return *told_;
}

Value RecordNames::violations() const {
  model::List rules;
  for (const RowViolation& each : violations_of(store_, row_)) {
    if (!each.in_force) continue;
    const model::Rule* rule =
        model::by_id(plan().type->rules, each.id.substr(0, each.id.find(':')));
    if (rule != nullptr && rule->severity == model::Severity::error) rules.emplace_back(rule->id);
  }
  return rules;
}

Value RecordNames::arrived_on() const {
  const std::uint32_t place = row_ % rows_per_block;
  const std::int32_t opened = block_->at(plan().survey.opened)[place];
  const DaysAfter after = block_->at(plan().survey.arrived)[place];
  if (!is_day(opened) || after == never) return {};
  const auto day = model::Date::from_days(opened + after);
  return day ? Value(day->text()) : Value();
}

std::int64_t RecordNames::issue() const {
  return block_->at(plan().issue)[row_ % rows_per_block];
}

model::RecordRef RecordNames::reference() const {
  model::RecordRef made;
  made.id = store_.id_of(row_);
  made.type = plan().type->id;
  made.state = plan().type->states[block_->at(plan().state)[row_ % rows_per_block]].id;
  const Value* title = find(plan().type->title_field);
  if (title != nullptr && title->text() != nullptr) made.title = *title->text();
  made.issue = issue();
  return made;
}

Value RecordNames::whole() const {
  model::Object object;
  if (issue() != 0) object.push_back({"id", issue()});
  object.push_back({"state", *find("state")});
  for (const FieldColumns& field : plan().fields) {
    const Value* value = find(field.field->id);
    if (value != nullptr) object.push_back({field.field->id, *value});
  }
  return object;
}

std::optional<model::Date> RecordNames::add(model::Date start, std::int64_t days) const {
  return calendar_->add(start, days);
}

std::int64_t RecordNames::between(model::Date from, model::Date to) const {
  return calendar_->between(from, to);
}

}  // namespace clause10::columns
