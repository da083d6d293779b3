#pragma once
#include <compare>
#include <optional>

#include "model/value.h"

/// The language's operators on values, apart from how a program is run.
namespace clause10::cel {

/// Equality across kinds: values of different kinds are unequal, numbers compare by value.
bool equal(const model::Value& a, const model::Value& b);

/// Order of two numbers, two texts (by code point) or two truth values; nothing for other pairs.
std::optional<std::partial_ordering> order(const model::Value& a, const model::Value& b);

/// Characters of a text, items of a list, members of an object; nothing for other kinds.
std::optional<std::int64_t> size(const model::Value& value);

}  // namespace clause10::cel
