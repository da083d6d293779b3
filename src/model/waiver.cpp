#include "model/waiver.h"

#include <variant>

#include "model/date.h"
#include "model/same.h"
#include "model/text.h"
#include "model/wording.h"

namespace clause10::model {
namespace {

std::string_view text_in(const Value& object, std::string_view name) {
  const Value* value = object.find(name);
  return value == nullptr || value->text() == nullptr ? std::string_view() : *value->text();
}

struct FirstField {
  std::string_view operator()(const Require& check) const { return check.fields.front(); }
  std::string_view operator()(const RequireOneOf& check) const { return check.fields.front(); }
  std::string_view operator()(const OneOf& check) const { return check.field; }
  std::string_view operator()(const Length& check) const { return check.field; }
  std::string_view operator()(const DateOrder& check) const {
    return check.earlier == "today" ? check.later : check.earlier;
  }
  std::string_view operator()(const Lint& check) const { return check.field; }
  std::string_view operator()(const Condition& check) const { return check.fields.front(); }
};

bool is_person(const Value* by) {
  if (by == nullptr) return false;
  const Value* id = by->find("id");
  return id != nullptr && id->integer() != nullptr && !trim(text_in(*by, "name")).empty();
}

}  // namespace

std::string_view waived_field(const Rule& rule) {
  return std::visit(FirstField(), rule.check);
}

WaiverFault fault_of(const RecordType& type, const Value& waiver) {
  const Rule* rule = by_id(type.rules, text_in(waiver, "rule"));
  if (rule == nullptr) return WaiverFault::no_rule;
  if (!rule->waivable) return WaiverFault::not_waivable;
  if (code_points(trim(text_in(waiver, "reason"))) < least_reason) return WaiverFault::no_reason;
  if (!is_person(waiver.find("by"))) return WaiverFault::nobody;
  if (!Date::parse(text_in(waiver, "on"))) return WaiverFault::no_day;
  return WaiverFault::none;
}

std::string explain_fault(const RecordType& type, const Value& waiver, std::string_view locale) {
  const std::string_view named = text_in(waiver, "rule");
  const std::string_view rule = named.empty() ? "?" : named;
  switch (fault_of(type, waiver)) {
    case WaiverFault::no_rule:
      return say(wording::waiver_of_no_rule, locale, {rule});
    case WaiverFault::not_waivable:
      return say(wording::waiver_not_allowed, locale, {rule});
    case WaiverFault::no_reason:
      return say(wording::waiver_without_reason, locale, {rule, std::to_string(least_reason)});
    case WaiverFault::nobody:
      return say(wording::waiver_by_nobody, locale, {rule});
    case WaiverFault::no_day:
      return say(wording::waiver_without_day, locale, {rule});
    case WaiverFault::none:
      break;
  }
  return {};
}

std::optional<Waiver> waiver_of(const RecordType& type, const Rule& rule, const List& waivers,
                                const Value* value) {
  if (!rule.waivable) return std::nullopt;
  for (const Value& each : waivers) {
    if (text_in(each, "rule") != rule.id || fault_of(type, each) != WaiverFault::none) continue;
    if (!same_or_absent(each.find("text"), value)) continue;
    const Value* by = each.find("by");
    return Waiver{text_in(each, "reason"),
                  {*by->find("id")->integer(), std::string(text_in(*by, "name"))},
                  text_in(each, "on")};
  }
  return std::nullopt;
}

}  // namespace clause10::model
