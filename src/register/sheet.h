#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/value.h"

namespace clause10::columns {

/// What a field holds, as far as rules tell values apart.
enum class Holds : std::uint8_t {
  nothing,    ///< absent by the rules' definition
  text,       ///< with something in it
  reference,  ///< an object with a whole number as "id": a person or an issue
  texts,      ///< a list of texts, none of them blank
  list,       ///< any other list
  other,
};

/// Of a text whose characters were not counted when it was read.
constexpr std::uint32_t not_counted = ~std::uint32_t{0};

/// One field of a record that is being read. `text` is decoded; `value` or `raw` is the whole value
/// for those who need it as it was written.
struct Cell {
  Holds holds = Holds::nothing;
  /// Bytes of the text that continue a character, so that the others count its characters.
  std::uint32_t continued = not_counted;
  std::string_view text;
  std::int64_t id = 0;                  ///< of a reference
  std::uint32_t items = 0;              ///< of a list
  std::string_view raw;                 ///< its JSON, where it was read from bytes
  const model::Value* value = nullptr;  ///< where it was read from a model::Record
};

struct FrozenDates {
  std::string_view id;  ///< of the deadline
  std::int32_t due;     ///< days since 1970-01-01
  std::int32_t original;
};

/// An entry of the history, as far as it is text; anything else is empty.
struct Step {
  std::string_view to;
  std::string_view on;
};

/// The number of an issue as a column holds it; 0 for one that no platform gives.
constexpr std::uint32_t issue_number(std::int64_t id) {
  return id > 0 && id <= 0xFFFFFFFF ? static_cast<std::uint32_t>(id) : 0;
}

/// One record on its way into columns: what both ways of reading one yield. Views of the input, of
/// the record or of the reader, valid until the next record is read.
struct Sheet {
  std::uint32_t type = 0;    ///< position in the pack's record types
  std::uint32_t state = 0;   ///< position in the type's states
  std::int64_t version = 0;  ///< of the record
  std::uint32_t issue = 0;   ///< see model::is_place; 0 is none
  std::string_view id;
  std::string_view pack_version;
  std::vector<Cell> cells;  ///< by position in the type's fields
  std::vector<FrozenDates> deadlines;
  std::vector<Step> history;                      ///< oldest first
  std::vector<std::string_view> unknown_fields;   ///< names, in the order of the record
  const model::List* waivers = nullptr;           ///< null: none
  std::vector<std::string_view> unknown_members;  ///< of the record itself
};

}  // namespace clause10::columns
