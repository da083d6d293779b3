#include "model/parameters.h"

#include <algorithm>

#include "model/date.h"
#include "model/pointer.h"
#include "model/suggest.h"
#include "model/text.h"

namespace clause10::model {
namespace {

std::string integer_misfit(const Parameter& parameter, const std::int64_t* number) {
  if (number == nullptr) return "must be a whole number";
  if (parameter.min && *number < *parameter.min) {
    return "must be " + std::to_string(*parameter.min) + " or more";
  }
  if (parameter.max && *number > *parameter.max) {
    return "must be " + std::to_string(*parameter.max) + " or less";
  }
  return {};
}

std::string text_misfit(const Parameter& parameter, const std::string* text) {
  if (text == nullptr) return "must be a text";
  const auto& values = parameter.values;
  if (values.empty() || std::find(values.begin(), values.end(), *text) != values.end()) return {};
  return "must be one of " + join(values);
}

Diagnostic unknown_setting(std::string_view code, std::string_view what, const std::string& name,
                           std::string pointer, const std::vector<std::string>& known) {
  Diagnostic diagnostic{std::string(code),
                        "this pack has no " + std::string(what) + " \"" + name + "\"",
                        std::move(pointer)};
  diagnostic.suggestion = suggest(name, known);
  return diagnostic;
}

}  // namespace

std::string misfit(const Parameter& parameter, const Value& value) {
  switch (parameter.type) {
    case Parameter::Type::integer:
      return integer_misfit(parameter, value.integer());
    case Parameter::Type::text:
      return text_misfit(parameter, value.text());
    case Parameter::Type::truth:
      return value.truth() == nullptr ? "must be true or false" : "";
    case Parameter::Type::date:
      if (value.text() == nullptr) return "must be a date as a text";
      return Date::parse(*value.text()) ? "" : "is no date: " + explain_date(*value.text());
  }
  return {};
}

const Value* parameter_value(const Pack& pack, const Context& context, std::string_view id) {
  if (const Value* set = find(context.parameters, id)) return set;
  const Parameter* parameter = by_id(pack.parameters, id);
  return parameter == nullptr ? nullptr : &parameter->default_value;
}

Diagnostics unfit_settings(const Pack& pack, const Context& context) {
  Diagnostics unfit;
  for (const Member& set : context.parameters) {
    const std::string pointer = member_of("/parameters", set.name);
    const Parameter* parameter = by_id(pack.parameters, set.name);
    if (parameter == nullptr) {
      unfit.push_back(unknown_setting("context.unknownParameter", "parameter", set.name, pointer,
                                      ids_of(pack.parameters)));
    } else if (const std::string why = misfit(*parameter, set.value); !why.empty()) {
      unfit.push_back({"context.badParameter", "\"" + set.name + "\" " + why, pointer});
    }
  }
  if (!context.roles) return unfit;
  for (std::size_t i = 0; i < context.roles->size(); ++i) {
    const std::string& role = (*context.roles)[i];
    if (by_id(pack.roles, role) != nullptr) continue;
    unfit.push_back(unknown_setting("context.unknownRole", "role", role, item_of("/roles", i),
                                    ids_of(pack.roles)));
  }
  return unfit;
}

}  // namespace clause10::model
