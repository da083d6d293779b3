#include "check/lint/formula.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "cel/program.h"

namespace clause10::check {
namespace {

using cel::Ast;
using cel::Kind;
using cel::Node;
using cel::NodeIndex;
using cel::Op;

constexpr std::uint64_t longest_literal = 65536;

bool is_call(const Node& node, std::string_view function) {
  return node.op == Op::call && node.text == function;
}

/// Whether the node only joins what stands below it.
bool joins(const Node& node) {
  return node.op == Op::logical_and || node.op == Op::logical_or || node.op == Op::conditional ||
         is_call(node, "!_");
}

void add_unique(std::vector<std::string>& into, const std::string& name) {
  if (std::find(into.begin(), into.end(), name) == into.end()) into.push_back(name);
}

/// A text that is the same for the same value only.
void write(const cel::Value& value, std::string& out) {
  out += static_cast<char>('a' + static_cast<int>(value.kind()));
  if (value.is(Kind::list)) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      write(value.item(i), out);
    }
  } else if (value.is(Kind::map)) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      write(value.key(i), out);
      write(value.entry(i), out);
    }
  } else if (value.is(Kind::boolean)) {
    out += value.truth() ? '1' : '0';
  } else if (value.is(Kind::real)) {
    out += std::to_string(__builtin_bit_cast(std::uint64_t, value.real()));
  } else if (value.is(Kind::text) || value.is(Kind::bytes) || value.is(Kind::type)) {
    out += std::to_string(value.text().size()) + ':';
    out += value.text();
  } else if (value.is_number()) {
    out +=
        value.is(Kind::integer) ? std::to_string(value.integer()) : std::to_string(value.natural());
  }
  out += ';';
}

/// A text that is the same for the same tree only.
void write(const Ast& ast, NodeIndex index, std::string& out) {
  const Node& node = ast.nodes[index];
  out += std::to_string(static_cast<int>(node.op)) + (node.optional ? "?" : "") + "(" + node.text +
         " " + std::to_string(node.slot) + " ";
  if (node.op == Op::literal) write(node.value, out);
  for (const NodeIndex child : node.children) {
    write(ast, child, out);
  }
  out += ')';
}

std::string key_of(const Ast& ast, NodeIndex index) {
  std::string key;
  write(ast, index, key);
  return key;
}

void note_names(const Ast& ast, NodeIndex index, Question& question) {
  static constexpr std::array<std::string_view, 3> of_the_day = {"today", "addWorkingDays",
                                                                 "workingDaysBetween"};
  const Node& node = ast.nodes[index];
  const bool is_function = node.op == Op::call || node.op == Op::method;
  if (is_function &&
      std::find(of_the_day.begin(), of_the_day.end(), node.text) != of_the_day.end()) {
    question.needs_day = true;
  }
  if (node.op == Op::variable) add_unique(question.reads, node.text);
  if (node.op == Op::has && ast.nodes[node.children[0]].op == Op::variable) {
    add_unique(question.asks, ast.nodes[node.children[0]].text);
    return;
  }
  for (const NodeIndex child : node.children) {
    note_names(ast, child, question);
  }
}

/// a != b asks a == b, a >= b asks a < b, and a > b asks b < a.
void note_order(const Ast& ast, const Node& node, Question& question) {
  static constexpr std::array<std::string_view, 6> functions = {"_==_", "_!=_", "_<_",
                                                                "_>=_", "_>_",  "_<=_"};
  const auto found = std::find(functions.begin(), functions.end(), node.text);
  if (node.op != Op::call || found == functions.end()) return;
  const auto which = found - functions.begin();
  std::string left = key_of(ast, node.children[0]);
  std::string right = key_of(ast, node.children[1]);
  question.is_negated = which % 2 == 1;
  if (which >= 4 || (which < 2 && right < left)) std::swap(left, right);
  question.key = (which < 2 ? "==" : "<") + left + right;
  if (right < left) std::swap(left, right);
  question.rivals = left + right;
}

std::optional<Comparison> comparison_of(const Ast& ast, const Node& node) {
  static constexpr std::array<std::string_view, 7> functions = {"_==_", "_!=_", "_<_", "_<=_",
                                                                "_>_",  "_>=_", "@in"};
  if (node.op != Op::call ||
      std::find(functions.begin(), functions.end(), node.text) == functions.end()) {
    return std::nullopt;
  }
  const Node* name = &ast.nodes[node.children[0]];
  const Node* literal = &ast.nodes[node.children[1]];
  if (literal->op == Op::variable && node.text != "@in") std::swap(name, literal);
  if (name->op != Op::variable || literal->op != Op::literal) return std::nullopt;
  auto value = cel::to_json(literal->value, longest_literal);
  if (!value) return std::nullopt;
  Comparison made{name->text, node.text, {}, {}};
  if (node.text != "@in") {
    made.literals.push_back(std::move(*value));
  } else if (const model::List* list = value->list()) {
    made.literals = *list;
  } else {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < made.literals.size(); ++i) {
    // A list of literals has become one literal, whose items the tree still knows.
    made.places.push_back(i < literal->children.size() ? ast.nodes[literal->children[i]].place
                                                       : literal->place);
  }
  return made;
}

}  // namespace

std::optional<Formula> Formula::of(const std::string& text, const cel::Declarations& declarations) {
  auto compiled = cel::compile(text, declarations);
  auto* program = std::get_if<cel::Program>(&compiled);
  if (program == nullptr) return std::nullopt;
  Formula formula(std::move(*program));
  formula.by_node_.resize(formula.ast().nodes.size());
  formula.take_apart(formula.ast().root);
  return formula;
}

const Question* Formula::question(cel::NodeIndex node) const {
  return by_node_[node] == 0 ? nullptr : &questions_[by_node_[node] - 1];
}

void Formula::take_apart(NodeIndex index) {
  const Node& node = ast().nodes[index];
  if (joins(node)) {
    for (const NodeIndex child : node.children) {
      take_apart(child);
    }
    return;
  }
  auto part = std::make_shared<Ast>(ast());
  part->root = index;
  Question question{
      key_of(ast(), index),         false, {}, {}, {}, false, comparison_of(ast(), node),
      cel::Program(std::move(part))};
  note_names(ast(), index, question);
  note_order(ast(), node, question);
  questions_.push_back(std::move(question));
  by_node_[index] = questions_.size();
}

}  // namespace clause10::check
