#include "register/condition.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "cel/parse/ast.h"
#include "model/deadline_names.h"

namespace clause10::columns {
namespace {

using cel::Ast;
using cel::Node;
using cel::Op;
using Kind = Part::Kind;

/// What a subtree depends on.
struct Reads {
  std::vector<std::uint32_t> fields;  ///< each once
  bool state = false;
  bool moving = false;
  bool loops = false;
  bool deadlines = false;
  int counts = 0;  ///< calls that may use up a tenth of the budget
};

/// Of those, most in a condition that is taken apart.
constexpr int most_counts_apart = 8;

/// A list of a record has fewer items, each of which takes two bytes.
constexpr std::int64_t most_items = std::int64_t{1} << 30;

/// Functions that answer according to the day or the calendar.
bool counts_working_days(std::string_view function) {
  return function == "addWorkingDays" || function == "workingDaysBetween";
}
bool moves(std::string_view function) {
  return function == "today" || counts_working_days(function);
}

/// Is it `size(list) >= number` or another comparison of these? Then the fact takes the numbers.
bool counts_items(const Ast& ast, const Node& node, const TypePlan& plan, Fact& fact) {
  if (node.op != Op::call || node.children.size() != 2) return false;
  const Node& size = ast.nodes[node.children[0]];
  const Node& number = ast.nodes[node.children[1]];
  if (size.op != Op::call || size.text != "size" || size.children.size() != 1) return false;
  const Node& list = ast.nodes[size.children[0]];
  if (list.op != Op::variable || number.op != Op::literal) return false;
  const std::uint32_t field = plan.field_names.find(list.text);
  if (field == Dictionary::unknown || !number.value.is(cel::Kind::integer)) return false;
  const std::int64_t than = number.value.integer();
  if (than < 0 || than > most_items) return false;
  fact.least = 0;
  fact.most = most_items + 1;
  fact.negated = node.text == "_!=_";
  if (fact.negated || node.text == "_==_") {
    fact.least = fact.most = than;
  } else if (node.text == "_>=_" || node.text == "_>_") {
    fact.least = node.text == "_>_" ? than + 1 : than;
  } else if (node.text == "_<=_" || node.text == "_<_") {
    fact.most = node.text == "_<_" ? than - 1 : than;
  } else {
    return false;
  }
  fact.a = field;
  return true;
}

class Walker {
 public:
  Walker(const cel::Program& program, const TypePlan& plan)
      : program_(program), ast_(program.ast()), plan_(plan) {}

  Part part(std::uint32_t index) const {
    const Node& node = ast_.nodes[index];
    Reads reads;
    read(index, reads);
    Part part;
    part.node = index;
    part.moves = reads.moving;
    part.reads_state = reads.state;
    part.reads = reads.fields;
    if (reads.deadlines) {
      if (!take_apart(node, reads, part)) part.kind = Kind::kept;
    } else if (node.op == Op::has && reads.fields.size() == 1 &&
               ast_.nodes[node.children[0]].op == Op::variable) {
      part.kind = Kind::filled;
      part.field = reads.fields[0];
    } else if (reads.fields.empty()) {
      part.kind = Kind::code;
    } else if (reads.fields.size() == 1 && !reads.state && fits_table(reads)) {
      part.field = reads.fields[0];
      part.kind = plan_.fields[part.field].code.exists() ? Kind::code : Kind::day;
    } else if (reads.moving && counts_dates(index, reads, part)) {
      part.kind = Kind::dates;
    } else if (!take_apart(node, reads, part)) {
      part.kind = reads.moving ? Kind::kept : Kind::fact;
      part.parts.clear();
    }
    return part;
  }

 private:
  bool counts_dates(std::uint32_t index, const Reads& reads, Part& part) const {
    if (reads.loops || reads.state || reads.counts > most_counts_apart) return false;
    part.comparison = date_comparison_of(program_, index, plan_);
    return part.comparison != nullptr;
  }

  bool fits_table(const Reads& reads) const {
    const FieldColumns& field = plan_.fields[reads.fields[0]];
    return field.code.exists() || (field.day.exists() && reads.moving);
  }

  /// False when it cannot be, or when that would gain nothing.
  bool take_apart(const Node& node, const Reads& reads, Part& part) const {
    // A budget is for a whole condition, so what may use it up is not taken apart.
    if (reads.loops || reads.counts > most_counts_apart) return false;
    if (node.op == Op::logical_and) {
      part.kind = Kind::all_of;
    } else if (node.op == Op::logical_or) {
      part.kind = Kind::any_of;
    } else if (node.op == Op::conditional) {
      part.kind = Kind::choice;
    } else if (node.op == Op::call && node.text == "!_") {
      part.kind = Kind::negation;
    } else {
      return false;
    }
    for (const std::uint32_t child : node.children) {
      part.parts.push_back(this->part(child));
      // One fact for the whole costs less than several for its parts, if they have to be run.
      if (!reads.moving && runs(part.parts.back())) return false;
    }
    return true;
  }

  bool runs(const Part& part) const {
    Fact ignored;
    return part.kind == Kind::fact && !counts_items(ast_, ast_.nodes[part.node], plan_, ignored);
  }

  void read(std::uint32_t index, Reads& reads) const {
    const Node& node = ast_.nodes[index];
    if (node.op == Op::variable) {
      const std::uint32_t field = plan_.field_names.find(node.text);
      if (node.text == "state") {
        reads.state = true;
      } else if (field == Dictionary::unknown) {
        reads.moving = true;
        reads.deadlines = reads.deadlines || node.text.starts_with(model::deadlines_prefix);
      } else if (std::find(reads.fields.begin(), reads.fields.end(), field) == reads.fields.end()) {
        reads.fields.push_back(field);
      }
    }
    reads.moving = reads.moving || (node.op == Op::call && moves(node.text));
    reads.counts += node.op == Op::call && counts_working_days(node.text) ? 1 : 0;
    reads.loops = reads.loops || (node.op >= Op::all && node.op <= Op::transform_map_entry);
    for (const std::uint32_t child : node.children) {
      read(child, reads);
    }
  }

  const cel::Program& program_;
  const Ast& ast_;
  const TypePlan& plan_;
};

/// Nothing has a value.
class NoNames final : public cel::Activation {
 public:
  const model::Value* find(std::string_view) const override { return nullptr; }
};

/// The field of an operand `a`, or of `a.id`; Dictionary::unknown for any other.
std::uint32_t operand(const Ast& ast, const Node& node, const TypePlan& plan, Fact::Kind kind) {
  const Node* name = &node;
  if (kind == Fact::Kind::equal_ids) {
    if (node.op != Op::select || node.text != "id" || node.optional) return Dictionary::unknown;
    name = &ast.nodes[node.children[0]];
  }
  return name->op == Op::variable ? plan.field_names.find(name->text) : Dictionary::unknown;
}

}  // namespace

std::vector<std::string> deadline_names_in(const cel::Program& program) {
  std::vector<std::string> names;
  std::vector<std::uint32_t> left = {program.ast().root};
  while (!left.empty()) {
    const Node& node = program.ast().nodes[left.back()];
    left.pop_back();
    left.insert(left.end(), node.children.begin(), node.children.end());
    const bool reads = node.op == Op::variable && node.text.starts_with(model::deadlines_prefix);
    if (reads && std::find(names.begin(), names.end(), node.text) == names.end()) {
      names.push_back(node.text);
    }
  }
  return names;
}

void mentioned_in(const cel::Program& program, std::vector<std::string>& names,
                  std::vector<std::string>& members) {
  const auto add = [](std::vector<std::string>& to, const std::string& text) {
    if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
  };
  for (const Node& node : program.ast().nodes) {
    if (node.op == Op::variable) add(names, node.text);
    if (node.op == Op::select) add(members, node.text);
  }
}

std::vector<cel::Program> parts_about_state(const cel::Program& program) {
  const Ast& ast = program.ast();
  std::vector<std::uint32_t> operands = {ast.root};
  if (ast.nodes[ast.root].op == Op::logical_and) operands = ast.nodes[ast.root].children;
  std::vector<cel::Program> parts;
  for (const std::uint32_t operand : operands) {
    bool alone = true;
    std::vector<std::uint32_t> left = {operand};
    while (alone && !left.empty()) {
      const Node& node = ast.nodes[left.back()];
      left.pop_back();
      left.insert(left.end(), node.children.begin(), node.children.end());
      alone = !(node.op == Op::variable && node.text != "state") &&
              !(node.op == Op::call && moves(node.text));
    }
    if (alone) parts.push_back(program_of(program, operand));
  }
  return parts;
}

Part part_of(const cel::Program& program, const TypePlan& plan) {
  return Walker(program, plan).part(program.ast().root);
}

cel::Program program_of(const cel::Program& whole, std::uint32_t node) {
  if (whole.ast().root == node) return whole;
  auto ast = std::make_shared<Ast>(whole.ast());
  ast->root = node;
  return cel::Program(std::move(ast));
}

Fact fact_of(cel::Program program, const TypePlan& plan) {
  Fact fact;
  const Ast& ast = program.ast();
  const Node& root = ast.nodes[ast.root];
  if (root.op == Op::call && (root.text == "_==_" || root.text == "_!=_")) {
    for (const Fact::Kind kind : {Fact::Kind::equal_texts, Fact::Kind::equal_ids}) {
      fact.a = operand(ast, ast.nodes[root.children[0]], plan, kind);
      fact.b = operand(ast, ast.nodes[root.children[1]], plan, kind);
      if (fact.a == Dictionary::unknown || fact.b == Dictionary::unknown) continue;
      fact.kind = kind;
      fact.negated = root.text == "_!=_";
      break;
    }
  }
  if (fact.kind == Fact::Kind::condition) {
    fact.a = fact.b = 0;
    if (counts_items(ast, root, plan, fact)) {
      fact.kind = Fact::Kind::items;
    } else if (auto comparison = date_comparison_of(program, ast.root, plan)) {
      fact.kind = Fact::Kind::dates;
      fact.dates.emplace(std::move(comparison), NoNames(), nullptr);
    }
  }
  fact.program = std::move(program);
  return fact;
}

}  // namespace clause10::columns
