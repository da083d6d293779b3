#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "clause10/engine.h"

namespace clause10 {

/// Many records of one pack, kept as columns, with what the rules say about them. Records go in
/// once; an edit, another day or other parameters bring up to date only what depends on them.
///
/// The ids of violations of a record here are exactly those of Engine::evaluate for the same
/// record, day, profile and parameters, and so is which of them are in force. Texts passed in are
/// not kept as views. All JSON is described in packs/schema/*.schema.json and c_api.h.
class Register {
 public:
  struct Created;

  /// An empty register. It shares the engine's pack: the engine may go first. Refuses a context
  /// that the pack's records could not be evaluated with.
  static Created create(const Engine& engine, std::string_view context_json);

  Register(Register&&) noexcept;
  Register& operator=(Register&&) noexcept;
  Register(const Register&) = delete;
  Register& operator=(const Register&) = delete;
  ~Register();

  /// Takes records in: one, a JSON array, or one after the other. A record whose id is there takes
  /// the place of the other; one that cannot be used is refused, with its number in the input and
  /// the byte at which it begins. {"added", "replaced", "refused", "refusedCount"}
  Reply put(std::string_view records);

  /// {"ids": […]} → {"removed"}
  Reply remove(std::string_view request_json);

  /// Brings results up to date: {"records", "unreadable", "violating", "byRule"}. A rule's count is
  /// that of its violations, so a record that lacks two fields of one rule counts twice there.
  /// Rules without violations are left out.
  Reply evaluate(std::string_view context_json);

  /// The same after running every rule on every record anew.
  Reply reevaluate(std::string_view context_json);

  /// {"rule"?, "ids"?, "from"?, "limit"?} → {"rows": [{"id", "violations", "inForce"}], "total"}.
  /// Without ids the records that violate that rule, or any, in a fixed order; `rule` may be the id
  /// of a rule or of a violation. Results are those of the context that came last.
  Reply rows(std::string_view request_json);

  /// {"from"?, "limit"?} → {"records": [{"key", "id"?, "errors"}], "total"}: what was put and
  /// cannot be used, with the reasons. It stays until a record with its id comes in, or its key
  /// (its id, where one could be read) is removed. The first 10,000 are listed.
  Reply unreadable(std::string_view request_json) const;

  /// Keeps a search index of the records from now on, over the fields that the pack's record types
  /// name under "register.search". Refused once there are records. It costs some microseconds for
  /// each record that is put, which those who only count and check need not spend. {}
  Reply index();

  /// Records like a text, best first: {"query", "type"?, "fields"?, "limit"?, "prefix"?} →
  /// {"words": [{"text", "begin", "end"}], "hits": [{"id", "type", "score", "words", "terms"}]}.
  /// `words` are those of the query that are known, with their bytes in it; those of a hit are the
  /// ones that it answers to, with `terms`, the forms that it holds, folded: see search/index.h.
  Reply search(std::string_view request_json);

  /// What the register says about the management system on that day: numbers by state, deadline,
  /// age, dimension, cause, month and clause. packs/schema/metrics.schema.json defines each.
  Reply metrics(std::string_view context_json);

  /// Violations of the policy that the pack's survey looks for, over the whole register:
  /// {"violations"?: ids, "raised"?, "from"?, "limit"?} → {"today", "total", "raised",
  /// "byViolation", "violations": [{"id", "violation", "record"?, "since"?, "days"?, "for"?,
  /// "message", "draft", "raisedAs"?}]}. A draft is a request for Engine::create. Its id is made
  /// from the finding's, so that the record remembers where it came from and is not drafted twice.
  Reply policy_violations(std::string_view request_json, std::string_view context_json);

  /// What the pack proposes for a record, in the register or not, which earlier ones it repeats
  /// included: {"record"} → {"proposals": [{"id", "clause", "message", "set"}], "recurrence"?:
  /// {"months", "by", "earlier"}}.
  Reply proposals(std::string_view request_json, std::string_view context_json);

  /// Which roles the people who decide in a record had before, or one person: {"record", "person"?}
  /// → {"field"?, "since"?, "lines": [{"id", "name", "role", "until"}], "from": the record of
  /// each}.
  Reply former_roles(std::string_view request_json, std::string_view context_json);

  /// The register as bytes for load(), its search index with it where there is one: not JSON. Made
  /// for this build of the engine and this very text of the pack.
  Reply save() const;

  /// A register from save()'s bytes, of which no view is kept. It answers as the one that was
  /// saved; its rules run at the next call with a context. Refused with snapshot.version,
  /// snapshot.otherPack or snapshot.damaged; then take the records in anew.
  static Created load(const Engine& engine, std::string_view snapshot);

  std::uint32_t records() const;
  /// Memory that the records take, in bytes, with indexes.
  std::size_t bytes() const;

 private:
  class State;
  explicit Register(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

/// A register, or the reply that says why there is none.
struct Register::Created {
  std::unique_ptr<Register> opened;  ///< null when it was refused
  Reply reply;                       ///< {} with a register
};

}  // namespace clause10
