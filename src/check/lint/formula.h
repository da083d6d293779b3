#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cel/cel.h"
#include "cel/parse/ast.h"
#include "model/value.h"

namespace clause10::check {

/// A comparison of one name with literals: severity == 'major', source in ['audit', 'incident'].
struct Comparison {
  std::string name;
  std::string function;  ///< as in the tree: _==_, _<_, @in …
  std::vector<model::Value> literals;
  std::vector<cel::Place> places;  ///< of each literal
};

/// A part of a condition without && || ! ?: of its own: it is answered with yes or no.
struct Question {
  std::string key;                 ///< the same for questions that always have the same answer
  bool is_negated = false;         ///< the part is true when the question is answered with no
  std::string rivals;              ///< of questions with the same, one at most is answered with yes
  std::vector<std::string> reads;  ///< names whose values it looks at
  std::vector<std::string> asks;   ///< names of which it asks only whether they are filled
  bool needs_day = false;          ///< it looks at the day or at a calendar
  std::optional<Comparison> comparison;
  cel::Program program;  ///< of this part alone
};

/// A condition taken apart into what it joins and the questions that it joins.
class Formula {
 public:
  /// Nothing when the condition does not compile.
  static std::optional<Formula> of(const std::string& text, const cel::Declarations& declarations);

  const cel::Ast& ast() const { return program_.ast(); }
  const std::vector<Question>& questions() const { return questions_; }
  /// The question that this node of the tree is, or null.
  const Question* question(cel::NodeIndex node) const;

 private:
  explicit Formula(cel::Program program) : program_(std::move(program)) {}
  void take_apart(cel::NodeIndex node);

  cel::Program program_;
  std::vector<std::size_t> by_node_;  ///< index + 1 of the question that a node is
  std::vector<Question> questions_;
};

}  // namespace clause10::check
