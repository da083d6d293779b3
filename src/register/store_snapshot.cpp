// How a store and its parts go into a snapshot and come back. Numbers from a snapshot are indexes
// into something: each is compared with what is there before it is used.

#include <algorithm>
#include <cstring>

#include "codec/json.h"
#include "register/key.h"
#include "register/snapshot_bytes.h"
#include "register/store.h"

namespace clause10::columns {
namespace {

bool is_sound_day(std::int32_t day) {
  return day == no_day || model::Date::from_days(day).has_value();
}

/// Looks at all that a row's columns point to.
class RowCheck {
 public:
  RowCheck(const TypePlan& plan, const Block& block, const Leftovers& leftovers,
           const SurveyValues& values, std::uint32_t extras)
      : plan_(plan), block_(block), leftovers_(leftovers), values_(values), extras_(extras) {}

  bool is_sound(std::uint32_t place) const {
    return block_.at(plan_.extras)[place] <= extras_ && fields(place) && survey(place);
  }

 private:
  bool fields(std::uint32_t place) const {
    for (std::size_t i = 0; i < plan_.fields.size(); ++i) {
      const FieldColumns& field = plan_.fields[i];
      const std::uint32_t odd = leftovers_.odd[i].size();
      if (field.code.exists()) {
        const std::uint32_t code = block_.at(field.code)[place];
        if (code != other_value && code > field.choices.size() + odd) return false;
      }
      if (field.day.exists()) {
        const std::int32_t day = block_.at(field.day)[place];
        const auto number = static_cast<std::uint32_t>(day) - static_cast<std::uint32_t>(no_day);
        if (!is_sound_day(day) && (is_day(day) || number - 1 >= odd)) return false;
      }
    }
    return true;
  }

  bool survey(std::uint32_t place) const {
    const SurveyPlan& survey = plan_.survey;
    if (!is_sound_day(block_.at(survey.opened)[place])) return false;
    for (const SurveyPlan::Frozen& frozen : survey.frozen) {
      if (!is_sound_day(block_.at(frozen.due)[place])) return false;
      if (!is_sound_day(block_.at(frozen.original)[place])) return false;
    }
    for (std::size_t i = 0; i < survey.dimensions.size(); ++i) {
      const Dimension& dimension = survey.dimensions[i];
      if (!dimension.number.exists()) continue;
      const SurveyValues::Of& of = values_.of(i);
      const std::uint32_t numbers = dimension.many ? of.sets.size() : of.values.size();
      if (block_.at(dimension.number)[place] > numbers) return false;
    }
    return true;
  }

  const TypePlan& plan_;
  const Block& block_;
  const Leftovers& leftovers_;
  const SurveyValues& values_;
  std::uint32_t extras_;
};

}  // namespace

void Dictionary::save(SnapshotWriter& writer) const {
  writer.text(letters_);
  writer.list(ends_);
}

void Dictionary::load(SnapshotReader& reader) {
  const std::string_view letters = reader.text();
  ends_ = reader.list<std::uint32_t>();
  reader.expect(std::is_sorted(ends_.begin(), ends_.end()) &&
                letters.size() == (ends_.empty() ? 0 : ends_.back()));
  if (!reader.ok()) {
    ends_.clear();
    return;
  }
  letters_ = letters;
  std::size_t slots = 16;
  while (ends_.size() * 4 >= slots * 3) {
    slots *= 2;
  }
  slots_.assign(slots, 0);
  for (std::uint32_t number = 0; number < size(); ++number) {
    std::uint32_t& slot = slots_[slot_of(text(number))];
    reader.expect(slot == 0);
    slot = number + 1;
  }
}

void Extras::save(SnapshotWriter& writer) const {
  sets_.save(writer);
}

void Extras::load(SnapshotReader& reader) {
  sets_.load(reader);
  for (std::uint32_t set = 0; set < sets_.size(); ++set) {
    reader.expect(is_sound(sets_.text(set)));
  }
}

void SurveyValues::save(SnapshotWriter& writer) const {
  for (const Of& each : of_) {
    each.values.save(writer);
    writer.number(static_cast<std::uint32_t>(each.labels.size()));
    for (const std::string& label : each.labels) {
      writer.text(label);
    }
    each.sets.save(writer);
  }
}

void SurveyValues::load(SnapshotReader& reader) {
  std::vector<std::uint32_t> numbers;
  for (Of& each : of_) {
    each.values.load(reader);
    const auto labels = reader.number<std::uint32_t>();
    reader.expect(labels == 0 || labels == each.values.size());
    while (reader.ok() && each.labels.size() < labels) {
      each.labels.emplace_back(reader.text());
    }
    each.sets.load(reader);
    for (std::uint32_t set = 0; set < each.sets.size(); ++set) {
      reader.expect(each.sets.text(set).size() % sizeof(std::uint32_t) == 0);
      numbers_of(each.sets.text(set), numbers);
      reader.expect(std::all_of(numbers.begin(), numbers.end(),
                                [&](std::uint32_t number) { return number < each.values.size(); }));
    }
  }
}

void Store::save(SnapshotWriter& writer) const {
  names_.save(writer);
  extras_.save(writer);
  unreadable_.save(writer);
  for (std::size_t type = 0; type < plan_.types.size(); ++type) {
    for (const Dictionary& odd : leftovers_[type].odd) {
      odd.save(writer);
    }
    survey_values_[type].save(writer);
  }
  writer.number(static_cast<std::uint32_t>(blocks_.size()));
  for (const Block& block : blocks_) {
    writer.number(block.type());
    writer.number(block.used);
    writer.raw(block.bytes(), type_of(block).layout.bytes());
  }
  for (const std::vector<Row>& rows : free_) {
    writer.list(rows);
  }
  for (Row row = 0; row < kept_.size(); ++row) {
    if (!kept_[row]) continue;
    writer.number(row);
    writer.text(codec::write_json(*kept_[row]));
  }
  writer.number(no_row);
  for (Row row = 0; row < told_.size(); ++row) {
    if (told_[row].empty()) continue;
    writer.number(row);
    writer.text(told_[row]);
  }
  writer.number(no_row);
}

void Store::load(SnapshotReader& reader) {
  names_.load(reader);
  extras_.load(reader);
  unreadable_.load(reader);
  for (std::size_t type = 0; type < plan_.types.size(); ++type) {
    for (Dictionary& odd : leftovers_[type].odd) {
      odd.load(reader);
    }
    survey_values_[type].load(reader);
  }
  const auto blocks = reader.number<std::uint32_t>();
  for (std::uint32_t i = 0; reader.ok() && i < blocks; ++i) {
    load_block(reader);
  }
  if (!reader.ok()) return;
  std::size_t slots = 64;
  while (blocks_.size() * rows_per_block * 2 > slots) {
    slots *= 2;
  }
  slots_.assign(slots, 0);
  named_rows_.assign(names_.size(), no_row);
  for (std::uint32_t i = 0; reader.ok() && i < blocks; ++i) {
    adopt_block(reader, i);
  }
  if (reader.ok()) load_free(reader);
  load_kept(reader);
  load_told(reader);
}

void Store::load_block(SnapshotReader& reader) {
  const auto type = reader.number<std::uint32_t>();
  const auto used = reader.number<std::uint32_t>();
  reader.expect(type < plan_.types.size() && used <= rows_per_block);
  if (!reader.ok()) return;
  const std::uint32_t size = plan_.types[type].layout.bytes();
  const std::string_view bytes = reader.take(size);
  if (!reader.ok()) return;
  Block& block = blocks_.emplace_back(type, size);
  std::memcpy(block.bytes(), bytes.data(), size);
  block.used = used;
}

/// Checks the rows of a block and takes them into the indexes.
void Store::adopt_block(SnapshotReader& reader, std::uint32_t number) {
  Block& block = blocks_[number];
  const TypePlan& type = type_of(block);
  const RowCheck check(type, block, leftovers_[block.type()], survey_values_[block.type()],
                       extras_.sets());
  const std::uint8_t* states = block.at(type.state);
  for (std::uint32_t place = 0; reader.ok() && place < rows_per_block; ++place) {
    const Row row = number * rows_per_block + place;
    // A row without a record is looked at with the others when rules run.
    reader.expect(place >= block.used || check.is_sound(place));
    if (states[place] == no_state) {
      block.at(type.extras)[place] = 0;
      block.put(type.has_extras, place, false);
      continue;
    }
    reader.expect(place < block.used && states[place] < type.type->states.size());
    if (reader.ok()) adopt_row(reader, row);
  }
  if (block.used < rows_per_block || open_[block.type()] == 0) open_[block.type()] = number + 1;
  forget_results(block);
}

void Store::adopt_row(SnapshotReader& reader, Row row) {
  Block& block = block_of(row);
  const TypePlan& type = type_of(block);
  const std::uint32_t place = row % rows_per_block;
  const Key& key = key_of(row);
  if (block.test(type.named, place)) {
    reader.expect(key.high < named_rows_.size() && key.low == 0);
    if (!reader.ok()) return;
    Row& named = named_rows_[static_cast<std::size_t>(key.high)];
    reader.expect(named == no_row);
    named = row;
  } else {
    std::uint32_t& slot = slots_[slot_of(key)];
    reader.expect(slot == 0);
    slot = row + 1;
    ++keyed_;
  }
  const std::uint32_t extras = block.at(type.extras)[place];
  block.put(type.has_extras, place, extras != 0);
  extras_.count(extras, true);
  ++records_;
}

/// As if all rows had just come in.
void Store::forget_results(Block& block) {
  const TypePlan& type = type_of(block);
  const auto fill = [&](Bits column, std::size_t columns, int value) {
    if (column.exists()) std::memset(block.at(column), value, columns * rows_per_block / 8);
  };
  fill(type.first_violation, type.violations.size(), 0);
  fill(type.violating, 1, 0);
  for (const RowPart& part : type.row_parts) {
    fill(part.yes, 1, 0);
    fill(part.undecided, 1, 0);
  }
  fill(type.unsettled, 1, 0);
  for (std::uint32_t place = 0; !type.row_parts.empty() && place < block.used; ++place) {
    if (block.at(type.state)[place] != no_state) block.put(type.unsettled, place, true);
  }
  block.stale = ~std::uint32_t{0} >> (32 - rows_per_block / rows_per_piece);
}

/// The rows without a record, in the order in which they were freed: what comes in next takes the
/// same place as it would have taken before, so that lists keep their order.
void Store::load_free(SnapshotReader& reader) {
  std::vector<bool> listed(blocks_.size() * rows_per_block);
  std::size_t gaps = 0;
  for (std::uint32_t type = 0; type < free_.size(); ++type) {
    free_[type] = reader.list<Row>();
    gaps += free_[type].size();
    for (const Row row : free_[type]) {
      reader.expect(row < listed.size() && !listed[row]);
      if (!reader.ok()) return;
      const Block& block = block_of(row);
      const std::uint32_t place = row % rows_per_block;
      reader.expect(block.type() == type && place < block.used &&
                    block.at(type_of(block).state)[place] == no_state);
      listed[row] = true;
    }
  }
  std::size_t used = 0;
  for (const Block& block : blocks_) {
    used += block.used;
  }
  reader.expect(gaps == used - records_);
}

/// What it says is read when somebody asks, and then what is no JSON says nothing.
void Store::load_told(SnapshotReader& reader) {
  for (Row row = reader.number<Row>(); reader.ok() && row != no_row; row = reader.number<Row>()) {
    const std::string_view text = reader.text();
    reader.expect(row < blocks_.size() * rows_per_block);
    if (!reader.ok()) return;
    if (told_.size() <= row) told_.resize(row + 1);
    told_bytes_ += text.size() - told_[row].size();
    told_[row] = text;
  }
}

void Store::load_kept(SnapshotReader& reader) {
  for (Row row = reader.number<Row>(); reader.ok() && row != no_row; row = reader.number<Row>()) {
    const auto value = codec::read_json(reader.text());
    reader.expect(row < blocks_.size() * rows_per_block && value.ok() &&
                  value->object() != nullptr);
    if (!reader.ok()) return;
    if (kept_.size() <= row) kept_.resize(row + 1);
    kept_[row] = std::make_unique<model::Object>(*value->object());
  }
}

}  // namespace clause10::columns
