#include "model/pack.h"

namespace clause10::model {
namespace {

const std::string* text_in(const LocalizedText& text, std::string_view language) {
  for (const auto& [each, words] : text.by_language) {
    if (each == language) return &words;
  }
  return nullptr;
}

}  // namespace

std::string_view LocalizedText::in(std::string_view locale) const {
  if (const std::string* words = text_in(*this, locale)) return *words;
  if (const std::string* words = text_in(*this, locale.substr(0, locale.find('-')))) return *words;
  if (const std::string* words = text_in(*this, "en")) return *words;
  return {};
}

const std::vector<DeadlineRule>* DeadlineProfile::deadlines_of(std::string_view record_type) const {
  for (const auto& [type, deadlines] : by_type) {
    if (type == record_type) return &deadlines;
  }
  return nullptr;
}

}  // namespace clause10::model
