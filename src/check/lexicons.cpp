#include <algorithm>
#include <variant>

#include "check/findings.h"
#include "lint/lexicon.h"
#include "model/pointer.h"

namespace clause10::check {
namespace {

using model::item_of;

/// The lists of lexicons that a check names, with the member that names each.
void check_names(const model::Pack& pack, const model::Lint& lint, const std::string& at,
                 Findings& findings) {
  const auto known = ids_of(pack.lexicons);
  const auto expect = [&](const std::vector<std::string>& names, const std::string& member) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      findings.expect_known(names[i], known, "pack.unknownLexicon", "lexicon",
                            item_of(at + member, i));
    }
  };
  if (lint.check == model::Lint::Check::ends_at) {
    findings.expect_known(lint.phrases, known, "pack.unknownLexicon", "lexicon", at + "/phrases");
  }
  expect(lint.ignore, "/ignore");
  expect(lint.unless, "/unless");
  expect(lint.because, "/because");
  expect(lint.therefore, "/therefore");
  expect(lint.negations, "/not");
}

}  // namespace

void check_lexicons(const model::Pack& pack, Findings& findings) {
  for (const model::Lexicon& each : pack.lexicons) {
    for (const auto& [language, phrases] : each.by_language) {
      const std::string at = model::member_of(model::member_of("/lexicons", each.id), language);
      for (std::size_t i = 0; i < phrases.size(); ++i) {
        std::string fault = lint::fault_of(phrases[i]);
        if (!fault.empty()) findings.add("pack.phrase", std::move(fault), item_of(at, i));
      }
    }
  }
  for (const model::RecordType& type : pack.record_types) {
    const std::string rules = model::member_of("/recordTypes", type.id) + "/rules";
    for (std::size_t i = 0; i < type.rules.size(); ++i) {
      const auto* lint = std::get_if<model::Lint>(&type.rules[i].check);
      if (lint != nullptr) check_names(pack, *lint, item_of(rules, i) + "/lint", findings);
    }
  }
}

}  // namespace clause10::check
