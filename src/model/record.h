#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "model/date.h"
#include "model/value.h"

namespace clause10::model {

/// The record format this engine reads and writes.
constexpr std::int64_t record_format = 1;

/// One record as stored. What this version does not know is kept in place and written back.
struct Record {
  std::string pack;
  std::string pack_version;
  std::string type;
  std::string id;
  std::int64_t version = 0;  ///< counts applied transitions
  std::string state;
  Object fields;     ///< by field id
  Object deadlines;  ///< by deadline id: {"due", "original"}, both ISO dates
  List history;      ///< one object for each applied transition, oldest first
  List former;       ///< what migrations took away: {"at": JSON Pointer, "value", "migration"}
  List chain;      ///< one object for each save, oldest first; whoever saves writes and verifies it
  List waivers;    ///< of rules that may be waived, oldest first; see model/waiver.h
  Object unknown;  ///< members of the record itself that this version does not know
};

/// Whether a member that the engine does not know is "issue": the number of the issue that the
/// record lives in, which whoever reads it from there may lay beside the other members. Only
/// registers look at it; it is no part of the record.
bool is_place(const Member& member);

struct FrozenDeadline {
  Date due;
  Date original;
};

/// The deadline written at a transition, or nothing when there is none.
std::optional<FrozenDeadline> frozen_deadline(const Record& record, std::string_view id);

}  // namespace clause10::model
