#include "cel/operators.h"

#include <algorithm>
#include <utility>

#include "model/text.h"

namespace clause10::cel {
namespace {

using model::Value;

double as_real(const Value& value) {
  if (const auto* integer = value.integer()) return static_cast<double>(*integer);
  if (const auto* natural = value.natural()) return static_cast<double>(*natural);
  return *value.real();
}

std::partial_ordering order_of_numbers(const Value& a, const Value& b) {
  if (a.real() != nullptr || b.real() != nullptr) return as_real(a) <=> as_real(b);
  if (a.integer() != nullptr && b.integer() != nullptr) return *a.integer() <=> *b.integer();
  if (a.natural() != nullptr && b.natural() != nullptr) return *a.natural() <=> *b.natural();
  // One signed, one unsigned: converting either way could change the value.
  if (a.integer() != nullptr) {
    if (*a.integer() < 0) return std::partial_ordering::less;
    return static_cast<std::uint64_t>(*a.integer()) <=> *b.natural();
  }
  if (*b.integer() < 0) return std::partial_ordering::greater;
  return *a.natural() <=> static_cast<std::uint64_t>(*b.integer());
}

bool equal_objects(const model::Object& a, const model::Object& b) {
  return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&b](const model::Member& member) {
           const Value* other = model::find(b, member.name);
           return other != nullptr && equal(member.value, *other);
         });
}

}  // namespace

std::optional<std::partial_ordering> order(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return order_of_numbers(a, b);
  if (a.text() != nullptr && b.text() != nullptr) return a.text()->compare(*b.text()) <=> 0;
  if (a.truth() != nullptr && b.truth() != nullptr) {
    return static_cast<int>(*a.truth()) <=> static_cast<int>(*b.truth());
  }
  return std::nullopt;
}

bool equal(const Value& a, const Value& b) {
  if (const auto ordered = order(a, b)) return *ordered == std::partial_ordering::equivalent;
  if (a.is_null() && b.is_null()) return true;
  if (a.list() != nullptr && b.list() != nullptr) {
    return std::equal(a.list()->begin(), a.list()->end(), b.list()->begin(), b.list()->end(),
                      equal);
  }
  return a.object() != nullptr && b.object() != nullptr && equal_objects(*a.object(), *b.object());
}

std::optional<std::int64_t> size(const Value& value) {
  if (const auto* text = value.text()) return static_cast<std::int64_t>(model::code_points(*text));
  if (const auto* list = value.list()) return static_cast<std::int64_t>(list->size());
  if (const auto* object = value.object()) return static_cast<std::int64_t>(object->size());
  return std::nullopt;
}

}  // namespace clause10::cel
