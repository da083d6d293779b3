#pragma once
#include <string_view>
#include <vector>

#include "model/pack.h"
#include "model/record.h"

namespace clause10::model {

/// The pack's profiles, each whole: with what it takes over from the one that it extends. Of a
/// record type's deadlines those with an id of the other profile take that one's place, the others
/// come behind. One whose chain does not end is left as it is written.
std::vector<DeadlineProfile> resolved_profiles(const Pack& pack);

/// The profile of a record: the one that its type's profile field names, else that of the context.
/// Null when the pack does not have the latter.
const DeadlineProfile* profile_of(const Pack& pack, const RecordType& type, const Record& record,
                                  std::string_view of_context);

}  // namespace clause10::model
