#include "register/policy_survey.h"

#include <algorithm>

#include "evaluate/message.h"
#include "evaluate/rule_check.h"
#include "model/parameters.h"
#include "model/text.h"
#include "register/fact.h"
#include "register/key.h"

namespace clause10::columns {
namespace {

using model::Date;
using model::Value;

/// A title in a sentence: long enough to know it by, short enough to go on reading.
constexpr std::size_t longest_title = 80;

std::string shortened(const std::string& text) {
  if (model::code_points(text) <= longest_title) return text;
  std::size_t end = 0;
  for (std::size_t letters = 0; end < text.size(); ++end) {
    const bool begins = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
    if (begins && ++letters == longest_title) break;
  }
  return text.substr(0, end) + "…";
}

std::optional<Date> date_of(const Value& value) {
  return value.text() == nullptr ? std::nullopt : Date::parse(*value.text());
}

/// The text of a placeholder: a text, or a list of them.
std::string said(const Value& value) {
  std::vector<std::string_view> texts;
  if (value.text() != nullptr) texts.push_back(*value.text());
  if (const model::List* list = value.list()) {
    for (const Value& item : *list) {
      if (item.text() != nullptr) texts.push_back(*item.text());
    }
  }
  return texts.empty() ? "?" : model::join(texts);
}

std::optional<model::Assignee> assignee(const std::optional<model::Party>& party,
                                        const RecordNames& names) {
  if (!party) return std::nullopt;
  model::Assignee made{*party};
  if (party->named == model::Party::Named::by_role) return made;
  const Value* person = names.find(party->id);
  const Value* id = person == nullptr ? nullptr : person->find("id");
  const Value* name = person == nullptr ? nullptr : person->find("name");
  if (id == nullptr || id->integer() == nullptr) return made;
  const bool named = name != nullptr && name->text() != nullptr;
  made.user = model::User{*id->integer(), named ? *name->text() : std::string()};
  return made;
}

}  // namespace

PolicySurvey::PolicySurvey(const evaluate::Ruleset& ruleset, const Store& store,
                           const model::Context& context)
    : ruleset_(ruleset),
      store_(store),
      policy_(*store.plan().policy),
      context_(context),
      names_(ruleset, store, context),
      others_(ruleset, store, context) {}

model::PolicyFindings PolicySurvey::find(const PolicyQuestion& question) {
  const auto& violations = policy_.survey.violations;
  std::vector<bool> asked;
  asked.reserve(violations.size());
  for (const model::PolicyViolation& each : violations) {
    asked.push_back(!question.violations ||
                    std::find(question.violations->begin(), question.violations->end(), each.id) !=
                        question.violations->end());
  }
  last_.assign(violations.size(), {});
  for (const auto& of_type : policy_.violations) {
    for (const ViolationOf& each : of_type) {
      if (each.says->every && asked[each.number]) last_[each.number].by = &each;
    }
  }
  for (std::uint32_t number = 0; number < store_.blocks().size(); ++number) {
    look_at_block(number, asked);
  }
  for (const Last& last : last_) {
    if (last.by != nullptr) look_at_last(last);
  }
  std::sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
    return a.by->number != b.by->number ? a.by->number < b.by->number : a.id < b.id;
  });
  model::PolicyFindings made;
  made.today = context_.today.text();
  for (const model::PolicyViolation& each : violations) {
    made.counts.push_back({each.id, std::string(each.label.in(context_.locale)), each.clause});
  }
  std::size_t place = 0;
  for (Found& each : found_) {
    each.raised_as = store_.find(draft_id(each.id));
    const bool raised = each.raised_as != no_row;
    ++made.counts[each.by->number].count;
    made.counts[each.by->number].raised += raised ? 1 : 0;
    made.raised += raised ? 1 : 0;
    if (question.raised && *question.raised != raised) continue;
    ++made.total;
    if (place++ < question.from || made.findings.size() >= question.limit) continue;
    made.findings.push_back(told(each));
  }
  return made;
}

void PolicySurvey::look_at_block(std::uint32_t number, const std::vector<bool>& asked) {
  const Block& block = store_.blocks()[number];
  const auto& violations = policy_.violations[block.type()];
  if (violations.empty()) return;
  const std::uint8_t* states = block.at(store_.type_of(block).state);
  for (std::uint32_t place = 0; place < block.used; ++place) {
    if (states[place] == no_state) continue;
    const Row row = number * rows_per_block + place;
    bool stands = false;
    for (const ViolationOf& each : violations) {
      if (!asked[each.number] || !each.states[states[place]]) continue;
      if (!stands) names_.look_at(row);
      stands = true;
      ask(each, row);
    }
  }
}

bool PolicySurvey::holds(const Expression& when) const {
  return when && decide(*when, names_) == Verdict::yes;
}

void PolicySurvey::ask(const ViolationOf& violation, Row row) {
  add_related(violation);
  if (!violation.says->each) {
    if (!holds(violation.when)) return;
    return violation.says->every ? remember(violation, row) : add(violation, row, 0);
  }
  const Value* lines = names_.find(*violation.says->each);
  if (lines == nullptr || lines->list() == nullptr) return;
  const model::List list = *lines->list();
  for (std::size_t line = 0; line < list.size(); ++line) {
    names_.add("line", list[line]);
    if (holds(violation.when)) add(violation, row, line);
  }
}

void PolicySurvey::add(const ViolationOf& violation, Row row, std::size_t line) {
  Found found{&violation, violation.says->id + ":" + store_.id_of(row), row, line, {}, no_row};
  const Value occurrence = evaluate::value_of(violation.occurrence, names_);
  if (occurrence.text() != nullptr) found.id += ":" + *occurrence.text();
  found_.push_back(std::move(found));
}

void PolicySurvey::remember(const ViolationOf& violation, Row row) {
  const Block& block = store_.block_of(row);
  const FieldColumns& field = store_.type_of(block).fields[violation.date];
  const std::int32_t day = block.at(field.day)[row % rows_per_block];
  if (!is_day(day) || day > context_.today.days_since_1970()) return;
  Last& last = last_[violation.number];
  const bool later = last.row == no_row || day > last.day ||
                     (day == last.day && store_.id_of(row) < store_.id_of(last.row));
  if (later) last = {&violation, day, row};
}

/// Where nothing ever happened, the days are counted from the first day in the register.
void PolicySurvey::look_at_last(const Last& last) {
  const model::Periodic& every = *last.by->says->every;
  std::int64_t days = every.days;
  if (every.days_parameter) {
    const Value* set = model::parameter_value(ruleset_.pack(), context_, *every.days_parameter);
    if (set != nullptr && set->integer() != nullptr) days = *set->integer();
  }
  const auto from = last.row == no_row ? first_day() : Date::from_days(last.day);
  if (!from) return;
  const auto since = Date::from_days(static_cast<std::int32_t>(
      from->days_since_1970() + std::min<std::int64_t>(days, 100'000) + 1));
  if (!since || *since > context_.today) return;
  const std::string which = last.row == no_row ? "none" : store_.id_of(last.row);
  found_.push_back({last.by, last.by->says->id + ":" + which, last.row, 0, since, no_row});
}

std::optional<Date> PolicySurvey::first_day() const {
  std::int32_t first = no_day;
  for (const Block& block : store_.blocks()) {
    const TypePlan& plan = store_.type_of(block);
    const std::int32_t* opened = block.at(plan.survey.opened);
    for (std::uint32_t place = 0; place < block.used; ++place) {
      const bool is = block.at(plan.state)[place] != no_state && is_day(opened[place]);
      if (is && (first == no_day || opened[place] < first)) first = opened[place];
    }
  }
  return first == no_day ? std::nullopt : Date::from_days(first);
}

/// Without the record's own issue nobody knows what names it: the lists are absent then.
void PolicySurvey::add_related(const ViolationOf& violation) {
  if (violation.related.empty()) return;
  const Row row = names_.row();
  const Block& block = store_.block_of(row);
  const std::uint32_t issue = block.at(store_.type_of(block).issue)[row % rows_per_block];
  if (issue == 0) return;
  for (const RelatedPlan& each : violation.related) {
    const auto key = std::pair(each.type, each.by);
    auto rows = related_.find(key);
    if (rows == related_.end()) {
      rows = related_.emplace(key, RowsByIssue(store_, each.type, each.by)).first;
    }
    model::List list;
    for (const Row other : rows->second.find(issue)) {
      others_.look_at(other);
      list.push_back(others_.whole());
    }
    names_.add(each.name, std::move(list));
  }
}

void PolicySurvey::stand_at(const Found& found) {
  if (found.row == no_row) return names_.look_at_none();
  names_.look_at(found.row);
  add_related(*found.by);
  if (!found.by->says->each) return;
  const Value* lines = names_.find(*found.by->says->each);
  const Value line = (*lines->list())[found.line];
  names_.add("line", line);
}

std::optional<Date> PolicySurvey::since(const Found& found) const {
  if (found.since) return found.since;
  const auto day = date_of(evaluate::value_of(found.by->since, names_));
  return day && *day <= context_.today ? day : std::nullopt;
}

model::PolicyFinding PolicySurvey::told(const Found& found) {
  const model::PolicyViolation& says = *found.by->says;
  stand_at(found);
  model::PolicyFinding made;
  made.id = found.id;
  made.violation = says.id;
  made.label = says.label.in(context_.locale);
  made.clause = says.clause;
  if (found.row != no_row) made.record = names_.reference();
  made.since = since(found);
  model::Object args = {{"title", made.record ? shortened(made.record->title) : "?"}};
  if (made.since) {
    made.days = context_.today.days_since_1970() - made.since->days_since_1970() + 1;
    names_.add("since", made.since->text());
    names_.add("days", made.days);
  }
  args.push_back({"since", made.since ? made.since->text() : "?"});
  args.push_back({"days", made.since ? Value(made.days) : Value("?")});
  for (const auto& [name, expression] : found.by->with) {
    args.push_back({name, said(evaluate::value_of(expression, names_))});
  }
  made.message = evaluate::fill(says.message.in(context_.locale), args);
  made.to = assignee(says.responsible, names_);
  made.draft_type = policy_.survey.raises;
  made.draft_id = draft_id(found.id);
  for (const model::DraftField& field : says.draft) {
    if (field.expression.empty()) {
      made.draft.push_back({field.field, evaluate::fill(field.text.in(context_.locale), args)});
      continue;
    }
    for (const auto& [name, expression] : found.by->draft) {
      if (name != field.field) continue;
      Value value = evaluate::value_of(expression, names_);
      if (!model::is_absent(value)) made.draft.push_back({name, std::move(value)});
    }
  }
  if (found.raised_as != no_row) {
    names_.look_at(found.raised_as);
    made.raised_as = names_.reference();
  }
  return made;
}

/// A UUID of version 8, whose content is up to whoever makes it.
std::string PolicySurvey::draft_id(const std::string& finding) const {
  const std::string text = ruleset_.pack().id + "/" + finding;
  Key key{hash_of("high:" + text), hash_of("low:" + text)};
  key.high = (key.high & ~std::uint64_t{0xF000}) | std::uint64_t{0x8000};
  key.low = (key.low & (~std::uint64_t{0} >> 2U)) | std::uint64_t{1} << 63U;
  return uuid_of(key);
}

}  // namespace clause10::columns
