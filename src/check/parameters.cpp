#include "model/parameters.h"

#include <algorithm>

#include "check/findings.h"
#include "model/pointer.h"

namespace clause10::check {
namespace {

using model::Parameter;

void check_parameter(const Parameter& parameter, const std::string& at, Findings& findings) {
  const bool is_integer = parameter.type == Parameter::Type::integer;
  if (!is_integer && (parameter.min || parameter.max)) {
    findings.add("pack.wrongType", "\"min\" and \"max\" go with parameters of type integer only",
                 at);
  }
  if (parameter.type != Parameter::Type::text && !parameter.values.empty()) {
    findings.add("pack.wrongType", "\"values\" goes with parameters of type text only",
                 at + "/values");
  }
  if (parameter.min && parameter.max && *parameter.min > *parameter.max) {
    findings.add("pack.outOfRange", "no number is \"min\" or more and \"max\" or less", at);
    return;
  }
  // What could not be read has been reported.
  const auto& values = parameter.values;
  if (parameter.default_value.is_null() ||
      std::find(values.begin(), values.end(), std::string()) != values.end()) {
    return;
  }
  const std::string why = misfit(parameter, parameter.default_value);
  if (!why.empty()) findings.add("pack.badDefault", "\"default\" " + why, at + "/default");
}

}  // namespace

void check_parameters(const model::Pack& pack, Findings& findings) {
  for (const Parameter& parameter : pack.parameters) {
    check_parameter(parameter, model::member_of("/parameters", parameter.id), findings);
  }
}

}  // namespace clause10::check
