#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/pack.h"
#include "register/sheet.h"
#include "register/store.h"
#include "search/index.h"

namespace clause10 {

/// The search index over a register's rows: all record types in one, each with the fields that its
/// pack's "register.search" names.
class Searched {
 public:
  explicit Searched(const model::Pack& pack);

  /// Takes the texts of a record that was put into this row. `before` is the row that it had, or
  /// columns::no_row.
  void put(columns::Row before, columns::Row row, const columns::Sheet& sheet);
  void remove(columns::Row row);

  /// Takes the place of what is there: the index as its save() wrote it. False when it is damaged,
  /// or not the index of exactly these records; then this is of no further use.
  bool load(std::string_view bytes, const columns::Store& store);

  search::Index& index() { return index_; }
  const search::Index& index() const { return index_; }
  /// The index's fields of these ids, by bit; 0 when an id is none of them.
  std::uint32_t fields_of(const std::vector<std::string>& ids) const;
  /// The ids of all searched fields, for suggestions.
  std::vector<std::string> field_ids() const;

 private:
  /// A field of the index: fields of the same id and weight share one, whatever the type.
  struct Slot {
    std::string id;
    std::uint8_t weight;
  };
  struct Source {
    std::uint32_t field;  ///< position in the type's fields
    std::size_t slot;
  };

  std::size_t slot_for(const std::string& id, std::uint8_t weight);
  std::vector<std::uint8_t> read(const model::Pack& pack);

  std::vector<Slot> slots_;
  std::vector<std::vector<Source>> sources_;  ///< by type
  search::Index index_;
};

}  // namespace clause10
