#include "check/findings.h"

#include <algorithm>
#include <utility>

#include "model/suggest.h"

namespace clause10::check {

// A pack that is wrong everywhere is described well enough by its first faults.
constexpr std::size_t most_findings = 100;

void Findings::add(model::Diagnostic finding) {
  if (found_.size() < most_findings) found_.push_back(std::move(finding));
}

void Findings::add(std::string_view code, std::string message, std::string pointer,
                   std::string suggestion) {
  model::Diagnostic finding{std::string(code), std::move(message), std::move(pointer)};
  finding.suggestion = std::move(suggestion);
  add(std::move(finding));
}

bool is_name(std::string_view id) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto is_part = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; };
  return !id.empty() && is_letter(id.front()) && std::all_of(id.begin(), id.end(), is_part);
}

bool Findings::expect_known(const std::string& name, const std::vector<std::string>& known,
                            std::string_view code, std::string_view what,
                            const std::string& pointer) {
  if (std::find(known.begin(), known.end(), name) != known.end()) return true;
  add(code, "there is no " + std::string(what) + " \"" + name + "\"", pointer,
      model::suggest(name, known));
  return false;
}

}  // namespace clause10::check
