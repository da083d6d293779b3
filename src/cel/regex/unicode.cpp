#include <string_view>

#include "cel/regex/syntax.h"
#include "model/utf8.h"

/// Classes of characters by what Unicode says of them. All general categories, over the first plane
/// and what of the others is in use today: symbols and the characters of Chinese. Of the scripts
/// the thirteen that the table names.
namespace clause10::cel {
namespace {

#include "cel/regex/unicode.inc"

/// Seven bits a byte, the lowest first.
std::uint32_t varint(const unsigned char*& at) {
  std::uint32_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    value |= (*at & 127U) << shift;
    if (*at++ < 128) return value;
  }
}

/// Runs of a category: five bits of it and three of the length, or its remainder behind.
void add_category(std::string_view name, CharClass& chars) {
  const unsigned char* at = categories;
  std::uint32_t next = 0;
  while (next <= model::last_code_point) {
    const unsigned value = *at >> 3U;
    std::uint32_t length = (*at++ & 7U) + 1;
    if (length == 8) length += varint(at);
    if (value == alternating) {
      const bool capitals = std::string_view("Lu").starts_with(name);
      if (capitals && name.size() == 1) {
        chars.push_back({next, next + 2 * length - 1});
      } else if (capitals || name == "Ll") {
        for (std::uint32_t i = 0; i < length; ++i) {
          const char32_t letter = next + 2 * i + (capitals ? 0 : 1);
          chars.push_back({letter, letter});
        }
      }
      length *= 2;
    } else {
      const std::string_view category = category_names.substr(std::size_t{2} * value, 2);
      // What is not assigned belongs to no class, not even to C.
      if (category.starts_with(name) && category != "Cn") {
        chars.push_back({next, next + length - 1});
      }
    }
    next += length;
  }
}

/// Gaps and ranges in turns; the scripts' bytes stand in the order of the names.
bool add_script(std::string_view name, CharClass& chars) {
  const unsigned char* at = scripts;
  for (std::string_view names = script_names; !names.empty();) {
    const std::string_view each = names.substr(0, names.find(' '));
    names.remove_prefix(each.size() < names.size() ? each.size() + 1 : each.size());
    const std::uint32_t size = varint(at);
    if (each != name) {
      at += size;
      continue;
    }
    std::uint32_t next = 0;
    for (const unsigned char* const end = at + size; at < end;) {
      next += varint(at);
      const std::uint32_t length = varint(at);
      chars.push_back({next, next + length - 1});
      next += length;
    }
    return true;
  }
  return false;
}

bool is_category(std::string_view name) {
  if (name.empty() || name.size() > 2 || name == "Cn") return false;
  for (std::size_t i = 0; i < category_names.size(); i += 2) {
    if (category_names.substr(i, 2).starts_with(name)) return true;
  }
  return false;
}

}  // namespace

bool unicode_class(std::string_view name, CharClass& chars) {
  const bool negated = name.starts_with('^');
  if (negated) name.remove_prefix(1);
  CharClass made;
  if (name == "Any") {
    made.push_back({0, model::last_code_point});
  } else if (is_category(name)) {
    add_category(name, made);
  } else if (!add_script(name, made)) {
    return false;
  }
  if (negated) negate(made);
  add(made, chars);
  return true;
}

}  // namespace clause10::cel
