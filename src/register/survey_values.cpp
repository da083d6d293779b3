#include "register/survey_values.h"

#include <algorithm>
#include <cstring>

#include "evaluate/deadlines.h"
#include "model/text.h"
#include "register/bytes.h"
#include "register/fact.h"
#include "register/record_reader.h"

namespace clause10::columns {
namespace {

using model::Value;

/// A day in the first ten bytes: of a moment, too.
std::int32_t day_at_start(std::string_view moment) {
  return moment.size() < 10 ? no_day : day_of(moment.substr(0, 10));
}

DaysAfter days_after(std::int32_t opened, std::int32_t day) {
  return static_cast<DaysAfter>(std::clamp(day - opened, 0, most_days_after));
}

/// The state of that name; mostly the next one.
std::uint32_t state_after(const TypePlan& plan, std::uint32_t before, std::string_view name) {
  const std::uint32_t next = before + 1;
  if (next < plan.type->states.size() && same_text(plan.type->states[next].id, name)) return next;
  return plan.state_names.find(name);
}

void write_history(const TypePlan& plan, const Sheet& sheet, Block& block, std::uint32_t place) {
  const SurveyPlan& survey = plan.survey;
  std::int32_t opened = no_day;
  for (const auto& column : survey.reached) {
    block.at(column)[place] = never;
  }
  DaysAfter arrived = never;
  std::uint32_t state = 0;
  for (const Step& step : sheet.history) {
    state = state_after(plan, state, step.to);
    const std::int32_t day = day_at_start(step.on);
    if (state == Dictionary::unknown || !is_day(day)) continue;
    if (!is_day(opened)) {
      if (plan.type->states[state].id == plan.type->initial) continue;
      opened = day;
    }
    const DaysAfter after = days_after(opened, day);
    DaysAfter& first = block.at(survey.reached[state])[place];
    if (first == never) first = after;
    arrived = state == sheet.state ? after : never;
  }
  block.at(survey.opened)[place] = opened;
  block.at(survey.arrived)[place] = arrived;
}

void write_frozen(const TypePlan& plan, const Sheet& sheet, Block& block, std::uint32_t place) {
  for (const SurveyPlan::Frozen& frozen : plan.survey.frozen) {
    const auto found = std::find_if(sheet.deadlines.begin(), sheet.deadlines.end(),
                                    [&](const auto& each) { return each.id == frozen.deadline; });
    const bool is_frozen = found != sheet.deadlines.end();
    block.at(frozen.due)[place] = is_frozen ? found->due : no_day;
    block.at(frozen.original)[place] = is_frozen ? found->original : no_day;
  }
}

void write_extended(const TypePlan& plan, const Sheet& sheet, Block& block, std::uint32_t place) {
  for (const SurveyPlan::Extended& extended : plan.survey.extended) {
    std::int32_t& due = block.at(extended.due)[place];
    due = no_day;
    const Cell& cell = sheet.cells[extended.list];
    if (cell.holds != Holds::list) continue;
    const Value list = value_of(cell);
    for (const Value& line : *list.list()) {
      const auto later = evaluate::extension_in(line, extended.deadline, *extended.by);
      if (later) due = std::max(due, later->days_since_1970());
    }
  }
}

/// Adds the value to the set unless it is blank or there.
void add_to_set(std::string_view text, Dictionary& values, std::string& set) {
  const std::string_view trimmed = model::trim(text);
  if (trimmed.empty()) return;
  const std::uint32_t number = values.add(trimmed);
  char bytes[sizeof number];
  std::memcpy(bytes, &number, sizeof number);
  for (std::size_t at = 0; at < set.size(); at += sizeof number) {
    if (std::memcmp(set.data() + at, bytes, sizeof number) == 0) return;
  }
  set.append(bytes, sizeof number);
}

/// Of a list of texts without escapes: what stands between its quotes, without reading JSON anew.
void add_plain_texts(std::string_view raw, Dictionary& values, std::string& set) {
  for (std::size_t quote = raw.find('"'); quote != std::string_view::npos;) {
    const std::size_t end = raw.find('"', quote + 1);
    add_to_set(raw.substr(quote + 1, end - quote - 1), values, set);
    quote = raw.find('"', end + 1);
  }
}

std::uint32_t number_of_set(const Cell& cell, SurveyValues::Of& known) {
  const bool is_list = cell.holds == Holds::texts || cell.holds == Holds::list;
  if (!is_list) return 0;
  std::string set;
  if (cell.holds == Holds::texts && cell.value == nullptr &&
      cell.raw.find('\\') == std::string_view::npos) {
    add_plain_texts(cell.raw, known.values, set);
  } else {
    const Value list = value_of(cell);
    for (const Value& item : *list.list()) {
      if (item.text() != nullptr) add_to_set(*item.text(), known.values, set);
    }
  }
  return set.empty() ? 0 : known.sets.add(set) + 1;
}

std::uint32_t number_of_person(const Cell& cell, SurveyValues::Of& known) {
  if (cell.holds != Holds::reference) return 0;
  const std::uint32_t number = known.values.add(std::to_string(cell.id));
  if (number == known.labels.size()) {
    const Value person = value_of(cell);
    const Value* name = person.find("name");
    const bool named = name != nullptr && name->text() != nullptr;
    known.labels.push_back(named ? *name->text() : std::string());
  }
  return number + 1;
}

std::uint32_t number_of(const Cell& cell, const model::Field& field, SurveyValues::Of& known) {
  if (field.type == model::FieldType::refs || field.type == model::FieldType::list) {
    return number_of_set(cell, known);
  }
  if (field.type == model::FieldType::user) return number_of_person(cell, known);
  if (cell.holds != Holds::text) return 0;
  return known.values.add(model::trim(cell.text)) + 1;
}

}  // namespace

void numbers_of(std::string_view set, std::vector<std::uint32_t>& numbers) {
  numbers.resize(set.size() / sizeof(std::uint32_t));
  if (!numbers.empty()) std::memcpy(numbers.data(), set.data(), set.size());
}

std::size_t SurveyValues::bytes() const {
  std::size_t bytes = 0;
  for (const Of& each : of_) {
    bytes += each.values.bytes() + each.sets.bytes();
    for (const std::string& label : each.labels) {
      bytes += sizeof(std::string) + label.capacity();
    }
  }
  return bytes;
}

void write_survey(const TypePlan& plan, SurveyValues& values, const Sheet& sheet, Block& block,
                  std::uint32_t place) {
  write_history(plan, sheet, block, place);
  write_frozen(plan, sheet, block, place);
  write_extended(plan, sheet, block, place);
  for (std::size_t i = 0; i < plan.survey.dimensions.size(); ++i) {
    const Dimension& dimension = plan.survey.dimensions[i];
    if (!dimension.number.exists()) continue;
    const model::Field& field = plan.type->fields[dimension.field];
    block.at(dimension.number)[place] =
        number_of(sheet.cells[dimension.field], field, values.of(i));
  }
}

}  // namespace clause10::columns
