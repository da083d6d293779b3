#include "clause10/engine.h"

#include <utility>
#include <vector>

#include "abi/engine_state.h"
#include "abi/migrating.h"
#include "codec/evaluation_codec.h"
#include "codec/explanation_codec.h"
#include "codec/json.h"
#include "codec/pack_codec.h"
#include "codec/record_codec.h"
#include "evaluate/check_edit.h"
#include "evaluate/deadlines.h"
#include "evaluate/evaluate.h"
#include "evaluate/explain.h"
#include "model/suggest.h"
#include "register/dictionary.h"
#include "schedule/lines.h"
#include "workflow/apply.h"
#include "workflow/resets.h"

namespace clause10 {
namespace {

using model::Diagnostic;
using model::Object;

Reply bad_input(const model::Diagnostics& errors) {
  return {Status::bad_input, codec::errors_json(errors)};
}

/// What a transition needs to be recorded: who and when.
model::Diagnostics missing_for_history(const model::Context& context) {
  model::Diagnostics errors;
  if (!context.user) {
    errors.push_back({"context.missing", "\"user\" is missing: the history says who acted", ""});
  }
  if (!context.now) {
    errors.push_back({"context.missing", "\"now\" is missing: the history says when", ""});
  }
  return errors;
}

/// {name: thing, "evaluation": ...}
template <class Thing>
std::string evaluated(std::string_view name, const Thing& thing,
                      const model::Evaluation& evaluation) {
  codec::JsonWriter out;
  out.begin_object();
  out.thing(name, thing);
  out.thing("evaluation", evaluation);
  out.end_object();
  return out.take();
}

}  // namespace

Engine::Engine(std::shared_ptr<const State> state) : state_(std::move(state)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

std::string_view Engine::pack_id() const {
  return state_->ruleset.pack().id;
}
std::string_view Engine::pack_version() const {
  return state_->ruleset.pack().version;
}

Engine::Loaded Engine::load(std::string_view pack_json) {
  auto pack = codec::read_pack(pack_json);
  if (!pack) return {nullptr, bad_input(pack.errors())};
  auto ruleset = evaluate::Ruleset::compile(std::move(*pack));
  if (!ruleset) return {nullptr, bad_input(ruleset.errors())};
  const Object answer = {{"id", ruleset->pack().id}, {"version", ruleset->pack().version}};
  auto state = std::make_shared<const State>(std::move(*ruleset), columns::hash_of(pack_json));
  return {std::unique_ptr<Engine>(new Engine(std::move(state))),
          {Status::ok, codec::write_json(answer)}};
}

Reply Engine::create(std::string_view request_json, std::string_view context_json) const {
  auto request = codec::read_create_request(request_json);
  if (!request) return bad_input(request.errors());
  const auto context = codec::read_context(context_json);
  if (!context) return bad_input(context.errors());
  const model::Pack& pack = state_->ruleset.pack();
  const model::RecordType* type = model::by_id(pack.record_types, request->type);
  if (type == nullptr) {
    Diagnostic unknown{"request.unknownType",
                       "this pack has no record type \"" + request->type + "\"", "/type"};
    unknown.suggestion = model::suggest(request->type, ids_of(pack.record_types));
    return bad_input({unknown});
  }
  const model::Record record =
      workflow::create(pack, *type, std::move(request->id), std::move(request->fields));
  codec::JsonWriter out;
  out.begin_object();
  out.thing("record", record);
  out.end_object();
  return {Status::ok, out.take()};
}

Reply Engine::evaluate(std::string_view record_json, std::string_view context_json) const {
  const auto record = codec::read_record(record_json);
  if (!record) return bad_input(record.errors());
  const auto context = codec::read_context(context_json);
  if (!context) return bad_input(context.errors());
  const auto subject = evaluate::subject_of(state_->ruleset, *record, *context);
  if (!subject) return bad_input(subject.errors());
  const auto evaluation = evaluate::evaluate(state_->ruleset, *subject, *record, *context);
  return {Status::ok, codec::json_of(evaluation)};
}

Reply Engine::apply(std::string_view record_json, std::string_view request_json,
                    std::string_view context_json) const {
  auto record = codec::read_record(record_json);
  if (!record) return bad_input(record.errors());
  const auto request = codec::read_transition_request(request_json);
  if (!request) return bad_input(request.errors());
  const auto context = codec::read_context(context_json);
  if (!context) return bad_input(context.errors());
  const model::Diagnostics missing = missing_for_history(*context);
  if (!missing.empty()) return bad_input(missing);
  const evaluate::Ruleset& ruleset = state_->ruleset;
  const auto subject = evaluate::subject_of(ruleset, *record, *context);
  if (!subject) return bad_input(subject.errors());

  const auto before = evaluate::evaluate(ruleset, *subject, *record, *context);
  if (const auto refusal = workflow::refusal(*subject->type, before, *request, context->locale)) {
    return {Status::refused, evaluated("error", *refusal, before)};
  }
  const model::Transition& transition = *model::by_id(subject->type->transitions, *request);
  workflow::set_fields(*record, transition, *context);
  evaluate::freeze(ruleset, *subject->profile, *subject->type, *context, transition.id, *record);
  workflow::move(*record, ruleset.pack(), transition, *context);
  const auto after = evaluate::evaluate(ruleset, *subject, *record, *context);
  return {Status::ok, evaluated("record", *record, after)};
}

Reply Engine::working_days(std::string_view request_json, std::string_view dates) const {
  const auto request = codec::read_working_days_request(request_json);
  if (!request) return bad_input(request.errors());
  const evaluate::Ruleset& ruleset = state_->ruleset;
  const schedule::WorkingCalendar* calendar = ruleset.calendar(request->calendar);
  if (calendar == nullptr) {
    Diagnostic unknown{"request.unknownCalendar",
                       "this pack has no calendar \"" + request->calendar + "\"", "/calendar"};
    unknown.suggestion = model::suggest(request->calendar, ids_of(ruleset.pack().calendars));
    return bad_input({unknown});
  }
  auto sums = schedule::add_working_days(*calendar, request->days, dates);
  if (!sums) return bad_input(sums.errors());
  return {Status::ok, std::move(*sums)};
}

Reply Engine::check_edit(std::string_view request_json, std::string_view context_json) const {
  auto request = codec::read_edit_request(request_json);
  if (!request) return bad_input(request.errors());
  const auto context = codec::read_context(context_json);
  if (!context) return bad_input(context.errors());
  if (auto refused = migrate_before(state_->ruleset, *request)) return bad_input(*refused);
  const model::Record* before = request->before ? &*request->before : nullptr;
  const auto subject =
      evaluate::subject_of(state_->ruleset, before == nullptr ? request->after : *before, *context);
  if (!subject) return bad_input(subject.errors());
  std::vector<model::Violation> found;
  if (request->other_format) {
    found.push_back(evaluate::format_violation(*request->other_format, context->locale));
  } else {
    found = evaluate::check_edit(state_->ruleset, *subject, before, request->after, *context);
  }
  return {found.empty() ? Status::ok : Status::refused, codec::violations_json(found)};
}

Reply Engine::reset(std::string_view request_json) const {
  auto request = codec::read_edit_request(request_json);
  if (!request) return bad_input(request.errors());
  model::Record& after = request->after;
  const auto* type = model::by_id(state_->ruleset.pack().record_types, after.type);
  std::vector<std::string> emptied;
  if (type != nullptr && request->before && request->before->type == type->id) {
    emptied = workflow::reset(*type, *request->before, after);
  }
  codec::JsonWriter out;
  out.begin_object();
  out.thing("record", after);
  out.texts("reset", emptied);
  out.end_object();
  return {Status::ok, out.take()};
}

Reply Engine::explain(std::string_view request_json, std::string_view context_json) const {
  const auto request = codec::read_explain_request(request_json);
  if (!request) return bad_input(request.errors());
  const auto context = codec::read_context(context_json);
  if (!context) return bad_input(context.errors());
  const auto subject = evaluate::subject_of(state_->ruleset, request->record, *context);
  if (!subject) return bad_input(subject.errors());
  const auto explanation =
      evaluate::explain(state_->ruleset, *subject, request->record, *context, request->rule);
  if (!explanation) return bad_input(explanation.errors());
  return {Status::ok, codec::json_of(*explanation)};
}

}  // namespace clause10
