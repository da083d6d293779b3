#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/facts.h"
#include "register/block.h"
#include "register/extras.h"
#include "register/plan.h"
#include "register/sheet.h"
#include "register/survey_values.h"
#include "register/unreadable.h"

namespace clause10::columns {

/// What a register remembers beside its columns: the values that have no place in them.
struct Leftovers {
  std::vector<Dictionary> odd;  ///< by field: values that do not fit it, as JSON
};

/// The records of a register as columns. Rows keep their place until they are removed; the place of
/// a removed one is used again.
class Store {
 public:
  explicit Store(const Plan& plan);

  struct Put {
    Row row;
    bool replaced;
  };
  /// Takes the record in; one with the same id gives way to it.
  Put put(const Sheet& sheet);
  /// Keeps in mind what cannot be taken in. One with the same id that was taken in before stays.
  void refuse(std::string_view id, std::uint64_t hash, const model::Diagnostics& errors);
  /// False when there is no such record, readable or not.
  bool remove(std::string_view id);

  Row find(std::string_view id) const;
  std::string id_of(Row row) const;
  std::uint32_t records() const { return records_; }
  /// Grows with every record that comes in or goes.
  std::uint64_t changes() const { return changes_; }

  const Plan& plan() const { return plan_; }
  std::vector<Block>& blocks() { return blocks_; }
  const std::vector<Block>& blocks() const { return blocks_; }
  Block& block_of(Row row) { return blocks_[row / rows_per_block]; }
  const Block& block_of(Row row) const { return blocks_[row / rows_per_block]; }
  const TypePlan& type_of(const Block& block) const { return plan_.types[block.type()]; }

  Extras& extras() { return extras_; }
  const Extras& extras() const { return extras_; }
  const Unreadable& unreadable() const { return unreadable_; }
  const Leftovers& leftovers(std::uint32_t type) const { return leftovers_[type]; }
  const SurveyValues& survey_values(std::uint32_t type) const { return survey_values_[type]; }
  /// Values that conditions need and no column holds; null when there are none.
  const model::Object* kept(Row row) const {
    return row < kept_.size() ? kept_[row].get() : nullptr;
  }

  /// The fields that surveys read and no column holds, as a JSON object; empty where none is
  /// filled.
  std::string_view told(Row row) const {
    return row < told_.size() ? std::string_view(told_[row]) : std::string_view();
  }

  /// Bytes that the records take, indexes and dictionaries included.
  std::size_t bytes() const;

  /// See snapshot.h. Loads into a store just made.
  void save(SnapshotWriter& writer) const;
  void load(SnapshotReader& reader);

 private:
  Row take_row(std::uint32_t type);
  void free_row(Row row);
  Row find(std::string_view id, const std::optional<Key>& uuid) const;
  void index(std::string_view id, const std::optional<Key>& uuid, Row row);
  void write(const Sheet& sheet, Row row);
  void write_field(const Sheet& sheet, std::uint32_t field, const TypePlan& type, Block& block,
                   Row row);
  static evaluate::Shape write_day(const Cell& cell, std::int32_t& day, Dictionary& odd);
  static evaluate::Shape write_code(const Cell& cell, const Dictionary& choices, std::uint8_t& code,
                                    Dictionary& odd);
  void add_waiver_faults(const model::RecordType& type, const model::List& waivers);
  void tell(Row row, const TypePlan& type, const Sheet& sheet);
  void forget_told(Row row);
  void keep(Row row, const TypePlan& type, const Sheet& sheet, std::uint32_t field);
  std::size_t slot_of(const Key& key) const;
  void grow_index();
  const Key& key_of(Row row) const;
  void load_block(SnapshotReader& reader);
  void adopt_block(SnapshotReader& reader, std::uint32_t number);
  void adopt_row(SnapshotReader& reader, Row row);
  void forget_results(Block& block);
  void load_free(SnapshotReader& reader);
  void load_kept(SnapshotReader& reader);
  void load_told(SnapshotReader& reader);

  const Plan& plan_;
  std::vector<Block> blocks_;
  std::vector<std::vector<Row>> free_;  ///< by type
  std::vector<std::uint32_t> open_;     ///< by type: block with rows never taken, + 1
  std::vector<std::uint32_t> slots_;    ///< row + 1 by hash of a UUID; 0 is free
  std::uint32_t keyed_ = 0;             ///< rows in slots_
  Dictionary names_;                    ///< ids that are no UUIDs
  std::vector<Row> named_rows_;         ///< by number in names_
  std::uint32_t records_ = 0;
  std::uint64_t changes_ = 0;
  Extras extras_;
  Unreadable unreadable_;
  std::vector<Leftovers> leftovers_;                  ///< by type
  std::vector<SurveyValues> survey_values_;           ///< by type
  std::vector<std::unique_ptr<model::Object>> kept_;  ///< by row, for those that need it
  std::vector<std::string> told_;                     ///< by row
  std::size_t told_bytes_ = 0;
};

}  // namespace clause10::columns
