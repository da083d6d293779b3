#pragma once
#include "model/diagnostic.h"
#include "model/pack.h"

namespace clause10::check {

/// What works and yet cannot be meant, all of it at once; warnings, for whoever writes the pack:
/// rules that never fire or cannot be kept · values that are on no list · states without a way to
/// an end · transitions that nobody can take · fields that nobody can fill in · deadlines that are
/// never set or never met · what nothing refers to · texts that lack a language others have.
///
/// Exact as far as conditions depend on states, value lists, filled fields and parameters; whatever
/// else they look at is taken to come out either way, so that no sound rule is reported.
model::Diagnostics lint(const model::Pack& pack);

}  // namespace clause10::check
