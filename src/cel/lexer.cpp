#include <algorithm>
#include <array>
#include <optional>

#include "cel/token.h"

namespace clause10::cel {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_name_part(char c) {
  return is_name_start(c) || is_digit(c);
}
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Longer symbols first, so that <= is not read as < and =.
constexpr std::array<std::string_view, 18> symbols = {
    "==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "-", "(", ")", "[", "]", ",", ".", "{", "}"};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Outcome<std::vector<Token>> run() {
    while (true) {
      while (!at_end() && is_space(text_[position_])) {
        advance();
      }
      if (at_end()) break;
      if (auto error = next()) return *error;
    }
    tokens_.push_back({Token::Kind::end, {}, column_});
    return std::move(tokens_);
  }

 private:
  bool at_end() const { return position_ == text_.size(); }

  void advance() {
    ++position_;
    // Columns count characters: a byte that continues a character is none of its own.
    if (at_end() || (static_cast<unsigned char>(text_[position_]) & 0xC0U) != 0x80U) ++column_;
  }

  std::optional<Error> next() {
    const char c = text_[position_];
    if (is_name_start(c)) return word(Token::Kind::name, is_name_part);
    if (is_digit(c)) return integer();
    if (c == '"' || c == '\'') return literal();
    return symbol();
  }

  std::optional<Error> word(Token::Kind kind, bool (*part)(char)) {
    Token token{kind, {}, column_};
    while (!at_end() && part(text_[position_])) {
      token.text += text_[position_];
      advance();
    }
    tokens_.push_back(std::move(token));
    return std::nullopt;
  }

  std::optional<Error> integer() {
    const std::size_t start = column_;
    word(Token::Kind::integer, is_digit);
    if (at_end()) return std::nullopt;
    if (text_[position_] == '.' || is_name_start(text_[position_])) {
      return Error{"a number is written with digits only, such as 42", start};
    }
    return std::nullopt;
  }

  std::optional<Error> symbol() {
    for (const std::string_view each : symbols) {
      if (!text_.substr(position_).starts_with(each)) continue;
      tokens_.push_back({Token::Kind::symbol, std::string(each), column_});
      for (std::size_t i = 0; i < each.size(); ++i) {
        advance();
      }
      return std::nullopt;
    }
    const char c = text_[position_];
    if (c == '=') {
      return Error{"a single = compares nothing; equality is written ==", column_,
                   "did you mean \"==\"?"};
    }
    if (c == '&') {
      return Error{"a single & means nothing; and is written &&", column_, "did you mean \"&&\"?"};
    }
    if (c == '|') {
      return Error{"a single | means nothing; or is written ||", column_, "did you mean \"||\"?"};
    }
    return Error{"this character has no meaning in a condition", column_};
  }

  std::optional<Error> literal() {
    const char quote = text_[position_];
    Token token{Token::Kind::text, {}, column_};
    advance();
    while (!at_end() && text_[position_] != quote) {
      const char c = text_[position_];
      if (c == '\n' || c == '\r') break;
      if (c == '\\') {
        if (auto error = escape(token.text)) return error;
        continue;
      }
      token.text += c;
      advance();
    }
    if (at_end() || text_[position_] != quote) {
      return Error{std::string("the text that starts here has no closing ") + quote, token.column};
    }
    advance();
    tokens_.push_back(std::move(token));
    return std::nullopt;
  }

  std::optional<Error> escape(std::string& into) {
    static constexpr std::string_view written = "\\\"'`?abfnrtv";
    static constexpr std::string_view meant = "\\\"'`?\a\b\f\n\r\t\v";
    const std::size_t start = column_;
    advance();
    const std::size_t which = at_end() ? std::string_view::npos : written.find(text_[position_]);
    if (which == std::string_view::npos) {
      return Error{"unknown escape; write \\\\ for a backslash", start};
    }
    into += meant[which];
    advance();
    return std::nullopt;
  }

  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t column_ = 1;
  std::vector<Token> tokens_;
};

}  // namespace

Outcome<std::vector<Token>> tokens_of(std::string_view text) {
  return Lexer(text).run();
}

}  // namespace clause10::cel
