#include "check/lint/cases.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace clause10::check {
namespace {

using cel::Op;

constexpr std::size_t most_cases = 8192;

Answer answer_of(bool holds) {
  return holds ? Answer::yes : Answer::no;
}

Answer opposite(Answer answer) {
  if (answer == Answer::fault) return answer;
  return answer_of(answer == Answer::no);
}

}  // namespace

Cases::Cases(std::vector<Domain> domains, const std::vector<const Formula*>& formulas)
    : domains_(std::move(domains)), chosen_(domains_.size()) {
  for (const Formula* formula : formulas) {
    for (const Question& question : formula->questions()) {
      const bool is_new = std::none_of(free_.begin(), free_.end(),
                                       [&](const Free& each) { return each.key == question.key; });
      if (is_new && may_be_open(question)) free_.push_back({question.key, question.rivals});
    }
  }
}

/// Whether there is a case in which the question cannot be computed.
bool Cases::may_be_open(const Question& question) const {
  const auto may_be_unknown = [this](const std::string& name) {
    const auto domain = std::find_if(domains_.begin(), domains_.end(),
                                     [&](const Domain& each) { return each.name == name; });
    return domain == domains_.end() ||
           std::any_of(domain->facts.begin(), domain->facts.end(),
                       [](const Fact& fact) { return fact.kind == Fact::Kind::some; });
  };
  return question.needs_day ||
         std::any_of(question.reads.begin(), question.reads.end(), may_be_unknown);
}

bool Cases::are_few() const {
  std::size_t cases = 1;
  for (const Domain& domain : domains_) {
    cases *= std::max<std::size_t>(domain.facts.size(), 1);
    if (cases > most_cases) return false;
  }
  return free_.size() < 13 && (cases << free_.size()) <= most_cases;
}

bool Cases::start() {
  std::fill(chosen_.begin(), chosen_.end(), std::size_t{0});
  for (Free& each : free_) {
    each.answer = false;
  }
  return std::none_of(domains_.begin(), domains_.end(),
                      [](const Domain& domain) { return domain.facts.empty(); });
}

bool Cases::next() {
  while (step()) {
    if (is_possible()) return true;
  }
  return false;
}

/// Counts on by one.
bool Cases::step() {
  for (Free& each : free_) {
    each.answer = !each.answer;
    if (each.answer) return true;
  }
  for (std::size_t i = 0; i < domains_.size(); ++i) {
    if (++chosen_[i] < domains_[i].facts.size()) return true;
    chosen_[i] = 0;
  }
  return false;
}

bool Cases::is_possible() const {
  for (std::size_t i = 0; i < free_.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const bool rivals = !free_[i].rivals.empty() && free_[i].rivals == free_[j].rivals;
      if (rivals && free_[i].answer && free_[j].answer) return false;
    }
  }
  return true;
}

const Fact* Cases::fact(std::string_view name) const {
  for (std::size_t i = 0; i < domains_.size(); ++i) {
    if (domains_[i].name == name) return &domains_[i].facts[chosen_[i]];
  }
  return nullptr;
}

bool Cases::is_present(std::string_view name) const {
  const Fact* found = fact(name);
  return found == nullptr || found->kind != Fact::Kind::absent;
}

const model::Value* Cases::find(std::string_view name) const {
  static const model::Value something("something");
  const Fact* found = fact(name);
  if (found == nullptr || found->kind == Fact::Kind::some) return &something;
  return found->kind == Fact::Kind::absent ? nullptr : &found->value;
}

Answer Cases::decide(const Formula& formula, cel::NodeIndex index) const {
  if (const Question* question = formula.question(index)) return decide(*question);
  const cel::Node& node = formula.ast().nodes[index];
  switch (node.op) {
    case Op::logical_and:
      return join(formula, node, Answer::no);
    case Op::logical_or:
      return join(formula, node, Answer::yes);
    case Op::conditional: {
      const Answer chosen = decide(formula, node.children[0]);
      if (chosen == Answer::fault) return chosen;
      return decide(formula, node.children[chosen == Answer::yes ? 1 : 2]);
    }
    default:
      return opposite(decide(formula, node.children[0]));
  }
}

/// As the language has it: one side that decides absorbs a fault of the other.
Answer Cases::join(const Formula& formula, const cel::Node& node, Answer deciding) const {
  Answer joined = opposite(deciding);
  for (const cel::NodeIndex child : node.children) {
    const Answer answer = decide(formula, child);
    if (answer == deciding) return answer;
    if (answer == Answer::fault) joined = answer;
  }
  return joined;
}

Answer Cases::decide(const Question& question) const {
  const auto is_given = [this](const std::string& name) {
    const Fact* found = fact(name);
    return found != nullptr && found->kind != Fact::Kind::some;
  };
  const bool is_known =
      !question.needs_day && std::all_of(question.reads.begin(), question.reads.end(), is_given);
  if (is_known) {
    const auto outcome = cel::evaluate(question.program, *this);
    const auto* value = std::get_if<model::Value>(&outcome);
    if (value == nullptr || value->truth() == nullptr) return Answer::fault;
    return answer_of(*value->truth());
  }
  const auto free = std::find_if(free_.begin(), free_.end(),
                                 [&](const Free& each) { return each.key == question.key; });
  const bool answer = free != free_.end() && free->answer;
  return answer_of(answer != question.is_negated);
}

}  // namespace clause10::check
