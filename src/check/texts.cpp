#include <algorithm>
#include <optional>
#include <variant>

#include "check/each_text.h"
#include "check/findings.h"
#include "lint/lint.h"
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

/// What a rule's check fills in.
std::vector<std::string> filled_by(const model::RuleCheck& check) {
  if (std::holds_alternative<model::OneOf>(check)) return {"field", "value"};
  if (std::holds_alternative<model::DateOrder>(check)) return {"field", "earlier", "later"};
  if (const auto* lint = std::get_if<model::Lint>(&check)) {
    std::vector<std::string> filled = lint::placeholders_of(lint->check);
    filled.emplace_back("field");
    return filled;
  }
  const auto* length = std::get_if<model::Length>(&check);
  if (length == nullptr) return {"field"};
  std::vector<std::string> filled = {"field", "value"};
  if (length->min) filled.emplace_back("min");
  if (length->max) filled.emplace_back("max");
  return filled;
}

/// {name} in a message must be something the rule fills in.
void placeholders(std::string_view text, const std::vector<std::string>& filled,
                  const std::string& pointer, Findings& findings) {
  for (std::size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    const std::string name(text.substr(open + 1, close - open - 1));
    if (close == std::string_view::npos) {
      findings.add("pack.placeholder", "a { in a message needs its }", pointer);
    } else if (std::find(filled.begin(), filled.end(), name) == filled.end()) {
      findings.add("pack.placeholder", "this rule does not fill {" + name + "}", pointer,
                   model::suggest(name, filled));
    }
  }
}

/// The message of a rule or a proposal, which itself fills more.
template <class Said>
void message(const Said& said, std::vector<std::string> filled, const std::string& at,
             Findings& findings) {
  for (const auto& [name, text] : said.with) {
    filled.push_back(name);
  }
  for (const auto& [language, words] : said.message.by_language) {
    placeholders(words, filled, member_of(at + "/message", language), findings);
  }
}

}  // namespace

void check_texts(const model::Pack& pack, Findings& findings) {
  each_text(pack, [&](const LocalizedText& text, const std::string& pointer) {
    english(text, pointer, findings);
  });
  for (const model::RecordType& type : pack.record_types) {
    const std::string pointer = member_of("/recordTypes", type.id);
    for (std::size_t i = 0; i < type.rules.size(); ++i) {
      const model::Rule& rule = type.rules[i];
      message(rule, filled_by(rule.check), item_of(pointer + "/rules", i), findings);
    }
    for (std::size_t i = 0; i < type.proposals.size(); ++i) {
      message(type.proposals[i], {}, item_of(pointer + "/proposals", i), findings);
    }
  }
}

}  // namespace clause10::check
