#include "clause10/register.h"

#include <algorithm>
#include <utility>

#include "abi/register_state.h"
#include "codec/evaluation_codec.h"
#include "codec/json.h"
#include "codec/record_codec.h"
#include "codec/register_codec.h"
#include "evaluate/evaluate.h"
#include "register/rows.h"

namespace clause10 {
namespace {

using model::Value;

constexpr std::size_t most_refusals = 100;

Reply bad_input(const model::Diagnostics& errors) {
  return {Status::bad_input, codec::errors_json(errors)};
}

void write(codec::JsonWriter& out, const columns::Refusal& refusal) {
  out.begin_object();
  out.integer("index", static_cast<std::int64_t>(refusal.index));
  out.integer("offset", static_cast<std::int64_t>(refusal.offset));
  if (!refusal.id.empty()) out.text("id", refusal.id);
  out.list("errors", refusal.errors);
  out.end_object();
}

/// {"rule":"…","severity":"…","count": of every rule, ready to be written.
std::vector<std::string> labels_of(const model::Pack& pack) {
  std::vector<std::string> labels;
  const auto add = [&](std::string_view rule, bool error) {
    labels.push_back("{\"rule\":" + codec::write_json(Value(rule)) + ",\"severity\":\"" +
                     (error ? "error" : "warning") + "\",\"count\":");
  };
  for (const model::RecordType& type : pack.record_types) {
    for (const model::Rule& rule : type.rules) {
      add(rule.id, rule.severity == model::Severity::error);
    }
  }
  for (std::uint32_t rule = 0; rule < columns::Extras::rules; ++rule) {
    add(columns::Extras::name_of(rule), columns::Extras::is_error(rule));
  }
  return labels;
}

/// Bytes that a summary with all of them takes at most: numbers have ten digits, in the frame two.
std::size_t room_for(const std::vector<std::string>& labels) {
  std::size_t room = 96;
  for (const std::string& label : labels) {
    room += label.size() + 12;
  }
  return room;
}

}  // namespace

model::Diagnostics unfit(const model::Pack& pack) {
  for (const model::RecordType& type : pack.record_types) {
    if (type.states.size() <= columns::most_states) continue;
    return {{"register.tooManyStates",
             "a register holds record types of at most " + std::to_string(columns::most_states) +
                 " states; \"" + type.id + "\" has " + std::to_string(type.states.size()),
             ""}};
  }
  return {};
}

model::Diagnostics unfit(const evaluate::Ruleset& ruleset, const model::Context& context) {
  const model::Pack& pack = ruleset.pack();
  if (pack.record_types.empty()) return {};
  model::Record blank;
  blank.pack = pack.id;
  blank.type = pack.record_types.front().id;
  blank.state = pack.record_types.front().initial;
  const auto subject = evaluate::subject_of(ruleset, blank, context);
  return subject ? model::Diagnostics() : subject.errors();
}

Register::State::State(std::shared_ptr<const Engine::State> shared, model::Context first)
    : engine(std::move(shared)),
      plan(columns::plan_of(engine->ruleset)),
      store(plan),
      runner(engine->ruleset, store),
      feed(engine->ruleset, plan),
      context(std::move(first)),
      labels(labels_of(engine->ruleset.pack())),
      summary_room(room_for(labels)) {}

model::Result<const model::Context*> Register::State::context_of(std::string_view json) {
  if (json == context_text) return &context;
  auto read = codec::read_context(json);
  if (!read) return read.errors();
  auto errors = unfit(ruleset(), *read);
  if (!errors.empty()) return errors;
  context = std::move(*read);
  context_text = json;
  return &context;
}

columns::Store::Put Register::State::put(const columns::Sheet& sheet) {
  if (!searched) return store.put(sheet);
  const columns::Row before = store.find(sheet.id);
  const auto put = store.put(sheet);
  searched->put(before, put.row, sheet);
  return put;
}

bool Register::State::remove(std::string_view id) {
  if (searched) {
    const columns::Row row = store.find(id);
    if (row != columns::no_row) searched->remove(row);
  }
  return store.remove(id);
}

std::string Register::State::summary() const {
  std::string text;
  // Asked for after every edit, so it does not grow bit by bit.
  text.reserve(summary_room);
  text += "{\"records\":" + std::to_string(store.records()) +
          ",\"unreadable\":" + std::to_string(store.unreadable().size()) +
          ",\"violating\":" + std::to_string(runner.violating()) + ",\"byRule\":[";
  std::size_t label = 0;
  const auto add = [&](std::uint32_t count) {
    const std::string& prefix = labels[label++];
    if (count == 0) return;
    if (text.back() == '}') text += ',';
    text += prefix;
    text += std::to_string(count);
    text += '}';
  };
  for (std::uint32_t type = 0; type < plan.types.size(); ++type) {
    const columns::TypePlan& own = plan.types[type];
    std::uint32_t violation = 0;
    for (std::uint32_t rule = 0; rule < own.type->rules.size(); ++rule) {
      std::uint32_t count = 0;
      while (violation < own.violations.size() && own.violations[violation].rule == rule) {
        count += runner.count(type, violation++);
      }
      add(count);
    }
  }
  for (std::uint32_t rule = 0; rule < columns::Extras::rules; ++rule) {
    add(store.extras().violations(rule));
  }
  text += "]}";
  return text;
}

Register::Register(std::unique_ptr<State> state) : state_(std::move(state)) {}
Register::Register(Register&&) noexcept = default;
Register& Register::operator=(Register&&) noexcept = default;
Register::~Register() = default;

Register::Created Register::create(const Engine& engine, std::string_view context_json) {
  auto context = codec::read_context(context_json);
  if (!context) return {nullptr, bad_input(context.errors())};
  const evaluate::Ruleset& ruleset = engine.state_->ruleset;
  for (const auto& errors : {unfit(ruleset, *context), unfit(ruleset.pack())}) {
    if (!errors.empty()) return {nullptr, bad_input(errors)};
  }
  auto state = std::make_unique<State>(engine.state_, std::move(*context));
  return {std::unique_ptr<Register>(new Register(std::move(state))), {Status::ok, "{}"}};
}

Reply Register::put(std::string_view records) {
  std::int64_t added = 0;
  std::int64_t replaced = 0;
  std::int64_t refused = 0;
  codec::JsonWriter out;
  out.begin_object();
  out.begin_list("refused");
  columns::Feed& feed = state_->feed;
  feed.open(records);
  using Next = columns::Feed::Next;
  for (Next next = feed.next(); next != Next::end; next = feed.next()) {
    if (next == Next::record) {
      const auto put = state_->put(feed.sheet());
      ++(put.replaced ? replaced : added);
      continue;
    }
    const columns::Refusal& refusal = feed.refusal();
    state_->store.refuse(refusal.id, refusal.hash, refusal.errors);
    if (++refused <= static_cast<std::int64_t>(most_refusals)) write(out, refusal);
  }
  out.end_list();
  out.integer("refusedCount", refused);
  out.integer("added", added);
  out.integer("replaced", replaced);
  out.end_object();
  return {Status::ok, out.take()};
}

Reply Register::remove(std::string_view request_json) {
  const auto ids = codec::read_remove_request(request_json);
  if (!ids) return bad_input(ids.errors());
  std::int64_t removed = 0;
  for (const std::string& id : *ids) {
    removed += state_->remove(id) ? 1 : 0;
  }
  return {Status::ok, "{\"removed\":" + std::to_string(removed) + "}"};
}

Reply Register::evaluate(std::string_view context_json) {
  const auto context = state_->context_of(context_json);
  if (!context) return bad_input(context.errors());
  state_->runner.evaluate(**context);
  return {Status::ok, state_->summary()};
}

Reply Register::reevaluate(std::string_view context_json) {
  const auto context = state_->context_of(context_json);
  if (!context) return bad_input(context.errors());
  state_->runner.reevaluate(**context);
  return {Status::ok, state_->summary()};
}

Reply Register::rows(std::string_view request_json) {
  const auto request = codec::read_rows_request(request_json);
  if (!request) return bad_input(request.errors());
  state_->runner.evaluate(state_->context);
  const columns::Store& store = state_->store;
  std::vector<columns::Row> rows;
  if (!request->ids) {
    rows = columns::rows_violating(store, request->rule);
  } else {
    for (const std::string& id : *request->ids) {
      const columns::Row row = store.find(id);
      if (row != columns::no_row) rows.push_back(row);
    }
  }
  codec::JsonWriter out;
  out.begin_object();
  out.begin_list("rows");
  const auto from = std::min(static_cast<std::size_t>(request->from), rows.size());
  const auto count = std::min(static_cast<std::size_t>(request->limit), rows.size() - from);
  for (std::size_t i = from; i < from + count; ++i) {
    const auto violations = columns::violations_of(store, rows[i]);
    out.begin_object();
    out.text("id", store.id_of(rows[i]));
    out.begin_list("violations");
    for (const columns::RowViolation& each : violations) {
      out.text(each.id);
    }
    out.end_list();
    out.begin_list("inForce");
    for (const columns::RowViolation& each : violations) {
      if (each.in_force) out.text(each.id);
    }
    out.end_list();
    out.end_object();
  }
  out.end_list();
  out.integer("total", static_cast<std::int64_t>(rows.size()));
  out.end_object();
  return {Status::ok, out.take()};
}

Reply Register::unreadable(std::string_view request_json) const {
  const auto request = codec::read_rows_request(request_json);
  if (!request) return bad_input(request.errors());
  const columns::Unreadable& unreadable = state_->store.unreadable();
  const auto& entries = unreadable.entries();
  const auto from = std::min(static_cast<std::size_t>(request->from), entries.size());
  const auto count = std::min(static_cast<std::size_t>(request->limit), entries.size() - from);
  std::string text = "{\"records\":[";
  for (std::size_t i = from; i < from + count; ++i) {
    if (i > from) text += ',';
    const std::string key = codec::write_json(Value(entries[i].key));
    text += "{\"key\":" + key + (entries[i].has_id ? ",\"id\":" + key : std::string());
    text += ",\"errors\":" + entries[i].errors + "}";
  }
  return {Status::ok, text + "],\"total\":" + std::to_string(unreadable.size()) + "}"};
}

std::uint32_t Register::records() const {
  return state_->store.records();
}

std::size_t Register::bytes() const {
  return state_->store.bytes();
}

}  // namespace clause10
