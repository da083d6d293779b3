#pragma once
#include <string>

namespace clause10::test {

/// tests/golden/expressions.txt as it should be: each expression, in lines that begin with "> ",
/// then what it yields, or every error with its place and caret. The argument is the file as it is.
std::string golden_expressions(const std::string& file);

/// The file's path.
std::string golden_expressions_path();

}  // namespace clause10::test
