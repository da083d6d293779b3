#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cel/cel.h"

namespace clause10::cel {

struct Token {
  enum class Kind { name, quoted_name, text, bytes, integer, natural, real, symbol, end };
  Kind kind = Kind::end;
  std::string text;  ///< name, symbol, digits, or what a literal stands for
  Place place;
  std::uint32_t begin = 0;  ///< bytes of the expression from begin to end
  std::uint32_t end = 0;
};

struct Tokens {
  std::vector<Token> list;    ///< the last one is of kind end
  std::vector<Error> errors;  ///< in the order of the text
  bool whole = true;          ///< false when there is no telling what a fault was to be
};

/// Cuts an expression into tokens (langdef, "Syntax"). Where a fault shows what was meant, as a
/// single = does, the token stands for that.
Tokens tokens_of(std::string_view text);

/// Replaces the escapes of a text or bytes literal. On a fault `message` says what is wrong, and
/// the result is the number of bytes read before it.
std::size_t unescape(std::string_view written, bool bytes, std::string& into, std::string& message);

}  // namespace clause10::cel
