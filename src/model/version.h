#pragma once
#include <string_view>

#include "model/pack.h"

namespace clause10::model {

/// 1.0.0: three numbers.
bool is_version(std::string_view text);

/// Less than 0 when a is the earlier version, 0 when they are the same. Numbers that are left out
/// count as 0; what is no number is later than any.
int compare_versions(std::string_view a, std::string_view b);

/// How the version that a record was written with stands to the pack at hand.
enum class VersionStanding {
  fits,        ///< the same, or an earlier one from which nothing has to change
  to_migrate,  ///< an earlier one, and the pack's migrations lead on from there
  no_way,      ///< earlier than the first migration of the pack
  newer,       ///< later than the pack, or none that it can place
};

VersionStanding standing_of(const Pack& pack, std::string_view record_version);

}  // namespace clause10::model
