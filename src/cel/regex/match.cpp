#include <algorithm>

#include "cel/regex/regex.h"
#include "model/utf8.h"

namespace clause10::cel {
namespace {

constexpr char32_t none = 0xFFFFFFFF;  ///< before the start and after the end

bool is_word(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= 'a' && c <= 'z');
}

bool holds(Assertion assertion, char32_t before, char32_t after) {
  switch (assertion) {
    case Assertion::text_start:
      return before == none;
    case Assertion::text_end:
      return after == none;
    case Assertion::line_start:
      return before == none || before == '\n';
    case Assertion::line_end:
      return after == none || after == '\n';
    case Assertion::word_boundary:
      return is_word(before) != is_word(after);
    case Assertion::no_word_boundary:
      return is_word(before) == is_word(after);
  }
  return false;
}

bool contains(const CharClass& chars, char32_t c) {
  const auto after = std::upper_bound(
      chars.begin(), chars.end(), c,
      [](char32_t sought, const CharRange& range) { return sought < range.first; });
  return after != chars.begin() && c <= std::prev(after)->last;
}

/// Places in the program, each once, in the order in which they came.
class Places {
 public:
  explicit Places(std::size_t size) : at_(size) { list_.reserve(size); }
  bool add(std::uint32_t place) {
    if (at_[place] < list_.size() && list_[at_[place]] == place) return false;
    at_[place] = static_cast<std::uint32_t>(list_.size());
    list_.push_back(place);
    return true;
  }
  void clear() { list_.clear(); }
  const std::vector<std::uint32_t>& list() const { return list_; }

 private:
  std::vector<std::uint32_t> at_;
  std::vector<std::uint32_t> list_;
};

using Program = std::vector<Regex::Instruction>;

/// Adds the place and all that can be reached from it without a character; true at a match.
bool follow(const Program& program, std::uint32_t start, char32_t before, char32_t after,
            Places& places, std::vector<std::uint32_t>& stack) {
  using Kind = Regex::Instruction::Kind;
  stack.assign(1, start);
  while (!stack.empty()) {
    const std::uint32_t place = stack.back();
    stack.pop_back();
    if (!places.add(place)) continue;
    const Regex::Instruction& instruction = program[place];
    if (instruction.kind == Kind::match) return true;
    if (instruction.kind == Kind::one_of) continue;
    if (instruction.kind == Kind::assertion && !holds(instruction.assertion, before, after)) {
      continue;
    }
    if (instruction.kind == Kind::split) stack.push_back(instruction.y);
    stack.push_back(instruction.x);
  }
  return false;
}

}  // namespace

Value Regex::found_in(std::string_view text, Context& context) const {
  Places now(program_.size());
  Places then(program_.size());
  std::vector<std::uint32_t> stack;
  if (!context.spend(program_.size() / 16 + 1)) return context.exhaustion();
  char32_t before = none;
  std::size_t at = 0;
  char32_t c = text.empty() ? none : model::next_code_point(text, at);
  while (true) {
    // A match may begin anywhere.
    if (follow(program_, 0, before, c, now, stack)) return Value::of(true);
    if (c == none) return Value::of(false);
    const char32_t after = at < text.size() ? model::next_code_point(text, at) : none;
    if (!context.spend(now.list().size())) return context.exhaustion();
    then.clear();
    for (const std::uint32_t place : now.list()) {
      const Instruction& instruction = program_[place];
      if (instruction.kind != Instruction::Kind::one_of) continue;
      if (!contains(classes_[instruction.x], c)) continue;
      if (follow(program_, place + 1, c, after, then, stack)) return Value::of(true);
    }
    std::swap(now, then);
    before = c;
    c = after;
  }
}

}  // namespace clause10::cel
