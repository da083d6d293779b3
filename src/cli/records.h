#pragma once
#include <cstdint>
#include <functional>

#include "cli/options.h"
#include "cli/session.h"
#include "evaluate/evaluate.h"
#include "model/diagnostic.h"
#include "model/record.h"

namespace clause10::cli {

/// A record that can be judged, and where it stood in the input.
struct Item {
  std::uint64_t index = 0;   ///< from 0
  std::uint64_t offset = 0;  ///< byte of the input at which it begins, from 0
  const model::Record& record;
  const evaluate::Subject& subject;
};

/// What became of the input.
struct Tally {
  std::uint64_t judged = 0;
  std::uint64_t refused = 0;  ///< pieces that are no record of this pack
  bool readable = true;       ///< false: no input at all, or reading broke off; a complaint says so
};

/// Hands each record of options.input on, one at a time; an input of any length takes the memory of
/// one record. What cannot be used is complained about with the record's number, byte and reason
/// (with --json as a line of the answer), and the next one is read. Stops early when `judge`
/// returns false.
Tally each_record(const Options& options, const Session& session,
                  const std::function<bool(const Item& item)>& judge);

/// As each_record, for who needs no more than that it is a record: `look` says what is wrong with
/// it, if anything is, and sets `stop` to end early.
using Look = std::function<model::Diagnostics(std::uint64_t index, std::uint64_t offset,
                                              const model::Record& record, bool& stop)>;
Tally each_readable(const Options& options, const Look& look);

/// 2 when something could not be used, else 1 when `violated`, else 0.
int status_of(const Tally& tally, bool violated);

}  // namespace clause10::cli
