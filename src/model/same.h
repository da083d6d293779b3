#pragma once
#include <string>
#include <string_view>

#include "model/value.h"

namespace clause10::model {

/// The same JSON: numbers by what they are worth, members in any order.
bool same(const Value& a, const Value& b);

/// As same(), but everything absent (see is_absent) is the same; null stands for a missing member.
bool same_or_absent(const Value* a, const Value* b);

/// The value in a few words for a message: "a text" cut off after some words, a person's name,
/// "3 items"; "empty" for what is absent, or null. In the locale's language.
std::string shown(const Value* value, std::string_view locale);

}  // namespace clause10::model
