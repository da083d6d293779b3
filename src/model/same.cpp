#include "model/same.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "model/sort.h"
#include "model/text.h"
#include "model/wording.h"

namespace clause10::model {
namespace {

constexpr std::size_t longest_shown = 60;  // bytes

bool same_number(const Value& a, const Value& b) {
  if (a.integer() != nullptr && b.integer() != nullptr) return *a.integer() == *b.integer();
  if (a.natural() != nullptr && b.natural() != nullptr) return *a.natural() == *b.natural();
  const auto worth = [](const Value& value) {
    if (value.real() != nullptr) return *value.real();
    return value.integer() != nullptr ? static_cast<double>(*value.integer())
                                      : static_cast<double>(*value.natural());
  };
  return worth(a) == worth(b);
}

bool is_before(const Member* const& a, const Member* const& b) {
  return a->name < b->name;
}

/// The members by name: comparing each with each would take a hostile object's time squared.
std::vector<const Member*> sorted(const Object& object) {
  std::vector<const Member*> members;
  members.reserve(object.size());
  for (const Member& each : object) {
    members.push_back(&each);
  }
  sort<const Member*, is_before>(members);
  return members;
}

bool same_members(const Object& a, const Object& b) {
  if (a.size() != b.size()) return false;
  const auto left = sorted(a);
  const auto right = sorted(b);
  return std::equal(left.begin(), left.end(), right.begin(), [](const Member* x, const Member* y) {
    return x->name == y->name && same(x->value, y->value);
  });
}

std::string quoted(std::string_view text, std::string_view locale) {
  if (text.size() <= longest_shown) return say(wording::quoted, locale, {text});
  std::size_t end = longest_shown;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return say(wording::quoted, locale, {std::string(text.substr(0, end)) + "…"});
}

}  // namespace

bool same(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return same_number(a, b);
  if (a.text() != nullptr && b.text() != nullptr) return *a.text() == *b.text();
  if (a.truth() != nullptr && b.truth() != nullptr) return *a.truth() == *b.truth();
  if (a.object() != nullptr && b.object() != nullptr) return same_members(*a.object(), *b.object());
  if (a.list() != nullptr && b.list() != nullptr) {
    return std::equal(a.list()->begin(), a.list()->end(), b.list()->begin(), b.list()->end(), same);
  }
  return a.is_null() && b.is_null();
}

bool same_or_absent(const Value* a, const Value* b) {
  const bool no_a = a == nullptr || is_absent(*a);
  const bool no_b = b == nullptr || is_absent(*b);
  return no_a || no_b ? no_a == no_b : same(*a, *b);
}

std::string shown(const Value* value, std::string_view locale) {
  if (value == nullptr || is_absent(*value)) return std::string(wording::nothing.in(locale));
  if (const std::string* text = value->text()) return quoted(trim(*text), locale);
  if (const bool* truth = value->truth()) return *truth ? "true" : "false";
  if (const std::int64_t* number = value->integer()) return std::to_string(*number);
  if (const List* list = value->list()) {
    return say(list->size() == 1 ? wording::one_item : wording::items, locale,
               {std::to_string(list->size())});
  }
  for (const std::string_view naming : {"name", "subject", "id"}) {
    const Value* found = value->find(naming);
    if (found != nullptr && (found->text() != nullptr || found->integer() != nullptr)) {
      return shown(found, locale);
    }
  }
  return std::string(value->kind());
}

}  // namespace clause10::model
