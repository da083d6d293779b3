#pragma once
#include <string_view>

namespace clause10::search {

/// English and German function words, folded, separated by spaces: they say nothing about what a
/// text is about and are not indexed.
std::string_view stop_words();

}  // namespace clause10::search
