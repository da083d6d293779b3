#pragma once
#include <cstddef>

#include "model/diagnostic.h"
#include "model/pack.h"

namespace clause10::check {

/// Is this pack sound? Everything that is not, up to `most`, is reported at once, each with a JSON
/// Pointer, for a condition also with the column, and with a suggestion where one is near: names of
/// fields, states, transitions, enums and calendars that do not exist or stand twice · checks on
/// fields of another type · conditions that do not compile · states that cannot be reached or left
/// · texts without English · placeholders that nothing fills.
model::Diagnostics check(const model::Pack& pack, std::size_t most = 100);

/// Do the expressions compile that messages are filled with? For lint: they are compiled where a
/// rule is violated, and one that cannot be leaves a question mark, so that a pack loads without.
model::Diagnostics check_messages(const model::Pack& pack);

}  // namespace clause10::check
