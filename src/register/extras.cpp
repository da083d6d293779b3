#include "register/extras.h"

#include <cstring>

namespace clause10::columns {
namespace {

// In a set stands for each violation: one byte for the rule, the length of the subject, the
// subject.
struct Head {
  std::uint8_t rule;
  std::uint8_t length[4];
};

}  // namespace

std::string_view Extras::name_of(std::uint32_t rule) {
  static constexpr std::array<std::string_view, rules> names = {
      "record.olderPack", "record.newerPack",    "implicit.type",        "implicit.date",
      "implicit.enum",    "record.unknownField", "record.unknownMember", "record.waiver"};
  return names[rule];
}

std::string Extras::id_of(std::uint32_t rule, std::string_view subject) {
  std::string id(name_of(rule));
  if (!subject.empty()) id.append(1, ':').append(subject);
  return id;
}

void Extras::add(Rule rule, std::string_view subject) {
  Head head{static_cast<std::uint8_t>(rule), {}};
  const auto length = static_cast<std::uint32_t>(subject.size());
  std::memcpy(head.length, &length, sizeof length);
  collected_.append(reinterpret_cast<const char*>(&head), sizeof head);
  collected_ += subject;
}

std::vector<Extras::Violation> Extras::of(std::uint32_t set) const {
  std::vector<Violation> violations;
  if (set == 0) return violations;
  std::string_view rest = sets_.text(set - 1);
  while (!rest.empty()) {
    Head head{};
    std::uint32_t length = 0;
    std::memcpy(&head, rest.data(), sizeof head);
    std::memcpy(&length, head.length, sizeof length);
    violations.push_back({static_cast<Rule>(head.rule), rest.substr(sizeof head, length)});
    rest.remove_prefix(sizeof head + length);
  }
  return violations;
}

bool Extras::is_sound(std::string_view set) {
  while (!set.empty()) {
    Head head{};
    std::uint32_t length = 0;
    if (set.size() < sizeof head) return false;
    std::memcpy(&head, set.data(), sizeof head);
    std::memcpy(&length, head.length, sizeof length);
    if (head.rule >= rules || length > set.size() - sizeof head) return false;
    set.remove_prefix(sizeof head + length);
  }
  return true;
}

void Extras::count(std::uint32_t set, bool now) {
  if (set == 0) return;
  for (const Violation& each : of(set)) {
    counts_[each.rule] += now ? 1U : ~0U;
  }
}

}  // namespace clause10::columns
