#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cel/cel.h"

namespace clause10::cel {

struct Token {
  enum class Kind { name, text, integer, symbol, end };
  Kind kind = Kind::end;
  std::string text;        ///< name, symbol, digits, or a text literal without quotes and escapes
  std::size_t column = 1;  ///< character of the expression, from 1
};

/// Cuts an expression into tokens; the last one is of kind end.
Outcome<std::vector<Token>> tokens_of(std::string_view text);

}  // namespace clause10::cel
