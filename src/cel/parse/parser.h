#pragma once
#include <vector>

#include "cel/lex/token.h"
#include "cel/parse/ast.h"

namespace clause10::cel {

/// Builds the tree; macros are expanded on the way. The first fault wins.
Outcome<Ast> parse(const std::vector<Token>& tokens);

}  // namespace clause10::cel
