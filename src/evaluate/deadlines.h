#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "evaluate/facts.h"
#include "evaluate/ruleset.h"
#include "model/evaluation.h"
#include "model/record.h"

namespace clause10::evaluate {

/// The dates to keep, by the profile. Frozen ones stand in the record; before that they are
/// projected from the record's dates, or from today where the starting date is not known yet.
/// A record aside (cancelled) has none.
///
/// A deadline by `dueField` is due when the field says, also after freezing: moving the field shows
/// against `original`, which never changes. One with `extendedBy` stays where it was frozen, and
/// only requests that were approved move it, each to a later date than before.
std::vector<model::DeadlineStatus> deadlines_of(const Ruleset& ruleset,
                                                const model::DeadlineProfile& profile,
                                                const Facts& facts);

/// The new date in a line of requests that was approved for that deadline; nothing in any other.
std::optional<model::Date> extension_in(const model::Value& line, std::string_view deadline,
                                        const model::ExtendedBy& by);

/// Writes the deadlines that this transition freezes into the record. One already there stays,
/// unless the transition was taken before and sets the day that it counts from: a further round
/// moves `due`, never `original`. Reads the record as it is, so what the transition sets must have
/// been set.
void freeze(const Ruleset& ruleset, const model::DeadlineProfile& profile,
            const model::RecordType& type, const model::Context& context,
            std::string_view transition, model::Record& record);

}  // namespace clause10::evaluate
