#include "model/wording.h"

#include <cstddef>

namespace clause10::model {

std::string say(const Wording& wording, std::string_view locale,
                std::initializer_list<std::string_view> parts) {
  std::string_view text = wording.in(locale);
  std::string said;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{')) {
    const auto part = static_cast<std::size_t>(text[open + 1] - '0');
    const bool is_place = part < parts.size();
    said += text.substr(0, open);
    said += is_place ? parts.begin()[part] : text.substr(open, 1);
    text.remove_prefix(open + (is_place ? 3 : 1));
  }
  said += text;
  return said;
}

}  // namespace clause10::model
