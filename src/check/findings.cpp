#include "check/findings.h"

#include <algorithm>
#include <utility>

#include "model/suggest.h"

namespace clause10::check {

void Findings::add(model::Diagnostic finding) {
  if (found_.size() < most_) found_.push_back(std::move(finding));
}

void Findings::add(std::string_view code, std::string message, std::string pointer,
                   std::string suggestion) {
  model::Diagnostic finding{std::string(code), std::move(message), std::move(pointer)};
  finding.suggestion = std::move(suggestion);
  add(std::move(finding));
}

bool Findings::expect_known(const std::string& name, const std::vector<std::string>& known,
                            std::string_view code, std::string_view what,
                            const std::string& pointer) {
  // An empty name could not be read, and has been reported; so has a list that holds one.
  if (name.empty()) return false;
  if (std::find(known.begin(), known.end(), name) != known.end()) return true;
  if (std::find(known.begin(), known.end(), std::string()) != known.end()) return false;
  add(code, "there is no " + std::string(what) + " \"" + name + "\"", pointer,
      model::suggest(name, known));
  return false;
}

}  // namespace clause10::check
