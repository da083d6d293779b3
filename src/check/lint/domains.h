#pragma once
#include <string>
#include <vector>

#include "check/lint/cases.h"
#include "model/pack.h"

namespace clause10::check {

/// What records of the type may have under each of these names, as far as the formulas tell values
/// apart. Values that the engine reports by itself, such as one that is not on its list, are left
/// out. `states` are those that the record may be in.
std::vector<Domain> domains_of(const model::Pack& pack, const model::RecordType& type,
                               const std::vector<std::string>& names,
                               const std::vector<const Formula*>& formulas,
                               const std::vector<std::string>& states);

/// The names that occur in the formulas, each once.
std::vector<std::string> names_in(const std::vector<const Formula*>& formulas);

}  // namespace clause10::check
