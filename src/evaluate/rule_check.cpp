#include "evaluate/rule_check.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "lint/lint.h"
#include "model/text.h"

namespace clause10::evaluate {
namespace {

using model::Value;

std::string labels(const std::vector<std::string>& fields, const Facts& facts) {
  std::vector<std::string_view> texts;
  texts.reserve(fields.size());
  for (const std::string& field : fields) {
    texts.push_back(facts.label(field));
  }
  return model::join(texts);
}

/// True, false, or an error in words. A condition must yield true or false.
std::variant<bool, std::string> decide(const cel::Program& program, const Facts& facts) {
  const auto outcome = cel::evaluate(program, facts);
  if (const auto* error = std::get_if<cel::Error>(&outcome)) {
    return error->message + " (column " + std::to_string(error->column) + ")";
  }
  const Value* value = std::get_if<Value>(&outcome);
  if (value->truth() == nullptr) return "it yields " + std::string(value->kind());
  return *value->truth();
}

/// Runs one rule's check; every kind of check is a call operator.
class CheckRunner {
 public:
  CheckRunner(const RulePrograms& programs, const Facts& facts)
      : programs_(programs), facts_(facts) {}

  void operator()(const model::Require& check) {
    for (const std::string& field : check.fields) {
      if (facts_.is_present(field)) continue;
      found_.push_back({field, {field}, {{"field", facts_.label(field)}}, {}});
    }
  }

  void operator()(const model::RequireOneOf& check) {
    const bool any = std::any_of(check.fields.begin(), check.fields.end(),
                                 [this](const auto& field) { return facts_.is_present(field); });
    if (!any) found_.push_back({{}, check.fields, {{"field", labels(check.fields, facts_)}}, {}});
  }

  void operator()(const model::OneOf& check) {
    const Value* value = facts_.sound(check.field);
    if (value == nullptr || value->text() == nullptr) return;
    if (std::find(check.values.begin(), check.values.end(), *value->text()) != check.values.end()) {
      return;
    }
    found_.push_back(
        {{}, {check.field}, {{"field", facts_.label(check.field)}, {"value", *value->text()}}, {}});
  }

  void operator()(const model::Length& check) {
    const Value* value = facts_.sound(check.field);
    if (value == nullptr || value->text() == nullptr) return;
    const auto length = static_cast<std::int64_t>(model::code_points(model::trim(*value->text())));
    if (length >= check.min.value_or(0) && (!check.max || length <= *check.max)) return;
    model::Object args = {{"field", facts_.label(check.field)}, {"value", length}};
    if (check.min) args.push_back({"min", *check.min});
    if (check.max) args.push_back({"max", *check.max});
    found_.push_back({{}, {check.field}, std::move(args), {}});
  }

  void operator()(const model::DateOrder& check) {
    const auto earlier = facts_.date(check.earlier);
    const auto later = facts_.date(check.later);
    if (!earlier || !later || *earlier <= *later) return;
    std::vector<std::string> fields;
    for (const std::string& name : {check.earlier, check.later}) {
      if (name != "today") fields.push_back(name);
    }
    model::Object args = {
        {"field", labels(fields, facts_)}, {"earlier", earlier->text()}, {"later", later->text()}};
    found_.push_back({{}, std::move(fields), std::move(args), {}});
  }

  void operator()(const model::Condition& check) {
    const bool complete =
        std::all_of(check.fields.begin(), check.fields.end(),
                    [this](const auto& field) { return facts_.is_present(field); });
    if (!complete || !programs_.check) return;
    const auto decided = decide(*programs_.check, facts_);
    const bool* holds = std::get_if<bool>(&decided);
    if (holds != nullptr && *holds) return;
    const auto* error = std::get_if<std::string>(&decided);
    found_.push_back({{},
                      check.fields,
                      {{"field", labels(check.fields, facts_)}},
                      error == nullptr ? std::string() : *error});
  }

  void operator()(const model::Lint& check) {
    const auto found = lint::run(check, facts_.texts());
    if (!found) return;
    model::Object args = {{"field", facts_.label(check.field)}, {"phrase", found->phrase}};
    args.push_back(
        {"other", found->other_is_field ? std::string(facts_.label(found->other)) : found->other});
    if (found->line > 0) args.push_back({"line", static_cast<std::int64_t>(found->line)});
    if (found->line > 0) args.push_back({"column", column_label(check.field, found->column)});
    found_.push_back({{}, {check.field}, std::move(args), {}});
  }

  std::vector<Finding> take() { return std::move(found_); }

 private:
  std::string column_label(const std::string& field, const std::string& column) const {
    const auto& columns = model::by_id(facts_.type().fields, field)->lines.columns;
    const model::Column* found = model::by_id(columns, column);
    return found == nullptr ? column : std::string(found->label.in(facts_.context().locale));
  }

  const RulePrograms& programs_;
  const Facts& facts_;
  std::vector<Finding> found_;
};

}  // namespace

bool applies(const RulePrograms& programs, const Facts& facts, std::string& error) {
  if (!programs.when) return true;
  const auto decided = decide(*programs.when, facts);
  if (const auto* message = std::get_if<std::string>(&decided)) {
    error = *message;
    return true;
  }
  return *std::get_if<bool>(&decided);
}

std::vector<Finding> findings_of(const model::Rule& rule, const RulePrograms& programs,
                                 const Facts& facts) {
  std::string error;
  if (!applies(programs, facts, error)) return {};
  if (!error.empty()) return {Finding{{}, {}, {}, error}};
  CheckRunner runner(programs, facts);
  std::visit(runner, rule.check);
  return runner.take();
}

model::Value value_of(const std::optional<cel::Program>& program, const cel::Activation& names) {
  if (!program) return {};
  auto outcome = cel::evaluate(*program, names);
  Value* value = std::get_if<Value>(&outcome);
  return value == nullptr ? Value() : std::move(*value);
}

void add_parameters(const std::vector<std::pair<std::string, std::string>>& with,
                    const Ruleset& ruleset, const model::RecordType& type,
                    const cel::Activation& names, model::Object& args) {
  for (const auto& [name, text] : with) {
    const Value value = value_of(ruleset.message_program(type, text), names);
    std::vector<std::string_view> texts;
    if (value.text() != nullptr) texts.push_back(*value.text());
    if (value.list() != nullptr) {
      for (const Value& item : *value.list()) {
        if (item.text() != nullptr) texts.push_back(*item.text());
      }
    }
    // What cannot be said is no reason to say nothing.
    args.push_back({name, texts.empty() ? std::string("?") : model::join(texts)});
  }
}

}  // namespace clause10::evaluate
