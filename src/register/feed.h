#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "evaluate/ruleset.h"
#include "model/diagnostic.h"
#include "model/record.h"
#include "register/record_reader.h"

namespace clause10::columns {

/// A record that was not taken in.
struct Refusal {
  std::size_t index;   ///< of the record in the input, from 0
  std::size_t offset;  ///< byte at which it begins, from 0
  std::string id;      ///< where it could be read
  model::Diagnostics errors;
  std::uint64_t hash = 0;  ///< of its bytes, see hash_of()
};

/// Takes records one by one from bytes: one record, a JSON array of them, or one after the other,
/// each on a line of its own or not. One that cannot be read does not keep those behind it from
/// being read, where it can be told where they begin: in a list, a missing brace is no obstacle, a
/// missing bracket or quotation mark is.
class Feed {
 public:
  /// Ruleset and plan must outlive the feed.
  Feed(const evaluate::Ruleset& ruleset, const Plan& plan)
      : ruleset_(ruleset), plan_(plan), quick_(plan) {}

  /// Begins with these bytes, which must stay until the end or the next open.
  void open(std::string_view bytes);

  enum class Next { record, refused, end };
  /// Moves on. After `record`, sheet() is it; after `refused`, refusal() says why.
  Next next();

  const Sheet& sheet() const { return *sheet_; }
  Refusal& refusal() { return refusal_; }

 private:
  Next slow();
  Next refuse(model::Diagnostics errors, std::string id = {});
  Next refuse_rest(std::string_view message);
  Next between();
  std::size_t extent() const;
  void skip_space();

  const evaluate::Ruleset& ruleset_;
  const Plan& plan_;
  QuickReader quick_;
  std::string_view bytes_;
  std::string_view rest_;
  bool in_list_ = false;
  bool first_ = true;
  std::size_t index_ = 0;
  const Sheet* sheet_ = nullptr;
  Sheet slow_sheet_;
  std::optional<model::Record> record_;
  Refusal refusal_;
};

}  // namespace clause10::columns
