#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/facts.h"
#include "model/evaluation.h"

namespace clause10::evaluate {

/// What holds for every record without a rule that says so: a value fits its field's type, a date
/// is one, an enum's value is on its list. `blocks` are the transitions that such a fault blocks.
std::vector<model::Violation> implicit_violations(const Facts& facts,
                                                  const std::vector<std::string>& blocks);

/// The clause of the step whose form holds the field: who fills it in wrongly does so there. Empty
/// when no form does. A view of the type.
std::string_view clause_of(const model::RecordType& type, std::string_view field);

/// Warnings about members and fields that this pack does not know; they are kept all the same.
std::vector<model::Violation> unknown_member_warnings(const Facts& facts);

}  // namespace clause10::evaluate
