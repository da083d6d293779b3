#include <algorithm>
#include <array>

#include "check/findings.h"
#include "model/pointer.h"
#include "model/suggest.h"

namespace clause10::check {
namespace {

using model::item_of;
using model::LocalizedText;
using model::member_of;

/// A text that is not there at all is no fault here: the codec asks for those that must be.
void english(const LocalizedText& text, const std::string& pointer, Findings& findings) {
  if (text.by_language.empty()) return;
  const bool has_english = std::any_of(text.by_language.begin(), text.by_language.end(),
                                       [](const auto& each) { return each.first == "en"; });
  if (!has_english) {
    findings.add("pack.missingEnglish",
                 "English (\"en\") is what every other language falls back to", pointer);
  }
}

template <class Item>
void labels(const std::vector<Item>& items, const std::string& pointer, Findings& findings) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    english(items[i].label, item_of(pointer, i) + "/label", findings);
  }
}

template <class Item>
void helps(const std::vector<Item>& items, const std::string& pointer, Findings& findings) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    english(items[i].help, item_of(pointer, i) + "/help", findings);
  }
}

/// {name} in a message must be something a rule fills in.
void placeholders(std::string_view text, const std::string& pointer, Findings& findings) {
  static const std::vector<std::string> known = {"field", "min",     "max",
                                                 "value", "earlier", "later"};
  for (std::size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    const std::string name(text.substr(open + 1, close - open - 1));
    if (close == std::string_view::npos) {
      findings.add("pack.placeholder", "a { in a message needs its }", pointer);
    } else if (std::find(known.begin(), known.end(), name) == known.end()) {
      findings.add("pack.placeholder", "nothing fills {" + name + "}", pointer,
                   model::suggest(name, known));
    }
  }
}

void check_type(const model::RecordType& type, const std::string& pointer, Findings& findings) {
  english(type.label, pointer + "/label", findings);
  english(type.help, pointer + "/help", findings);
  labels(type.fields, pointer + "/fields", findings);
  helps(type.fields, pointer + "/fields", findings);
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    english(type.fields[i].example, item_of(pointer + "/fields", i) + "/example", findings);
  }
  labels(type.sections, pointer + "/sections", findings);
  labels(type.states, pointer + "/states", findings);
  helps(type.states, pointer + "/states", findings);
  labels(type.transitions, pointer + "/transitions", findings);
  for (std::size_t i = 0; i < type.rules.size(); ++i) {
    const std::string at = item_of(pointer + "/rules", i) + "/message";
    english(type.rules[i].message, at, findings);
    for (const auto& [language, words] : type.rules[i].message.by_language) {
      placeholders(words, member_of(at, language), findings);
    }
  }
}

}  // namespace

void check_texts(const model::Pack& pack, Findings& findings) {
  english(pack.title, "/title", findings);
  for (const model::Enumeration& each : pack.enums) {
    const std::string at = member_of("/enums", each.id);
    english(each.label, at + "/label", findings);
    labels(each.values, at + "/values", findings);
    helps(each.values, at + "/values", findings);
  }
  for (const model::DeadlineProfile& profile : pack.profiles) {
    const std::string at = member_of("/deadlineProfiles", profile.id);
    english(profile.title, at + "/title", findings);
    for (const auto& [type, rules] : profile.by_type) {
      labels(rules, member_of(at + "/deadlines", type), findings);
    }
  }
  for (const model::RecordType& type : pack.record_types) {
    check_type(type, member_of("/recordTypes", type.id), findings);
  }
}

}  // namespace clause10::check
