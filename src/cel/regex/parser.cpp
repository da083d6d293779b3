#include <algorithm>
#include <utility>

#include "cel/regex/syntax.h"
#include "model/utf8.h"

namespace clause10::cel {
namespace {

using Kind = RegexNode::Kind;

constexpr int most_repetitions = 1000;
constexpr int deepest_group = 50;
constexpr int most_unicode_classes = 100;  ///< each may have hundreds of ranges

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_octal(char c) {
  return c >= '0' && c <= '7';
}

class Parser {
 public:
  explicit Parser(std::string_view pattern) : pattern_(pattern) {}

  RegexTree run() {
    tree_.root = choice();
    if (!failed() && !at_end()) fail("unexpected )");
    return std::move(tree_);
  }

 private:
  struct Flags {
    bool any_case = false;
    bool lines = false;
    bool dot_all = false;
  };

  bool at_end() const { return at_ >= pattern_.size(); }
  char next() const { return ahead(0); }
  char ahead(std::size_t n) const { return at_ + n < pattern_.size() ? pattern_[at_ + n] : '\0'; }
  bool is(char c) const { return !at_end() && next() == c; }
  bool accept(char c) {
    if (!is(c)) return false;
    ++at_;
    return true;
  }
  bool accept(std::string_view text) {
    if (!pattern_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
  }
  bool failed() const { return !tree_.error.empty(); }
  std::uint32_t fail(std::string message) {
    if (!failed()) {
      tree_.error = std::move(message);
      tree_.error_at = at_;
    }
    return 0;
  }

  std::uint32_t add(RegexNode node) {
    tree_.nodes.push_back(std::move(node));
    return static_cast<std::uint32_t>(tree_.nodes.size() - 1);
  }

  std::uint32_t choice() {
    RegexNode node;
    node.kind = Kind::choice;
    do {
      node.children.push_back(sequence());
    } while (!failed() && accept('|'));
    return node.children.size() == 1 ? node.children[0] : add(std::move(node));
  }

  std::uint32_t sequence() {
    RegexNode node;
    node.kind = Kind::sequence;
    while (!failed() && !at_end() && !is('|') && !is(')')) {
      if (accept("\\Q")) {
        while (!at_end() && !accept("\\E")) {
          node.children.push_back(literal(model::next_code_point(pattern_, at_)));
        }
        continue;
      }
      std::uint32_t made = atom();
      if (!failed()) made = repeated(made);
      node.children.push_back(made);
    }
    return add(std::move(node));
  }

  std::uint32_t one_of(CharClass chars) {
    if (flags_.any_case) add_other_case(chars);
    normalize(chars);
    RegexNode node;
    node.kind = Kind::one_of;
    node.chars = std::move(chars);
    return add(std::move(node));
  }
  std::uint32_t literal(char32_t c) { return one_of({{c, c}}); }

  std::uint32_t assertion(Assertion what) {
    RegexNode node;
    node.kind = Kind::assertion;
    node.assertion = what;
    return add(std::move(node));
  }

  std::uint32_t atom() {
    switch (next()) {
      case '(':
        return group();
      case '[':
        return bracket();
      case '\\':
        return escape();
      case '.':
        ++at_;
        return flags_.dot_all ? one_of({{0, model::last_code_point}})
                              : one_of({{0, '\n' - 1}, {'\n' + 1, model::last_code_point}});
      case '^':
        ++at_;
        return assertion(flags_.lines ? Assertion::line_start : Assertion::text_start);
      case '$':
        ++at_;
        return assertion(flags_.lines ? Assertion::line_end : Assertion::text_end);
      case '*':
      case '+':
      case '?':
        return fail("there is nothing to repeat (missing argument to repetition operator)");
      default:
        return literal(model::next_code_point(pattern_, at_));
    }
  }

  /// What stands in braces, when it is a repetition; otherwise the brace is a character.
  bool counts(int& least, int& most) {
    std::size_t end = at_ + 1;
    const auto number = [&](int& value) {
      if (end >= pattern_.size() || !is_digit(pattern_[end])) return false;
      for (value = 0; end < pattern_.size() && is_digit(pattern_[end]); ++end) {
        value = std::min(value * 10 + (pattern_[end] - '0'), most_repetitions + 1);
      }
      return true;
    };
    if (!number(least)) return false;
    most = least;
    if (end < pattern_.size() && pattern_[end] == ',') {
      ++end;
      if (!number(most)) most = -1;
    }
    if (end >= pattern_.size() || pattern_[end] != '}') return false;
    if (least > most_repetitions || most > most_repetitions || (most >= 0 && most < least)) {
      fail("invalid repetition size: from 0 to " + std::to_string(most_repetitions) +
           ", the smaller first");
    }
    at_ = end + 1;
    return true;
  }

  bool repetition(int& least, int& most) {
    if (is('{')) return counts(least, most);
    if (!is('*') && !is('+') && !is('?')) return false;
    least = is('+') ? 1 : 0;
    most = is('?') ? 1 : -1;
    ++at_;
    return true;
  }

  std::uint32_t repeated(std::uint32_t inner) {
    RegexNode node;
    node.kind = Kind::repeat;
    if (!repetition(node.least, node.most)) return inner;
    accept('?');  // as little as possible: no matter when only a match is asked for
    int ignored = 0;
    if (!failed() && repetition(ignored, ignored)) return fail("bad repetition operator");
    node.children = {inner};
    return add(std::move(node));
  }

  /// (?flags) or (?flags: … ; true when the group goes on.
  bool flags(Flags& flags) {
    bool on = true;
    for (; !at_end() && !is(':') && !is(')'); ++at_) {
      const char c = next();
      if (c == '-' && on) {
        on = false;
      } else if (c == 'i') {
        flags.any_case = on;
      } else if (c == 'm') {
        flags.lines = on;
      } else if (c == 's') {
        flags.dot_all = on;
      } else if (c != 'U') {
        fail("unknown group: known are (?:…), (?P<name>…) and the flags i m s U");
        return false;
      }
    }
    if (at_end()) fail("missing )");
    return accept(':');
  }

  bool name_of_group() {
    const std::size_t end = std::min(pattern_.find('>', at_), pattern_.size());
    const std::string_view name = pattern_.substr(at_, end - at_);
    const bool sound = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
      return is_digit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    if (!sound || end == pattern_.size()) {
      fail("a group's name is expected");
      return false;
    }
    at_ = end + 1;
    return true;
  }

  std::uint32_t group() {
    ++at_;
    const Flags outer = flags_;
    if (depth_ == deepest_group) return fail("groups are nested too deeply");
    if (accept("?P<") || accept("?<")) {
      if (!name_of_group()) return 0;
    } else if (accept('?')) {
      Flags inner = flags_;
      const bool goes_on = flags(inner);
      if (failed()) return 0;
      flags_ = inner;
      if (!goes_on) {
        ++at_;
        return add({});  // flags alone hold to the end of the group around them
      }
    }
    ++depth_;
    const std::uint32_t made = choice();
    --depth_;
    flags_ = outer;
    if (!failed() && !accept(')')) return fail("missing )");
    return made;
  }

  std::uint32_t escape() {
    CharClass chars;
    if (escaped_class(chars)) return failed() ? 0 : one_of(std::move(chars));
    if (accept("\\A")) return assertion(Assertion::text_start);
    if (accept("\\z")) return assertion(Assertion::text_end);
    if (accept("\\b")) return assertion(Assertion::word_boundary);
    if (accept("\\B")) return assertion(Assertion::no_word_boundary);
    return literal(escaped());
  }

  /// \d and its like, \pN and \p{Name}; false when something else stands here.
  bool escaped_class(CharClass& chars) {
    const char letter = ahead(1);
    if (perl_class(letter, chars)) {
      at_ += 2;
      return true;
    }
    if (letter != 'p' && letter != 'P') return false;
    const std::size_t start = at_ + 2;
    const bool braces = ahead(2) == '{';
    const std::size_t end = braces ? pattern_.find('}', start) : start;
    std::string name(pattern_.substr(start + (braces ? 1 : 0), braces ? end - start - 1 : 1));
    if (letter == 'P') name = name.starts_with('^') ? name.substr(1) : "^" + name;
    if (++unicode_classes_ > most_unicode_classes) {
      fail("it has more than " + std::to_string(most_unicode_classes) + " classes such as \\p{L}");
    } else if (end == std::string_view::npos || !unicode_class(name, chars)) {
      fail(
          "invalid character class: after \\p stands a general category as in \\pL and \\p{Lu}, or "
          "a "
          "script as in \\p{Greek}");
    }
    at_ = failed() ? at_ : end + 1;
    return true;
  }

  char32_t hex() {
    const bool braces = accept('{');
    char32_t value = 0;
    int digits = 0;
    for (; digits < (braces ? 6 : 2); ++digits, ++at_) {
      const char c = next();
      const char small = static_cast<char>(c | 0x20);
      const bool letter = small >= 'a' && small <= 'f';
      if (!is_digit(c) && !letter) break;
      value = value * 16 + static_cast<char32_t>(letter ? small - 'a' + 10 : c - '0');
    }
    if (digits == 0 || (braces ? !accept('}') : digits != 2) || value > model::last_code_point) {
      fail("invalid escape sequence: \\xHH or \\x{HHHHHH} is expected");
    }
    return value;
  }

  /// One character written with a backslash.
  char32_t escaped() {
    ++at_;
    if (at_end()) return fail("a backslash stands at the end (trailing \\)");
    const char c = next();
    constexpr std::string_view letters = "afnrtv";
    constexpr std::string_view meant = "\a\f\n\r\t\v";
    if (const std::size_t found = letters.find(c); found != std::string_view::npos) {
      ++at_;
      return static_cast<char32_t>(meant[found]);
    }
    if (c == 'x') {
      ++at_;
      return hex();
    }
    if (c == '0' || (is_octal(c) && is_octal(ahead(1)))) {
      char32_t value = 0;
      for (int i = 0; i < 3 && is_octal(next()); ++i, ++at_) {
        value = value * 8 + static_cast<char32_t>(next() - '0');
      }
      return value;
    }
    const bool word = is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (word) return fail("invalid escape sequence: \\" + std::string(1, c));
    return model::next_code_point(pattern_, at_);
  }

  std::uint32_t bracket() {
    ++at_;
    const bool negated = accept('^');
    CharClass chars;
    for (bool first = true; first || !is(']'); first = false) {
      if (at_end()) return fail("missing ]");
      if (accept("[:")) {
        const std::size_t end = pattern_.find(":]", at_);
        const std::string_view name = pattern_.substr(at_, end - at_);
        if (end == std::string_view::npos || name == "s" || !posix_class(name, chars)) {
          return fail("invalid character class");
        }
        at_ = end + 2;
        continue;
      }
      if (is('\\') && escaped_class(chars)) {
        if (failed()) return 0;
        continue;
      }
      const char32_t from = member();
      char32_t to = from;
      if (is('-') && ahead(1) != ']' && ahead(1) != '\0') {
        ++at_;
        to = member();
      }
      if (failed()) return 0;
      if (to < from) return fail("invalid character class range");
      chars.push_back({from, to});
    }
    ++at_;
    if (flags_.any_case) add_other_case(chars);
    if (negated) negate(chars);
    normalize(chars);
    RegexNode node;
    node.kind = Kind::one_of;
    node.chars = std::move(chars);
    return add(std::move(node));
  }

  char32_t member() { return is('\\') ? escaped() : model::next_code_point(pattern_, at_); }

  std::string_view pattern_;
  std::size_t at_ = 0;
  int depth_ = 0;
  int unicode_classes_ = 0;
  Flags flags_;
  RegexTree tree_;
};

}  // namespace

RegexTree parse_regex(std::string_view pattern) {
  return Parser(pattern).run();
}

}  // namespace clause10::cel
