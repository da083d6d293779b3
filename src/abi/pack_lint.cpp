#include "abi/pack_lint.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "check/check.h"
#include "check/lint.h"
#include "check/migrations.h"
#include "check/survey.h"
#include "codec/migration.h"
#include "codec/pack_codec.h"
#include "codec/places.h"
#include "codec/survey.h"

namespace clause10::abi {
namespace {

constexpr std::size_t most_findings = 1000;

void append(model::Diagnostics& into, model::Diagnostics more) {
  into.insert(into.end(), std::make_move_iterator(more.begin()),
              std::make_move_iterator(more.end()));
}

}  // namespace

model::Diagnostics lint_pack(std::string_view json) {
  auto reading = codec::read_pack_leniently(json);
  model::Diagnostics findings = std::move(reading.problems);
  if (!reading.pack) {
    // JSON that is no pack has places to name; a text that is no JSON has none but its error's own.
    const bool is_json = !findings.empty() && findings.back().code.rfind("json.", 0) != 0;
    if (is_json) codec::locate(findings, json);
    return findings;
  }
  append(findings, check::check(*reading.pack, most_findings));
  append(findings, check::check_messages(*reading.pack));
  append(findings, check::lint(*reading.pack));
  codec::Problems problems("pack");
  const auto steps = codec::read_steps(*reading.pack, problems);
  append(findings,
         problems.none() ? check::check_migrations(*reading.pack, steps) : problems.take());
  codec::Problems unread("pack");
  const auto survey = codec::read_survey(*reading.pack, unread);
  const auto roles = codec::read_past_roles(*reading.pack, unread);
  if (unread.none()) {
    append(findings, check::check_survey(*reading.pack, survey));
    append(findings, check::check_past_roles(*reading.pack, roles));
  } else {
    append(findings, unread.take());
  }
  codec::locate(findings, json);
  std::stable_sort(findings.begin(), findings.end(), [](const auto& a, const auto& b) {
    return a.offset.value_or(0) < b.offset.value_or(0);
  });
  return findings;
}

}  // namespace clause10::abi
