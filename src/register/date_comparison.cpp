#include "register/date_comparison.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "cel/parse/ast.h"
#include "register/condition.h"
#include "register/plan.h"

// From the tree of a condition to steps.

namespace clause10::columns {
namespace {

using cel::Ast;
using cel::Node;
using Of = DateComparison::Of;

struct Function {
  std::string_view name;
  Count::Op op;
  Of result;
  Of a;
  Of b;
};

constexpr Function functions[] = {
    {"addDays", Count::Op::add_days, Of::days, Of::days, Of::numbers},
    {"daysBetween", Count::Op::days_between, Of::numbers, Of::days, Of::days},
    {"addWorkingDays", Count::Op::add_working_days, Of::days, Of::days, Of::numbers},
    {"workingDaysBetween", Count::Op::working_days_between, Of::numbers, Of::days, Of::days},
    {"_+_", Count::Op::add, Of::numbers, Of::numbers, Of::numbers},
    {"_-_", Count::Op::subtract, Of::numbers, Of::numbers, Of::numbers},
    {"_*_", Count::Op::multiply, Of::numbers, Of::numbers, Of::numbers},
    {"_+_", Count::Op::add, Of::durations, Of::durations, Of::durations},
    {"_-_", Count::Op::subtract, Of::durations, Of::durations, Of::durations},
};

struct Relation {
  std::string_view name;
  std::uint8_t holds_for;
};

constexpr Relation relations[] = {
    {"_<_", DateComparison::less},    {"_<=_", DateComparison::less | DateComparison::equal},
    {"_>_", DateComparison::greater}, {"_>=_", DateComparison::greater | DateComparison::equal},
    {"_==_", DateComparison::equal},  {"_!=_", DateComparison::less | DateComparison::greater},
};

class Compiler {
 public:
  Compiler(const cel::Program& whole, const TypePlan& plan, DateComparison& made)
      : whole_(whole), ast_(whole.ast()), plan_(plan), made_(made) {}

  bool run(const Node& node) {
    const auto* relation =
        std::find_if(std::begin(relations), std::end(relations),
                     [&](const Relation& each) { return each.name == node.text; });
    if (node.op != cel::Op::call || relation == std::end(relations)) return false;
    made_.holds_for = relation->holds_for;
    for (const Of of : {Of::days, Of::numbers, Of::durations}) {
      made_.counts.clear();
      made_.constants.clear();
      made_.fields.clear();
      if (side(node.children[0], of, made_.left, &DateComparison::Field::left) &&
          side(node.children[1], of, made_.right, &DateComparison::Field::right)) {
        return !made_.fields.empty();
      }
    }
    return false;
  }

 private:
  using Stands = bool DateComparison::Field::*;

  /// False when the part cannot be counted as that.
  bool side(std::uint32_t index, Of of, std::uint32_t& step, Stands stands) {
    if (!count(index, of, step, stands)) return false;
    return made_.counts.size() <= most_counts;
  }

  bool count(std::uint32_t index, Of of, std::uint32_t& step,
             Stands stands = &DateComparison::Field::counted) {
    const Node& node = ast_.nodes[index];
    if (of != Of::durations && !reads_field(index)) return constant(index, of, step);
    if (node.op == cel::Op::variable) return of == Of::days && field(node, step, stands);
    if (node.op != cel::Op::call) return false;
    if (node.text == "date") return of == Of::days && count(node.children[0], of, step);
    if (node.text == "days") {
      Count made{Count::Op::duration};
      return of == Of::durations && count(node.children[0], Of::numbers, made.a) && add(made, step);
    }
    for (const Function& each : functions) {
      if (each.name != node.text || each.result != of || node.children.size() != 2) continue;
      Count made{each.op};
      return count(node.children[0], each.a, made.a) && count(node.children[1], each.b, made.b) &&
             add(made, step);
    }
    return false;
  }

  bool reads_field(std::uint32_t index) const {
    const Node& node = ast_.nodes[index];
    if (node.op == cel::Op::variable && plan_.field_names.find(node.text) != Dictionary::unknown) {
      return true;
    }
    return std::any_of(node.children.begin(), node.children.end(),
                       [this](std::uint32_t child) { return reads_field(child); });
  }

  bool constant(std::uint32_t index, Of of, std::uint32_t& step) {
    made_.constants.push_back({program_of(whole_, index), of});
    return add({Count::Op::constant, static_cast<std::uint32_t>(made_.constants.size() - 1)}, step);
  }

  bool field(const Node& node, std::uint32_t& step, Stands stands) {
    const std::uint32_t field = plan_.field_names.find(node.text);
    if (!plan_.fields[field].day.exists()) return false;
    auto& fields = made_.fields;
    auto found = std::find_if(fields.begin(), fields.end(),
                              [&](const auto& each) { return each.field == field; });
    if (found == fields.end()) found = fields.insert(fields.end(), {field});
    (*found).*stands = true;
    return add({Count::Op::field, field}, step);
  }

  bool add(const Count& made, std::uint32_t& step) {
    step = static_cast<std::uint32_t>(made_.counts.size());
    made_.counts.push_back(made);
    return true;
  }

  const cel::Program& whole_;
  const Ast& ast_;
  const TypePlan& plan_;
  DateComparison& made_;
};

}  // namespace

std::shared_ptr<const DateComparison> date_comparison_of(const cel::Program& whole,
                                                         std::uint32_t node, const TypePlan& plan) {
  DateComparison made{{}, {}, {}, 0, 0, 0, program_of(whole, node)};
  if (!Compiler(whole, plan, made).run(whole.ast().nodes[node])) return nullptr;
  return std::make_shared<DateComparison>(std::move(made));
}

}  // namespace clause10::columns
