#include "evaluate/message.h"

namespace clause10::evaluate {

std::string fill(std::string_view text, const model::Object& args) {
  std::string filled;
  while (true) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    filled += text.substr(0, open);
    if (close == std::string_view::npos) {
      if (open != std::string_view::npos) filled += text.substr(open);
      return filled;
    }
    const model::Value* arg = model::find(args, text.substr(open + 1, close - open - 1));
    if (arg != nullptr && arg->text() != nullptr) {
      filled += *arg->text();
    } else if (arg != nullptr && arg->integer() != nullptr) {
      filled += std::to_string(*arg->integer());
    } else {
      filled += text.substr(open, close - open + 1);
    }
    text.remove_prefix(close + 1);
  }
}

}  // namespace clause10::evaluate
