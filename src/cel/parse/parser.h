#pragma once
#include <optional>
#include <vector>

#include "cel/lex/token.h"
#include "cel/parse/ast.h"

namespace clause10::cel {

/// Builds the tree; macros are expanded on the way. Nothing when there are faults, which are added
/// to `errors`: after one, reading goes on behind the next comma or bracket that it stands within.
std::optional<Ast> parse(const std::vector<Token>& tokens, std::vector<Error>& errors);

}  // namespace clause10::cel
