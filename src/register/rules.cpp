#include "register/rules.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "model/waiver.h"
#include "register/condition.h"
#include "workflow/order.h"

namespace clause10::columns {
namespace {

constexpr std::int64_t most_length = 0xFFFE;  ///< in a column; longer texts count as one more

/// The rows for which a condition is true, and those for which it cannot be decided.
struct Truth {
  Set yes = no_rows;
  Set undecided = no_rows;
};

class Compiler {
 public:
  Compiler(const evaluate::Ruleset& ruleset, TypePlan& plan)
      : programs_(ruleset.rule_programs(*plan.type)), plan_(plan), type_(*plan.type) {}

  void run() {
    for (std::size_t i = 0; i < type_.rules.size(); ++i) {
      compile(type_.rules[i], programs_[i], static_cast<std::uint32_t>(i));
    }
    plan_.first_violation = plan_.layout.add_bits(plan_.violations.size());
    plan_.violating = plan_.layout.add_bits();
    plan_.unsettled = plan_.layout.add_bits();
    std::vector<bool> moving;
    for (const ViolationPlan& violation : plan_.violations) {
      moving.push_back(violation.moves);
    }
    plan_.program = program_.for_violations(std::vector<bool>(moving.size(), true));
    plan_.moving_program = program_.for_violations(moving);
  }

 private:
  void compile(const model::Rule& rule, const evaluate::RulePrograms& programs,
               std::uint32_t index) {
    rule_ = index;
    moves_ = false;
    const Set reported = reported_states(rule);
    Truth when{all_rows, no_rows};
    if (programs.when) when = condition(*programs.when, {});
    const Set undecided = program_.both(when.undecided, reported);
    applies_ = program_.both(when.yes, reported);
    check_ = &programs.check;
    violated_ = no_rows;
    waived_ = rule.waivable ? waived(rule) : no_rows;
    rule_now_ = &rule;
    rule_check_ = &rule.check;
    std::visit(*this, rule.check);
    const Set standing = program_.except(violated_, waived_);
    const Set whole = program_.either(standing, undecided);
    store(whole, {});
  }

 public:
  void operator()(const model::Require& check) {
    for (const std::string& field : check.fields) {
      store(program_.except(program_.except(applies_, filled(field)), waived_), field);
    }
  }

  void operator()(const model::RequireOneOf& check) {
    Set any = no_rows;
    for (const std::string& field : check.fields) {
      any = program_.either(any, filled(field));
    }
    violated_ = program_.except(applies_, any);
  }

  void operator()(const model::OneOf& check) {
    const FieldColumns* field = this->field(check.field);
    if (field == nullptr) return;
    if (!field->code.exists() || field->choices.size() >= other_value) {
      return check_fact(Fact::Kind::one_of, check.field);
    }
    CodeTable table;
    table.field = number(check.field);
    for (std::uint32_t i = 0; i < field->choices.size(); ++i) {
      const bool known = std::find(check.values.begin(), check.values.end(),
                                   field->choices.text(i)) != check.values.end();
      table.put(i + 1, known ? Verdict::no : Verdict::yes);
    }
    violated_ = program_.both(applies_, add(std::move(table)).yes);
  }

  void operator()(const model::Length& check) {
    FieldColumns* field = this->field(check.field);
    if (field == nullptr) return;
    const std::int64_t min = check.min.value_or(0);
    const std::int64_t max = check.max.value_or(most_length + 1);
    if (min > most_length || min < 0 || (check.max && (max > most_length || max < 0))) {
      return check_fact(Fact::Kind::length, check.field);
    }
    if (!field->length.exists()) field->length = plan_.layout.add<std::uint16_t>();
    violated_ = program_.both(
        applies_,
        program_.add({Code::outside, no_rows, no_rows, field->length.offset,
                      static_cast<std::uint32_t>(min) << 16 | static_cast<std::uint32_t>(max)}));
  }

  void operator()(const model::DateOrder& check) {
    const FieldColumns* earlier = field(check.earlier);
    const FieldColumns* later = field(check.later);
    Instruction step;
    if (earlier != nullptr && later != nullptr) {
      step = {Code::order, no_rows, no_rows, earlier->day.offset, later->day.offset};
    } else if (earlier != nullptr || later != nullptr) {
      step = {earlier != nullptr ? Code::after_today : Code::before_today, no_rows, no_rows,
              (earlier != nullptr ? earlier : later)->day.offset, 0};
      moves_ = true;
    } else {
      return;
    }
    violated_ = program_.both(applies_, program_.add(step));
  }

  void operator()(const model::Lint& check) {
    Fact fact;
    fact.kind = Fact::Kind::lint;
    fact.a = number(check.field);
    fact.needs = {fact.a};
    fact.rule = rule_now_;
    violated_ = program_.both(applies_, add(std::move(fact)).yes);
  }

  void operator()(const model::Condition& check) {
    if (!*check_) return;
    Set complete = applies_;
    std::vector<std::uint32_t> needs;
    for (const std::string& field : check.fields) {
      complete = program_.both(complete, filled(field));
      needs.push_back(number(field));
    }
    if (complete == no_rows) return;
    violated_ = program_.except(complete, condition(**check_, needs).yes);
  }

 private:
  std::uint32_t number(const std::string& field) const { return plan_.field_names.find(field); }

  FieldColumns* field(const std::string& name) {
    const std::uint32_t index = number(name);
    return index == Dictionary::unknown ? nullptr : &plan_.fields[index];
  }

  Set filled(const std::string& name) {
    const FieldColumns* found = field(name);
    return found == nullptr ? no_rows : program_.load(found->present);
  }

  void store(Set rows, const std::string& field) {
    if (rows == no_rows) return;
    program_.store(rows, static_cast<std::uint32_t>(plan_.violations.size()));
    const std::string& rule = type_.rules[rule_].id;
    plan_.violations.push_back({rule_, field.empty() ? rule : rule + ":" + field, moves_});
  }

  /// The rows in whose state the rule is reported: where it is in force, or a gate lies ahead.
  Set reported_states(const model::Rule& rule) {
    CodeTable table;
    table.field = Part::state;
    for (std::uint32_t i = 0; i < type_.states.size(); ++i) {
      const bool reported = workflow::is_reported(type_, rule, type_.states[i].id);
      table.put(i, reported ? Verdict::yes : Verdict::no);
    }
    return add(std::move(table)).yes;
  }

  Truth add(CodeTable table) {
    const std::uint32_t column =
        table.field == Part::state ? plan_.state.offset : plan_.fields[table.field].code.offset;
    std::uint32_t index = 0;
    for (; index < plan_.code_tables.size(); ++index) {
      const CodeTable& other = plan_.code_tables[index];
      if (!table.program && !other.program && other.field == table.field &&
          other.yes == table.yes) {
        break;
      }
    }
    if (index == plan_.code_tables.size()) plan_.code_tables.push_back(std::move(table));
    const CodeTable& added = plan_.code_tables[index];
    const Set first = program_.add_pair({Code::codes, no_rows, no_rows, column, index});
    return {first, added.program ? first + 1 : no_rows};
  }

  /// A fact that decides a check of one field. Only sound texts are looked at.
  void check_fact(Fact::Kind kind, const std::string& field) {
    Fact fact;
    fact.kind = kind;
    fact.a = number(field);
    fact.needs = {fact.a};
    fact.check = rule_check_;
    violated_ = program_.both(applies_, add(std::move(fact)).yes);
  }

  Set waived(const model::Rule& rule) {
    Fact fact;
    fact.kind = Fact::Kind::waived;
    fact.a = number(std::string(model::waived_field(rule)));
    fact.rule = &rule;
    return add(std::move(fact)).yes;
  }

  Truth add(Fact fact) {
    fact.holds = plan_.layout.add_bits();
    fact.fails = plan_.layout.add_bits();
    const Truth truth{program_.load(fact.holds), program_.load(fact.fails)};
    plan_.facts.push_back(std::move(fact));
    return truth;
  }

  Truth condition(const cel::Program& program, const std::vector<std::uint32_t>& needs) {
    const Part part = part_of(program, plan_);
    moves_ = moves_ || part.moves;
    return truth_of(part, program, needs);
  }

  Truth truth_of(const Part& part, const cel::Program& whole,
                 const std::vector<std::uint32_t>& needs) {
    switch (part.kind) {
      case Part::Kind::filled:
        return {program_.load(plan_.fields[part.field].present), no_rows};
      case Part::Kind::code: {
        CodeTable table;
        table.program = program_of(whole, part.node);
        table.field = part.field;
        table.moves = part.moves;
        return add(std::move(table));
      }
      case Part::Kind::day: {
        const auto index = static_cast<std::uint32_t>(plan_.day_tables.size());
        plan_.day_tables.push_back({program_of(whole, part.node), part.field, 0, {}, {}});
        const Set first = program_.add_pair(
            {Code::days, no_rows, no_rows, plan_.fields[part.field].day.offset, index});
        return {first, first + 1};
      }
      case Part::Kind::dates: {
        const auto index = static_cast<std::uint32_t>(plan_.date_comparisons.size());
        plan_.date_comparisons.push_back(part.comparison);
        const Set first = program_.add_pair({Code::dates, no_rows, no_rows, 0, index});
        return {first, first + 1};
      }
      case Part::Kind::fact: {
        Fact fact = fact_of(program_of(whole, part.node), plan_);
        fact.needs = needs;
        return add(std::move(fact));
      }
      case Part::Kind::kept:
        return kept(part, whole);
      default:
        return combined(part, whole, needs);
    }
  }

  Truth kept(const Part& part, const cel::Program& whole) {
    for (const std::uint32_t field : part.reads) {
      if (std::find(plan_.kept.begin(), plan_.kept.end(), field) == plan_.kept.end()) {
        plan_.kept.push_back(field);
      }
    }
    RowPart row{program_of(whole, part.node), plan_.layout.add_bits(), plan_.layout.add_bits()};
    row.deadlines = deadline_names_in(*row.program);
    row.by_status = part.reads.empty() && !part.reads_state && row.deadlines.size() == 1 &&
                    row.deadlines[0].ends_with(".status");
    const Truth truth{program_.load(row.yes), program_.load(row.undecided)};
    plan_.row_parts.push_back(std::move(row));
    return truth;
  }

  /// As the language has it: && and || absorb what cannot be decided where the rest decides.
  Truth combined(const Part& part, const cel::Program& whole,
                 const std::vector<std::uint32_t>& needs) {
    std::vector<Truth> truths;
    for (const Part& each : part.parts) {
      truths.push_back(truth_of(each, whole, needs));
    }
    Truth result = truths[0];
    if (part.kind == Part::Kind::negation) {
      return {program_.invert(program_.either(result.yes, result.undecided)), result.undecided};
    }
    if (part.kind == Part::Kind::choice) {
      const Set no = program_.invert(program_.either(result.yes, result.undecided));
      const auto chosen = [&](Set then, Set otherwise) {
        return program_.either(program_.both(result.yes, then), program_.both(no, otherwise));
      };
      return {chosen(truths[1].yes, truths[2].yes),
              program_.either(result.undecided, chosen(truths[1].undecided, truths[2].undecided))};
    }
    for (std::size_t i = 1; i < truths.size(); ++i) {
      const Set undecided = program_.either(result.undecided, truths[i].undecided);
      if (part.kind == Part::Kind::any_of) {
        result.yes = program_.either(result.yes, truths[i].yes);
        result.undecided = program_.except(undecided, result.yes);
      } else {
        const Set may = program_.both(program_.either(result.yes, result.undecided),
                                      program_.either(truths[i].yes, truths[i].undecided));
        result.yes = program_.both(result.yes, truths[i].yes);
        result.undecided = program_.both(undecided, may);
      }
    }
    return result;
  }

  const std::vector<evaluate::RulePrograms>& programs_;
  TypePlan& plan_;
  const model::RecordType& type_;
  Program program_;
  // Of the rule at hand.
  std::uint32_t rule_ = 0;
  bool moves_ = false;
  Set applies_ = no_rows;
  Set violated_ = no_rows;
  Set waived_ = no_rows;  ///< rows in which somebody let it pass
  const std::optional<cel::Program>* check_ = nullptr;
  const model::Rule* rule_now_ = nullptr;
  const model::RuleCheck* rule_check_ = nullptr;
};

}  // namespace

void plan_rules(const evaluate::Ruleset& ruleset, TypePlan& plan) {
  Compiler(ruleset, plan).run();
}

}  // namespace clause10::columns
