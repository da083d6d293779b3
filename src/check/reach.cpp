#include "check/reach.h"

#include <algorithm>

namespace clause10::check {

std::vector<std::string> reachable_from(const model::RecordType& type, const std::string& start) {
  std::vector<std::string> reached = {start};
  const auto holds = [](const std::vector<std::string>& states, const std::string& state) {
    return std::find(states.begin(), states.end(), state) != states.end();
  };
  for (std::size_t i = 0; i < reached.size(); ++i) {
    const std::string state = reached[i];
    for (const model::Transition& transition : type.transitions) {
      if (holds(transition.from, state) && !holds(reached, transition.to)) {
        reached.push_back(transition.to);
      }
    }
  }
  return reached;
}

}  // namespace clause10::check
