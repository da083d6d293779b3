#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace clause10::model {

/// The text without Unicode white space at either end. A view into the argument; UTF-8 in and out.
std::string_view trim(std::string_view text);

/// Number of Unicode code points of a UTF-8 text.
std::size_t code_points(std::string_view text);

/// The texts as a list for people: "a", "b" or "c" without quotes, joined by commas.
template <class Texts>
std::string join(const Texts& texts, std::string_view separator = ", ") {
  std::string joined;
  for (const auto& text : texts) {
    if (!joined.empty()) joined += separator;
    joined += text;
  }
  return joined;
}

}  // namespace clause10::model
