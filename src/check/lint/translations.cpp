#include <algorithm>

#include "check/each_text.h"
#include "check/lint/lints.h"

// Texts that lack a language which others have.
namespace clause10::check {
namespace {

bool has(const model::LocalizedText& text, const std::string& language) {
  return std::any_of(text.by_language.begin(), text.by_language.end(),
                     [&](const auto& each) { return each.first == language; });
}

/// Where a language that some texts have is missing.
struct Gaps {
  std::size_t have = 0;
  std::vector<std::string> lack;  ///< pointers
};

Gaps gaps_of(const model::Pack& pack, const std::string& language) {
  Gaps gaps;
  each_text(pack, [&](const model::LocalizedText& text, const std::string& pointer) {
    if (text.by_language.empty()) return;
    if (has(text, language)) {
      ++gaps.have;
    } else {
      gaps.lack.push_back(pointer);
    }
  });
  return gaps;
}

std::vector<std::string> languages_of(const model::Pack& pack) {
  std::vector<std::string> languages;
  each_text(pack, [&](const model::LocalizedText& text, const std::string&) {
    for (const auto& [language, words] : text.by_language) {
      const bool is_new =
          std::find(languages.begin(), languages.end(), language) == languages.end();
      if (is_new) languages.push_back(language);
    }
  });
  return languages;
}

}  // namespace

void lint_translations(const model::Pack& pack, Findings& findings) {
  // A translation that has only begun is one thing to say, not hundreds.
  constexpr std::size_t few = 20;
  for (const std::string& language : languages_of(pack)) {
    // English is missing nowhere: without it a text is refused.
    if (language == "en") continue;
    const Gaps gaps = gaps_of(pack, language);
    const std::string missing = "\"" + language + "\" is missing here";
    if (gaps.lack.size() > few && gaps.lack.size() > gaps.have) {
      findings.add("pack.missingTranslation",
                   missing + " and in " + std::to_string(gaps.lack.size() - 1) +
                       " other texts; others that have it: " + std::to_string(gaps.have),
                   gaps.lack.front());
      continue;
    }
    for (const std::string& pointer : gaps.lack) {
      findings.add("pack.missingTranslation", missing + ", while other texts have it", pointer);
    }
  }
}

}  // namespace clause10::check
