#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace clause10::model {

/// `did you mean "severity"?` when a known name is close to the one written, else an empty text.
std::string suggest(std::string_view written, const std::vector<std::string>& known,
                    std::string_view locale = "en");

}  // namespace clause10::model
