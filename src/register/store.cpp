#include "register/store.h"

#include <algorithm>

#include "codec/json.h"
#include "model/version.h"
#include "model/waiver.h"
#include "register/fact.h"
#include "register/key.h"
#include "register/record_reader.h"

namespace clause10::columns {
namespace {

using evaluate::Shape;

constexpr std::uint32_t most_length = 0xFFFF;

/// A value that does not fit its field, as text that no other value shares.
std::string written(const Cell& cell) {
  return codec::write_json(value_of(cell));
}

/// Whether a field that is no date and no enum takes such a value.
bool fits(model::FieldType type, const Cell& cell) {
  const Holds holds = cell.holds;
  switch (type) {
    case model::FieldType::truth:
      return holds == Holds::other && value_of(cell).truth() != nullptr;
    case model::FieldType::integer:
      return holds == Holds::other && value_of(cell).integer() != nullptr;
    case model::FieldType::user:
    case model::FieldType::issue:
      return holds == Holds::reference;
    case model::FieldType::refs:
      return holds == Holds::texts;
    case model::FieldType::list:
      return holds == Holds::texts || holds == Holds::list;
    default:
      return holds == Holds::text;
  }
}

}  // namespace

Store::Store(const Plan& plan)
    : plan_(plan),
      free_(plan.types.size()),
      open_(plan.types.size()),
      leftovers_(plan.types.size()) {
  for (std::size_t type = 0; type < plan.types.size(); ++type) {
    leftovers_[type].odd.resize(plan.types[type].fields.size());
    survey_values_.emplace_back(plan.types[type].survey.dimensions.size());
  }
}

const Key& Store::key_of(Row row) const {
  const Block& block = block_of(row);
  return block.at(type_of(block).key)[row % rows_per_block];
}

std::string Store::id_of(Row row) const {
  const Block& block = block_of(row);
  const Key& key = key_of(row);
  if (!block.test(type_of(block).named, row % rows_per_block)) return uuid_of(key);
  return std::string(names_.text(static_cast<std::uint32_t>(key.high)));
}

std::size_t Store::slot_of(const Key& key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = static_cast<std::size_t>(hash_of(key)) & mask;
  while (slots_[slot] != 0 && key_of(slots_[slot] - 1) != key) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

void Store::grow_index() {
  slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, 0);
  // By blocks, since neighbours' keys lie together.
  for (Row first = 0; first < blocks_.size() * rows_per_block; first += rows_per_block) {
    const Block& block = block_of(first);
    const TypePlan& type = type_of(block);
    for (std::uint32_t place = 0; place < block.used; ++place) {
      const bool keyed = block.at(type.state)[place] != no_state && !block.test(type.named, place);
      if (keyed) slots_[slot_of(block.at(type.key)[place])] = first + place + 1;
    }
  }
}

Row Store::find(std::string_view id) const {
  return find(id, key_of_uuid(id));
}

Row Store::find(std::string_view id, const std::optional<Key>& uuid) const {
  if (uuid) return slots_.empty() ? no_row : slots_[slot_of(*uuid)] - 1;
  const std::uint32_t name = names_.find(id);
  return name == Dictionary::unknown ? no_row : named_rows_[name];
}

void Store::index(std::string_view id, const std::optional<Key>& uuid, Row row) {
  Block& block = block_of(row);
  const TypePlan& type = type_of(block);
  const std::uint32_t place = row % rows_per_block;
  block.put(type.named, place, !uuid);
  if (uuid) {
    if ((std::size_t{keyed_} + 1) * 2 > slots_.size()) grow_index();
    block.at(type.key)[place] = *uuid;
    slots_[slot_of(*uuid)] = row + 1;
    ++keyed_;
    return;
  }
  const std::uint32_t name = names_.add(id);
  block.at(type.key)[place] = {name, 0};
  named_rows_.resize(names_.size(), no_row);
  named_rows_[name] = row;
}

Row Store::take_row(std::uint32_t type) {
  if (!free_[type].empty()) {
    const Row row = free_[type].back();
    free_[type].pop_back();
    return row;
  }
  if (open_[type] == 0 || blocks_[open_[type] - 1].used == rows_per_block) {
    blocks_.emplace_back(type, plan_.types[type].layout.bytes());
    open_[type] = static_cast<std::uint32_t>(blocks_.size());
    Block& block = blocks_.back();
    std::fill_n(block.at(plan_.types[type].state), rows_per_block, no_state);
  }
  return (open_[type] - 1) * rows_per_block + blocks_[open_[type] - 1].used++;
}

void Store::free_row(Row row) {
  Block& block = block_of(row);
  const TypePlan& type = type_of(block);
  const std::uint32_t place = row % rows_per_block;
  const Key key = key_of(row);
  if (block.test(type.named, place)) {
    named_rows_[static_cast<std::size_t>(key.high)] = no_row;
  } else {
    // What stands behind it moves up, so that no search ends too early.
    const std::size_t mask = slots_.size() - 1;
    std::size_t gap = slot_of(key);
    for (std::size_t next = (gap + 1) & mask; slots_[next] != 0; next = (next + 1) & mask) {
      const std::size_t home = static_cast<std::size_t>(hash_of(key_of(slots_[next] - 1))) & mask;
      if (((next - home) & mask) < ((next - gap) & mask)) continue;
      slots_[gap] = slots_[next];
      gap = next;
    }
    slots_[gap] = 0;
    --keyed_;
  }
  extras_.count(block.at(type.extras)[place], false);
  block.at(type.extras)[place] = 0;
  block.put(type.has_extras, place, false);
  block.at(type.state)[place] = no_state;
  block.stale |= 1U << (place / rows_per_piece);
  ++changes_;
  if (row < kept_.size()) kept_[row].reset();
  forget_told(row);
  free_[block.type()].push_back(row);
  --records_;
}

bool Store::remove(std::string_view id) {
  const bool was_listed = unreadable_.remove(id);
  if (was_listed) ++changes_;
  const Row row = find(id);
  if (row == no_row) return was_listed;
  free_row(row);
  return true;
}

void Store::refuse(std::string_view id, std::uint64_t hash, const model::Diagnostics& errors) {
  unreadable_.add(id, hash, errors);
  ++changes_;
}

Store::Put Store::put(const Sheet& sheet) {
  const std::optional<Key> uuid = key_of_uuid(sheet.id);
  Row row = find(sheet.id, uuid);
  const bool replaced = row != no_row;
  if (replaced && block_of(row).type() != sheet.type) {
    free_row(row);
    row = no_row;
  }
  if (row == no_row) {
    row = take_row(sheet.type);
    index(sheet.id, uuid, row);
    ++records_;
  }
  if (unreadable_.size() != 0) unreadable_.remove(sheet.id);
  write(sheet, row);
  return {row, replaced};
}

void Store::write(const Sheet& sheet, Row row) {
  Block& block = block_of(row);
  const TypePlan& type = type_of(block);
  const std::uint32_t place = row % rows_per_block;
  block.at(type.state)[place] = static_cast<std::uint8_t>(sheet.state);
  block.at(type.issue)[place] = sheet.issue;
  ++changes_;
  tell(row, type, sheet);
  extras_.begin();
  if (row < kept_.size()) kept_[row].reset();
  for (const std::uint32_t field : type.kept) {
    keep(row, type, sheet, field);
  }
  const auto standing = model::standing_of(*plan_.pack, sheet.pack_version);
  if (standing != model::VersionStanding::fits) {
    extras_.add(standing == model::VersionStanding::newer ? Extras::newer : Extras::older, {});
  }
  for (std::uint32_t field = 0; field < type.fields.size(); ++field) {
    write_field(sheet, field, type, block, row);
  }
  for (const std::string_view name : sheet.unknown_fields) {
    extras_.add(Extras::field, name);
  }
  for (const std::string_view name : sheet.unknown_members) {
    extras_.add(Extras::member, name);
  }
  if (sheet.waivers != nullptr) add_waiver_faults(*type.type, *sheet.waivers);
  std::uint32_t& extras = block.at(type.extras)[place];
  extras_.count(extras, false);
  extras = extras_.finish();
  extras_.count(extras, true);
  block.put(type.has_extras, place, extras != 0);
  write_facts(type, sheet, block, place);
  if (!type.row_parts.empty()) block.put(type.unsettled, place, true);
  write_survey(type, survey_values_[block.type()], sheet, block, place);
  block.stale |= 1U << (place / rows_per_piece);
}

void Store::add_waiver_faults(const model::RecordType& type, const model::List& waivers) {
  for (std::size_t i = 0; i < waivers.size(); ++i) {
    if (model::fault_of(type, waivers[i]) == model::WaiverFault::none) continue;
    extras_.add(Extras::waiver, std::to_string(i + 1));
  }
}

void Store::forget_told(Row row) {
  if (row >= told_.size()) return;
  told_bytes_ -= told_[row].size();
  std::string().swap(told_[row]);
}

void Store::tell(Row row, const TypePlan& type, const Sheet& sheet) {
  forget_told(row);
  std::string text;
  for (const std::uint32_t field : type.told) {
    const Cell& cell = sheet.cells[field];
    if (cell.holds == Holds::nothing) continue;
    text += text.empty() ? "{\"" : ",\"";
    text += type.fields[field].field->id;
    text += "\":";
    const bool read = cell.value == nullptr && !cell.raw.empty();
    text += read ? std::string(cell.raw) : written(cell);
  }
  if (text.empty()) return;
  text += '}';
  if (told_.size() <= row) told_.resize(row + 1);
  told_bytes_ += text.size();
  told_[row] = std::move(text);
}

void Store::keep(Row row, const TypePlan& type, const Sheet& sheet, std::uint32_t field) {
  if (sheet.cells[field].holds == Holds::nothing) return;
  if (kept_.size() <= row) kept_.resize(row + 1);
  if (!kept_[row]) kept_[row] = std::make_unique<model::Object>();
  model::set(*kept_[row], type.fields[field].field->id, value_of(sheet.cells[field]));
}

/// Writes the day of a date's column, and says how the value fits.
Shape Store::write_day(const Cell& cell, std::int32_t& day, Dictionary& odd) {
  day = cell.holds == Holds::text ? day_of(cell.text) : no_day;
  if (is_day(day)) return Shape::sound;
  if (cell.holds == Holds::nothing) return Shape::absent;
  day = no_day + 1 + static_cast<std::int32_t>(odd.add(written(cell)));
  return cell.holds == Holds::text ? Shape::bad_date : Shape::wrong_type;
}

/// Likewise the code of an enum's.
Shape Store::write_code(const Cell& cell, const Dictionary& choices, std::uint8_t& code,
                        Dictionary& odd) {
  code = no_value;
  if (cell.holds == Holds::nothing) return Shape::absent;
  const bool is_text = cell.holds == Holds::text;
  std::uint32_t number = is_text ? choices.find(cell.text) : Dictionary::unknown;
  const bool known = number != Dictionary::unknown;
  if (!known && choices.size() + odd.size() < other_value - 1U)
    number = choices.size() + odd.add(written(cell));
  if (!known && number == Dictionary::unknown) {
    const std::uint32_t seen = odd.find(written(cell));
    if (seen != Dictionary::unknown) number = choices.size() + seen;
  }
  code = number < other_value - 1U ? static_cast<std::uint8_t>(number + 1) : other_value;
  if (known) return Shape::sound;
  return is_text ? Shape::not_in_enum : Shape::wrong_type;
}

void Store::write_field(const Sheet& sheet, std::uint32_t index, const TypePlan& type, Block& block,
                        Row row) {
  const Cell& cell = sheet.cells[index];
  const FieldColumns& field = type.fields[index];
  const std::uint32_t place = row % rows_per_block;
  auto shape = Shape::absent;
  if (field.day.exists()) {
    shape = write_day(cell, block.at(field.day)[place], leftovers_[sheet.type].odd[index]);
  } else if (field.code.exists()) {
    std::uint8_t& code = block.at(field.code)[place];
    shape = write_code(cell, field.choices, code, leftovers_[sheet.type].odd[index]);
    if (code == other_value) keep(row, type, sheet, index);
  } else if (cell.holds != Holds::nothing) {
    shape = fits(field.field->type, cell) ? Shape::sound : Shape::wrong_type;
  }
  if (field.points.exists()) {
    block.at(field.points)[place] = cell.holds == Holds::reference ? issue_number(cell.id) : 0;
  }
  block.put(field.present, place, shape != Shape::absent);
  if (field.length.exists()) {
    const bool counted = shape == Shape::sound && cell.holds == Holds::text;
    block.at(field.length)[place] = static_cast<std::uint16_t>(
        counted ? std::min<std::size_t>(length_of(cell), most_length) : 0);
  }
  if (shape == Shape::wrong_type) extras_.add(Extras::type, field.field->id);
  if (shape == Shape::bad_date) extras_.add(Extras::date, field.field->id);
  if (shape == Shape::not_in_enum) extras_.add(Extras::choice, field.field->id);
}

std::size_t Store::bytes() const {
  std::size_t bytes = slots_.capacity() * sizeof(std::uint32_t) + names_.bytes() +
                      named_rows_.capacity() * sizeof(Row) + kept_.capacity() * sizeof(void*) +
                      told_.capacity() * sizeof(std::string) + told_bytes_;
  for (const Block& block : blocks_) {
    bytes += type_of(block).layout.bytes();
  }
  for (const SurveyValues& values : survey_values_) {
    bytes += values.bytes();
  }
  return bytes;
}

}  // namespace clause10::columns
