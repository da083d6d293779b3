#pragma once
#include <string>

#include "model/metrics.h"

namespace clause10::cli {

/// Metrics as tables for people; types without records are left out.
std::string text_of(const model::Metrics& metrics);

}  // namespace clause10::cli
