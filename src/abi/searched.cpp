#include "abi/searched.h"

#include <algorithm>

namespace clause10 {

Searched::Searched(const model::Pack& pack) : index_(read(pack)) {}

std::vector<std::uint8_t> Searched::read(const model::Pack& pack) {
  for (const model::RecordType& type : pack.record_types) {
    std::vector<Source>& sources = sources_.emplace_back();
    for (const model::SearchField& each : type.in_register.search) {
      const auto field =
          std::find_if(type.fields.begin(), type.fields.end(),
                       [&each](const model::Field& other) { return other.id == each.field; });
      if (field == type.fields.end()) continue;
      const auto position = static_cast<std::uint32_t>(field - type.fields.begin());
      sources.push_back({position, slot_for(each.field, static_cast<std::uint8_t>(each.weight))});
    }
  }
  std::vector<std::uint8_t> weights;
  for (const Slot& slot : slots_)
    weights.push_back(slot.weight);
  return weights;
}

/// Where an index has no further field to give, the last one takes the rest in.
std::size_t Searched::slot_for(const std::string& id, std::uint8_t weight) {
  const auto slot = std::find_if(slots_.begin(), slots_.end(), [&](const Slot& other) {
    return other.id == id && other.weight == weight;
  });
  if (slot != slots_.end()) return static_cast<std::size_t>(slot - slots_.begin());
  if (slots_.size() < search::max_fields) slots_.push_back({id, weight});
  return slots_.size() - 1;
}

void Searched::put(columns::Row before, columns::Row row, const columns::Sheet& sheet) {
  if (before != columns::no_row && before != row) remove(before);
  index_.begin(row, static_cast<std::uint8_t>(sheet.type));
  for (const Source& source : sources_[sheet.type]) {
    const columns::Cell& cell = sheet.cells[source.field];
    if (cell.holds == columns::Holds::text) index_.add(source.slot, cell.text);
  }
  index_.commit();
}

void Searched::remove(columns::Row row) {
  index_.remove(row);
}

bool Searched::load(std::string_view bytes, const columns::Store& store) {
  if (!index_.load(bytes)) return false;
  // Each record is there, under its row and with its type. As many of them as there are records:
  // then there is nothing else.
  std::uint32_t expected = 0;
  const auto& blocks = store.blocks();
  for (columns::Row row = 0; row < blocks.size() * columns::rows_per_block; ++row) {
    const columns::Block& block = store.block_of(row);
    const bool live =
        block.at(store.type_of(block).state)[row % columns::rows_per_block] != columns::no_state;
    if (!live || row >= search::max_documents) continue;
    ++expected;
    if (!index_.contains(row) || index_.kind(row) != static_cast<std::uint8_t>(block.type())) {
      return false;
    }
  }
  return index_.size() == expected;
}

std::uint32_t Searched::fields_of(const std::vector<std::string>& ids) const {
  std::uint32_t fields = 0;
  for (const std::string& id : ids) {
    std::uint32_t own = 0;
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      if (slots_[i].id == id) own |= 1U << i;
    }
    if (own == 0) return 0;
    fields |= own;
  }
  return fields;
}

std::vector<std::string> Searched::field_ids() const {
  std::vector<std::string> ids;
  for (const Slot& slot : slots_)
    ids.push_back(slot.id);
  return ids;
}

}  // namespace clause10
