#pragma once
#include <vector>

#include "evaluate/facts.h"
#include "model/evaluation.h"

namespace clause10::evaluate {

/// What is wrong with the record's waivers: a warning each, since a waiver stays in the record, and
/// one that does not count lets nothing pass. Id record.waiver:<number>, from 1.
std::vector<model::Violation> waiver_warnings(const Facts& facts);

}  // namespace clause10::evaluate
