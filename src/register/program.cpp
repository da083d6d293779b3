#include "register/program.h"

#include <algorithm>

namespace clause10::columns {
namespace {

// Equal steps lie close together: those of one condition, or of rules that follow one another.
constexpr std::size_t farthest = 1024;

bool is_pair(const Instruction& step) {
  return step.code == Code::codes || step.code == Code::days || step.code == Code::dates;
}

}  // namespace

Set Program::add(const Instruction& step) {
  const std::size_t begin = steps_.size() > farthest ? steps_.size() - farthest : 0;
  const auto found =
      std::find(steps_.begin() + static_cast<std::ptrdiff_t>(begin), steps_.end(), step);
  if (found == steps_.end()) {
    steps_.push_back(step);
    return static_cast<Set>(steps_.size() - 1);
  }
  return static_cast<Set>(found - steps_.begin());
}

Set Program::add_pair(const Instruction& step) {
  const Set first = add(step);
  if (first + 1 == steps_.size()) steps_.push_back({Code::second, first, no_rows, 0, 0});
  return first;
}

Set Program::both(Set a, Set b) {
  if (a == no_rows || b == no_rows) return no_rows;
  if (a == all_rows || a == b) return b;
  if (b == all_rows) return a;
  return add({Code::both, std::min(a, b), std::max(a, b)});
}

Set Program::either(Set a, Set b) {
  if (a == all_rows || b == all_rows) return all_rows;
  if (a == no_rows || a == b) return b;
  if (b == no_rows) return a;
  return add({Code::either, std::min(a, b), std::max(a, b)});
}

Set Program::except(Set a, Set b) {
  if (a == no_rows || b == all_rows || a == b) return no_rows;
  if (b == no_rows) return a;
  if (a == all_rows) return invert(b);
  return add({Code::except, a, b});
}

Set Program::invert(Set a) {
  if (a == no_rows) return all_rows;
  if (a == all_rows) return no_rows;
  return add({Code::invert, a});
}

void Program::store(Set rows, std::uint32_t violation) {
  steps_.push_back({Code::store, rows, no_rows, violation});
}

Program Program::for_violations(const std::vector<bool>& wanted) const {
  std::vector<bool> needed(steps_.size());
  const auto need = [&](Set set) {
    if (set < needed.size()) needed[set] = true;
  };
  for (std::size_t i = steps_.size(); i-- > 0;) {
    const Instruction& step = steps_[i];
    if (step.code == Code::store && wanted[step.column]) needed[i] = true;
    // Both results of a pair stay together.
    if (needed[i] || (is_pair(step) && needed[i + 1])) {
      needed[i] = true;
      need(step.a);
      need(step.b);
    }
    if (is_pair(step) && needed[i]) needed[i + 1] = true;
  }
  Program program;
  std::vector<Set> renamed(steps_.size());
  const auto name = [&](Set set) { return set < renamed.size() ? renamed[set] : set; };
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    if (!needed[i]) continue;
    renamed[i] = static_cast<Set>(program.steps_.size());
    Instruction step = steps_[i];
    step.a = name(step.a);
    step.b = name(step.b);
    program.steps_.push_back(step);
  }
  return program;
}

}  // namespace clause10::columns
