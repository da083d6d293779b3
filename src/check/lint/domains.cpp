#include "check/lint/domains.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "model/deadline_names.h"
#include "model/parameters.h"

namespace clause10::check {
namespace {

using model::FieldType;
using model::Parameter;
using model::Value;

using Formulas = std::vector<const Formula*>;

Fact known(Value value) {
  return {Fact::Kind::known, std::move(value)};
}

const Fact absent = {Fact::Kind::absent};
const Fact some = {Fact::Kind::some};

/// The literals that the formulas compare the name with; nothing when they look at it in any other
/// way. With `by_order` < and the like count as comparisons.
std::optional<std::vector<Value>> literals_of(const std::string& name, const Formulas& formulas,
                                              bool by_order) {
  std::vector<Value> literals;
  for (const Formula* formula : formulas) {
    for (const Question& question : formula->questions()) {
      if (std::find(question.reads.begin(), question.reads.end(), name) == question.reads.end()) {
        continue;
      }
      const auto& comparison = question.comparison;
      if (!comparison || comparison->name != name) return std::nullopt;
      const std::string& function = comparison->function;
      if (!by_order && function != "_==_" && function != "_!=_" && function != "@in") {
        return std::nullopt;
      }
      literals.insert(literals.end(), comparison->literals.begin(), comparison->literals.end());
    }
  }
  return literals;
}

/// The texts that are compared with, and one more that stands for all others.
std::vector<Fact> texts(const std::string& name, const Formulas& formulas) {
  const auto literals = literals_of(name, formulas, false);
  if (!literals) return {some};
  std::vector<Fact> facts = {known("any other text")};
  for (const Value& literal : *literals) {
    if (literal.text() != nullptr && !model::is_absent(literal)) facts.push_back(known(literal));
  }
  return facts;
}

/// The numbers that are compared with, those beside them, and the ends of the range.
std::vector<Fact> integers(const Parameter& parameter, const std::string& name,
                           const Formulas& formulas) {
  const auto literals = literals_of(name, formulas, true);
  if (!literals) return {some};
  std::vector<std::int64_t> numbers;
  const auto add = [&](std::int64_t number) {
    const bool fits =
        number >= parameter.min.value_or(number) && number <= parameter.max.value_or(number);
    if (fits) numbers.push_back(number);
  };
  for (const Value& literal : *literals) {
    if (literal.integer() == nullptr) return {some};
    // An end of the language's range has no neighbour; what is nearer decides as well.
    const std::int64_t number =
        std::clamp<std::int64_t>(*literal.integer(), -(1LL << 60), 1LL << 60);
    for (const std::int64_t near : {number - 1, number, number + 1}) {
      add(near);
    }
  }
  if (parameter.default_value.integer() != nullptr) add(*parameter.default_value.integer());
  if (parameter.min) add(*parameter.min);
  if (parameter.max) add(*parameter.max);
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  std::vector<Fact> facts;
  facts.reserve(numbers.size());
  for (const std::int64_t number : numbers) {
    facts.push_back(known(number));
  }
  return facts;
}

std::vector<Fact> facts_of(const Parameter& parameter, const std::string& name,
                           const Formulas& formulas) {
  switch (parameter.type) {
    case Parameter::Type::truth:
      return {known(true), known(false)};
    case Parameter::Type::integer:
      return integers(parameter, name, formulas);
    case Parameter::Type::text: {
      if (parameter.values.empty()) return texts(name, formulas);
      std::vector<Fact> facts;
      for (const std::string& value : parameter.values) {
        facts.push_back(known(value));
      }
      return facts;
    }
    case Parameter::Type::date:
      return {some};
  }
  return {some};
}

std::vector<Fact> facts_of(const model::Pack& pack, const model::Field& field,
                           const Formulas& formulas) {
  std::vector<Fact> facts = {absent};
  const auto* values = by_id(pack.enums, field.enumeration.value_or(""));
  if (field.type == FieldType::enumeration && values != nullptr) {
    for (const model::EnumerationValue& value : values->values) {
      facts.push_back(known(value.id));
    }
  } else if (field.type == FieldType::text || field.type == FieldType::long_text) {
    for (Fact& fact : texts(field.id, formulas)) {
      facts.push_back(std::move(fact));
    }
  } else if (field.type == FieldType::truth) {
    facts.push_back(known(true));
    facts.push_back(known(false));
  } else {
    facts.push_back(some);
  }
  return facts;
}

/// A record may be without it; a status is one of four.
std::vector<Fact> deadline_facts(const std::string& name) {
  if (!name.ends_with(".status")) return {absent, some};
  std::vector<Fact> facts = {absent};
  using enum model::DeadlineState;
  for (const auto state : {upcoming, due_today, overdue, met}) {
    facts.push_back(known(model::name_of(state)));
  }
  return facts;
}

}  // namespace

std::vector<Domain> domains_of(const model::Pack& pack, const model::RecordType& type,
                               const std::vector<std::string>& names, const Formulas& formulas,
                               const std::vector<std::string>& states) {
  std::vector<Domain> domains;
  for (const std::string& name : names) {
    if (name == "state") {
      Domain domain{name, {}};
      for (const std::string& state : states) {
        domain.facts.push_back(known(state));
      }
      domains.push_back(std::move(domain));
    } else if (name.starts_with(model::parameters_prefix)) {
      const auto* parameter =
          by_id(pack.parameters, std::string_view(name).substr(model::parameters_prefix.size()));
      if (parameter != nullptr) domains.push_back({name, facts_of(*parameter, name, formulas)});
    } else if (name.starts_with(model::deadlines_prefix)) {
      domains.push_back({name, deadline_facts(name)});
    } else if (const model::Field* field = by_id(type.fields, name)) {
      domains.push_back({name, facts_of(pack, *field, formulas)});
    }
  }
  return domains;
}

std::vector<std::string> names_in(const Formulas& formulas) {
  std::vector<std::string> names;
  for (const Formula* formula : formulas) {
    for (const Question& question : formula->questions()) {
      names.insert(names.end(), question.reads.begin(), question.reads.end());
      names.insert(names.end(), question.asks.begin(), question.asks.end());
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace clause10::check
