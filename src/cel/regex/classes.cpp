#include <algorithm>
#include <array>

#include "cel/regex/syntax.h"
#include "model/sort.h"
#include "model/utf8.h"

namespace clause10::cel {
namespace {

struct Cased {
  char32_t first;  ///< capitals
  char32_t last;
  char32_t distance;  ///< to the small letter
};

constexpr std::array<Cased, 7> cased = {{{'A', 'Z', 32},
                                         {0xC0, 0xD6, 32},
                                         {0xD8, 0xDE, 32},
                                         {0x391, 0x3A1, 32},
                                         {0x3A3, 0x3AB, 32},
                                         {0x400, 0x40F, 80},
                                         {0x410, 0x42F, 32}}};

struct Named {
  std::string_view name;
  std::string_view ranges;  ///< first and last characters in pairs
};

constexpr std::array<Named, 13> named = {{{"alnum", "09AZaz"},
                                          {"alpha", "AZaz"},
                                          {"blank", "\t\t  "},
                                          {"digit", "09"},
                                          {"graph", "!~"},
                                          {"lower", "az"},
                                          {"print", " ~"},
                                          {"punct", "!/:@[`{~"},
                                          {"space", "\t\r  "},
                                          {"upper", "AZ"},
                                          {"word", "09AZ__az"},
                                          {"xdigit", "09AFaf"},
                                          // \s of RE2 has no vertical tab.
                                          {"s", "\t\n\f\r  "}}};

bool before(const CharRange& a, const CharRange& b) {
  return a.first < b.first;
}

}  // namespace

void add(const CharClass& more, CharClass& chars) {
  for (const CharRange& range : more) {
    chars.push_back(range);
  }
}

void normalize(CharClass& chars) {
  model::sort<CharRange, before>(chars);
  CharClass joined;
  for (const CharRange& range : chars) {
    if (!joined.empty() && range.first <= joined.back().last + 1) {
      joined.back().last = std::max(joined.back().last, range.last);
    } else {
      joined.push_back(range);
    }
  }
  chars = std::move(joined);
}

void negate(CharClass& chars) {
  normalize(chars);
  CharClass others;
  char32_t next = 0;
  for (const CharRange& range : chars) {
    if (range.first > next) others.push_back({next, range.first - 1});
    next = range.last + 1;
  }
  if (next <= model::last_code_point) others.push_back({next, model::last_code_point});
  chars = std::move(others);
}

void add_other_case(CharClass& chars) {
  const CharClass given = chars;
  for (const CharRange& range : given) {
    for (const Cased& letters : cased) {
      const auto add = [&](char32_t first, char32_t last, bool capitals) {
        const char32_t from = std::max(range.first, first);
        const char32_t to = std::min(range.last, last);
        if (from > to) return;
        chars.push_back(capitals ? CharRange{from + letters.distance, to + letters.distance}
                                 : CharRange{from - letters.distance, to - letters.distance});
      };
      add(letters.first, letters.last, true);
      add(letters.first + letters.distance, letters.last + letters.distance, false);
    }
  }
  normalize(chars);
}

bool posix_class(std::string_view name, CharClass& chars) {
  const bool negated = name.starts_with('^');
  if (negated) name.remove_prefix(1);
  const auto* const found = std::find_if(named.begin(), named.end(),
                                         [name](const Named& each) { return each.name == name; });
  if (found == named.end() || (name == "s" && negated)) return false;
  CharClass made;
  for (std::size_t i = 0; i < found->ranges.size(); i += 2) {
    made.push_back(
        {static_cast<char32_t>(found->ranges[i]), static_cast<char32_t>(found->ranges[i + 1])});
  }
  if (negated) negate(made);
  add(made, chars);
  return true;
}

bool perl_class(char letter, CharClass& chars) {
  CharClass made;
  const auto small = static_cast<char>(letter | 0x20);
  if (small == 'd') {
    posix_class("digit", made);
  } else if (small == 'w') {
    posix_class("word", made);
  } else if (small == 's') {
    posix_class("s", made);
  } else {
    return false;
  }
  if (small != letter) negate(made);
  add(made, chars);
  return true;
}

}  // namespace clause10::cel
