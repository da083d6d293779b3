#pragma once
#include <optional>
#include <string_view>

#include "model/evaluation.h"
#include "model/pack.h"

namespace clause10::evaluate {

/// Control of documented information.
constexpr std::string_view version_clause = "7.5.3";

/// What it means that a record was written with another version of the pack, for people; empty when
/// it fits.
std::string other_version(const model::Pack& pack, std::string_view record_version,
                          std::string_view locale);

/// record.olderPack or record.newerPack; nothing when the record's version fits. Whoever makes it
/// says what it blocks.
std::optional<model::Violation> version_violation(const model::Pack& pack,
                                                  std::string_view record_version,
                                                  std::string_view locale);

}  // namespace clause10::evaluate
