#include "workflow/apply.h"

#include <utility>

#include "model/suggest.h"
#include "model/wording.h"
#include "workflow/order.h"

namespace clause10::workflow {
namespace {

using model::Diagnostic;
using model::Object;
using model::Transition;
using model::Value;

Value user_value(const model::User& user) {
  return Object{{"id", user.id}, {"name", user.name}};
}

/// Absent after {"clear": true}.
Value value_of(const model::Setting& setting, const std::string& field, const Object& fields,
               const model::Context& context) {
  using Kind = model::Setting::Kind;
  if (setting.kind == Kind::today) return context.today.text();
  if (setting.kind == Kind::user) return user_value(*context.user);
  if (setting.kind == Kind::clear) return {};
  const Value* found = model::find(fields, setting.kind == Kind::copy ? setting.from : field);
  if (setting.kind == Kind::add) return plus(found, setting.amount);
  return found == nullptr ? Value() : *found;
}

std::string reasons(const model::Evaluation& evaluation, const model::TransitionStatus& status) {
  std::string text;
  for (const model::Violation& violation : evaluation.violations) {
    for (const std::string& id : status.blocked_by) {
      if (violation.id != id) continue;
      if (!text.empty()) text += ' ';
      text += violation.message;
    }
  }
  return text;
}

}  // namespace

model::Record create(const model::Pack& pack, const model::RecordType& type, std::string id,
                     Object fields) {
  model::Record record;
  record.pack = pack.id;
  record.pack_version = pack.version;
  record.type = type.id;
  record.id = std::move(id);
  record.state = type.initial;
  record.fields = std::move(fields);
  return record;
}

std::optional<Diagnostic> refusal(const model::RecordType& type,
                                  const model::Evaluation& evaluation, std::string_view transition,
                                  std::string_view locale) {
  const Transition* known = model::by_id(type.transitions, transition);
  if (known == nullptr) {
    Diagnostic unknown{"transition.unknown",
                       "there is no transition \"" + std::string(transition) + "\"", "/transition"};
    unknown.suggestion = model::suggest(transition, ids_of(type.transitions));
    return unknown;
  }
  const auto* status = model::by_id(evaluation.transitions, transition);
  if (status == nullptr) {
    return Diagnostic{"transition.notHere",
                      say(model::wording::starts_elsewhere, locale,
                          {known->id, evaluation.state, known->from.front()}),
                      "/transition"};
  }
  if (!status->open) {
    return Diagnostic{"transition.blocked", reasons(evaluation, *status), "/transition"};
  }
  return std::nullopt;
}

void set_fields(model::Record& record, const Transition& transition,
                const model::Context& context) {
  Object made;
  for (const auto& [field, setting] : transition.sets) {
    made.push_back({field, value_of(setting, field, record.fields, context)});
  }
  for (auto& [field, value] : made) {
    if (value.is_null()) {
      model::erase(record.fields, field);
    } else {
      model::set(record.fields, field, std::move(value));
    }
  }
}

Value plus(const Value* value, std::int64_t amount) {
  const std::int64_t* number = value == nullptr ? nullptr : value->integer();
  std::int64_t sum = number == nullptr ? 0 : *number;
  // A number at the end of its range stays there.
  if (__builtin_add_overflow(sum, amount, &sum)) return *value;
  return sum;
}

void move(model::Record& record, const model::Pack& pack, const Transition& transition,
          const model::Context& context) {
  ++record.version;
  record.history.push_back(Object{{"version", record.version},
                                  {"transition", transition.id},
                                  {"from", record.state},
                                  {"to", transition.to},
                                  {"by", user_value(*context.user)},
                                  {"on", *context.now}});
  record.state = transition.to;
  // From here on the record answers to the rules it was moved by.
  record.pack_version = pack.version;
}

}  // namespace clause10::workflow
