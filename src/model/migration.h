#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/record.h"
#include "model/value.h"

/// How records go from one version of a pack to the next. Nothing that somebody wrote is deleted:
/// what a step takes away or overwrites stays in the record under `former`.
namespace clause10::model {

/// What becomes of a value whose field has another type now. A value that the rule does not know
/// stays as it is, and the evaluation says that it does not fit.
enum class Conversion {
  split,   ///< a text becomes the list of its parts between separators
  join,    ///< a list of texts becomes one text
  wrap,    ///< a value becomes a list of it alone
  unwrap,  ///< a list of one item becomes that item
  number,  ///< a text of digits becomes a whole number
  text,    ///< a whole number, true or false becomes a text
  truth,   ///< the texts yes and no become true and false
};

struct MigrationStep {
  enum class Kind {
    rename_field,   ///< `from` becomes `to`; where `to` is filled, `from` goes to `former`
    rename_state,   ///< the state `from` becomes `to`; the history is never rewritten
    rename_values,  ///< of `from`, a text or a list of texts, by `renamed`; several may become one
    split_value,    ///< where `from` is `value`, that is spread over the fields of `into`
    set_default,    ///< `from` becomes `value` where it is absent
    drop_field,     ///< `from` goes to `former`
    convert_field,  ///< `from` by `conversion`
  };
  Kind kind = Kind::rename_field;
  std::string type;  ///< of record
  std::string from;  ///< field, or the state that is renamed
  std::string to;
  std::vector<std::pair<std::string, std::string>> renamed;
  Value value;
  Object into;
  std::vector<std::string> states;  ///< of set_default: only there; empty: everywhere
  Conversion conversion = Conversion::split;
  std::string separator;  ///< of split and join
};

using MigrationSteps = std::vector<MigrationStep>;

/// One thing that a step did to a record.
struct MigrationChange {
  std::string step;             ///< JSON Pointer into the pack
  std::string place;            ///< JSON Pointer into the record
  std::optional<Value> before;  ///< nothing: it was not there
  std::optional<Value> after;   ///< nothing: it is there no more
};

struct Migrated {
  Record record;
  std::vector<MigrationChange> changes;  ///< in the order in which they were made
};

}  // namespace clause10::model
