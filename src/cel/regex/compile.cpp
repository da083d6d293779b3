#include <utility>

#include "cel/regex/regex.h"

namespace clause10::cel {

/// Turns the tree into a program.
class RegexProgrammer {
 public:
  RegexProgrammer(RegexTree tree, Regex& regex) : tree_(std::move(tree)), regex_(regex) {}

  /// False when the program would grow too large.
  bool run() {
    emit(tree_.root);
    add({});
    return !too_large();
  }

 private:
  using Instruction = Regex::Instruction;
  using Kind = Instruction::Kind;

  std::uint32_t here() const { return static_cast<std::uint32_t>(regex_.program_.size()); }
  std::uint32_t add(Instruction instruction) {
    regex_.program_.push_back(instruction);
    return here() - 1;
  }
  Instruction& at(std::uint32_t index) { return regex_.program_[index]; }

  // Empty parts grow no program, but repeating them takes time as well.
  bool too_large() const {
    return regex_.program_.size() > Regex::largest_program || work_ > 8 * Regex::largest_program;
  }

  void emit(std::uint32_t index) {
    ++work_;
    if (too_large()) return;
    RegexNode& node = tree_.nodes[index];
    switch (node.kind) {
      case RegexNode::Kind::empty:
        break;
      case RegexNode::Kind::one_of:
        one_of(node);
        break;
      case RegexNode::Kind::assertion:
        add({Kind::assertion, node.assertion, here() + 1});
        break;
      case RegexNode::Kind::sequence:
        for (const std::uint32_t child : node.children) {
          emit(child);
        }
        break;
      case RegexNode::Kind::choice:
        choice(node);
        break;
      case RegexNode::Kind::repeat:
        repeat(node);
        break;
    }
  }

  /// The class is kept once, however often its node is repeated: `least` of the node says where.
  void one_of(RegexNode& node) {
    if (node.least == 0) {
      regex_.classes_.push_back(node.chars);
      node.least = static_cast<int>(regex_.classes_.size());
    }
    add({Kind::one_of, {}, static_cast<std::uint32_t>(node.least - 1)});
  }

  void choice(const RegexNode& node) {
    std::vector<std::uint32_t> ends;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      if (i + 1 == node.children.size()) {
        emit(node.children[i]);
        break;
      }
      const std::uint32_t split = add({Kind::split, {}, here() + 1});
      emit(node.children[i]);
      ends.push_back(add({Kind::jump}));
      at(split).y = here();
    }
    for (const std::uint32_t end : ends) {
      at(end).x = here();
    }
  }

  void repeat(const RegexNode& node) {
    const std::uint32_t child = node.children[0];
    const int least = node.least;
    const int most = node.most;
    for (int i = 0; i < least && !too_large(); ++i) {
      emit(child);
    }
    if (most < 0) {
      const std::uint32_t split = add({Kind::split, {}, here() + 1});
      emit(child);
      add({Kind::jump, {}, split});
      at(split).y = here();
      return;
    }
    std::vector<std::uint32_t> splits;
    for (int i = least; i < most && !too_large(); ++i) {
      splits.push_back(add({Kind::split, {}, here() + 1}));
      emit(child);
    }
    for (const std::uint32_t split : splits) {
      at(split).y = here();
    }
  }

  RegexTree tree_;
  Regex& regex_;
  std::size_t work_ = 0;
};

Outcome<std::shared_ptr<const Regex>> Regex::compile(std::string_view pattern) {
  if (pattern.size() > longest_pattern) {
    return Error("the regular expression is too large: it has " + std::to_string(pattern.size()) +
                 " bytes, at most " + std::to_string(longest_pattern) + " are read");
  }
  RegexTree tree = parse_regex(pattern);
  if (!tree.error.empty()) {
    return Error("the regular expression is not sound: " + tree.error + ", at byte " +
                 std::to_string(tree.error_at + 1));
  }
  auto regex = std::make_shared<Regex>();
  if (!RegexProgrammer(std::move(tree), *regex).run()) {
    return Error("the regular expression is too large: its repetitions make more than " +
                 std::to_string(largest_program) + " steps");
  }
  return std::shared_ptr<const Regex>(std::move(regex));
}

}  // namespace clause10::cel
