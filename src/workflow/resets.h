#pragma once
#include <string>
#include <vector>

#include "model/pack.h"
#include "model/record.h"

namespace clause10::workflow {

/// A field that an edit leaves stale, and the one whose edit does.
struct Stale {
  std::string field;
  std::string edited;
};

/// What one edit must do anew by the `resets` of the type: of a field that was filled and is
/// changed, those named there that were filled and stand as they were. Nothing where at least one
/// of these is changed, too: then somebody has looked at it again. Each field once.
std::vector<Stale> stale_fields(const model::RecordType& type, const model::Record& before,
                                const model::Record& after);

/// Empties them; their JSON Pointers.
std::vector<std::string> reset(const model::RecordType& type, const model::Record& before,
                               model::Record& after);

}  // namespace clause10::workflow
