#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "model/evaluation.h"
#include "model/pack.h"

/// What a deadline is called in conditions: deadlines.ID.due, .original and .status.
namespace clause10::model {

constexpr std::string_view deadlines_prefix = "deadlines.";
constexpr std::array<std::string_view, 3> deadline_members = {"due", "original", "status"};

std::string deadline_name(std::string_view deadline, std::string_view member);

/// The ids of the deadlines that such records may have under any profile, each once. Views of the
/// pack.
std::vector<std::string_view> deadline_ids(const Pack& pack, std::string_view record_type);

/// How a condition, and JSON, calls a state of a deadline.
std::string_view name_of(DeadlineState state);

}  // namespace clause10::model
