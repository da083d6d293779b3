#pragma once
#include <array>
#include <string_view>

/// Operators and reserved words (langdef, "Syntax").
namespace clause10::cel {

struct Operator {
  std::string_view symbol;
  int binding;  ///< the higher, the tighter
  std::string_view function;
};

inline constexpr int additive = 4;
inline constexpr std::array<Operator, 14> operators = {{
    {"||", 1, "_||_"},
    {"&&", 2, "_&&_"},
    {"==", 3, "_==_"},
    {"!=", 3, "_!=_"},
    {"<", 3, "_<_"},
    {"<=", 3, "_<=_"},
    {">", 3, "_>_"},
    {">=", 3, "_>=_"},
    {"in", 3, "@in"},
    {"+", additive, "_+_"},
    {"-", additive, "_-_"},
    {"*", 5, "_*_"},
    {"/", 5, "_/_"},
    {"%", 5, "_%_"},
}};

inline constexpr std::array<std::string_view, 20> reserved = {
    "as",   "break",   "const",  "continue",  "else", "for",  "function", "if", "import", "let",
    "loop", "package", "return", "namespace", "var",  "void", "while",    "in", "true",   "false"};

}  // namespace clause10::cel
