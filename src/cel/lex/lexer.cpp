#include <algorithm>
#include <array>
#include <optional>

#include "cel/lex/token.h"
#include "model/utf8.h"

namespace clause10::cel {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_name_part(char c) {
  return is_name_start(c) || is_digit(c);
}
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// Longer symbols first, so that <= is not read as < and =.
constexpr std::array<std::string_view, 24> symbols = {"==", "!=", "<=", ">=", "&&", "||", "<", ">",
                                                      "!",  "-",  "+",  "*",  "/",  "%",  "(", ")",
                                                      "[",  "]",  "{",  "}",  ",",  ".",  "?", ":"};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Tokens run() {
    skip_space();
    while (!at_end() && made_.whole) {
      const std::size_t begin = position_;
      next();
      if (!made_.whole) break;
      made_.list.back().begin = static_cast<std::uint32_t>(begin);
      made_.list.back().end = static_cast<std::uint32_t>(position_);
      skip_space();
    }
    made_.list.push_back({Token::Kind::end, {}, place_});
    return std::move(made_);
  }

 private:
  bool at_end() const { return position_ == text_.size(); }
  bool follows(std::string_view start) const { return text_.substr(position_).starts_with(start); }
  char ahead(std::size_t n) const {
    return position_ + n < text_.size() ? text_[position_ + n] : '\0';
  }

  void advance() {
    const char c = text_[position_++];
    if (c == '\n') {
      ++place_.line;
      place_.column = 1;
    } else if (at_end() || (static_cast<unsigned char>(text_[position_]) & 0xC0U) != 0x80U) {
      ++place_.column;  // a byte that continues a character is none of its own
    }
  }
  void advance(std::size_t bytes) {
    for (; bytes > 0; --bytes) {
      advance();
    }
  }

  void skip_space() {
    while (!at_end() && (is_space(text_[position_]) || follows("//"))) {
      if (follows("//")) {
        while (!at_end() && text_[position_] != '\n') {
          advance();
        }
      } else {
        advance();
      }
    }
  }

  void next() {
    const char c = text_[position_];
    if (is_digit(c) || (c == '.' && is_digit(ahead(1)))) return number();
    if (c == '`') return quoted_name();
    if (const auto prefix = prefix_of_literal()) return literal(*prefix);
    if (!is_name_start(c)) return symbol();
    std::size_t length = 1;
    while (is_name_part(ahead(length))) {
      ++length;
    }
    push(Token::Kind::name, length);
  }

  void push(Token::Kind kind, std::size_t length) {
    made_.list.push_back({kind, std::string(text_.substr(position_, length)), place_});
    advance(length);
  }

  void fail(std::string message, Place place, std::string suggestion = {}) {
    made_.errors.emplace_back(std::move(message), place, std::move(suggestion));
  }
  /// A fault that nothing sensible can be read behind.
  void stop(std::string message, Place place) {
    fail(std::move(message), place);
    made_.whole = false;
  }

  /// r, b or both, in either case and order, before a quote: how many letters.
  std::optional<std::size_t> prefix_of_literal() const {
    bool raw = false;
    bool bytes = false;
    for (std::size_t n = 0;; ++n) {
      const char c = ahead(n);
      if (c == '"' || c == '\'') return n;
      bool& seen = c == 'r' || c == 'R' ? raw : bytes;
      if (seen || (&seen == &bytes && c != 'b' && c != 'B')) return std::nullopt;
      seen = true;
    }
  }

  void literal(std::size_t prefix) {
    const Place start = place_;
    bool raw = false;
    bool bytes = false;
    for (; prefix > 0; --prefix) {
      const char c = text_[position_];
      (c == 'r' || c == 'R' ? raw : bytes) = true;
      advance();
    }
    const std::string_view rest = text_.substr(position_);
    const std::string_view quote = rest.starts_with(R"(""")") || rest.starts_with("'''")
                                       ? rest.substr(0, 3)
                                       : rest.substr(0, 1);
    advance(quote.size());
    const std::size_t end = end_of_literal(quote, raw);
    if (end == std::string_view::npos) {
      return stop("the text that starts here has no closing " + std::string(quote), start);
    }
    Token token{bytes ? Token::Kind::bytes : Token::Kind::text, {}, start};
    std::string message;
    const std::string_view written = text_.substr(position_, end - position_);
    std::size_t read = written.size();
    if (raw) {
      token.text = written;
    } else {
      read = unescape(written, bytes, token.text, message);
    }
    advance(read);
    if (!message.empty()) fail(message, place_);
    advance(written.size() - read + quote.size());
    made_.list.push_back(std::move(token));
  }

  std::size_t end_of_literal(std::string_view quote, bool raw) const {
    for (std::size_t at = position_; at < text_.size(); ++at) {
      if (text_.substr(at).starts_with(quote)) return at;
      const bool line_end = text_[at] == '\n' || text_[at] == '\r';
      if (line_end && quote.size() == 1) break;
      if (text_[at] == '\\' && !raw) ++at;
    }
    return std::string_view::npos;
  }

  void quoted_name() {
    std::size_t length = 1;
    while (is_name_part(ahead(length)) ||
           (ahead(length) != '\0' &&
            std::string_view(".-/ ").find(ahead(length)) != std::string_view::npos)) {
      ++length;
    }
    if (length == 1 || ahead(length) != '`') {
      return stop("between backquotes stands a name of letters, digits and _ . - / or space",
                  place_);
    }
    made_.list.push_back(
        {Token::Kind::quoted_name, std::string(text_.substr(position_ + 1, length - 1)), place_});
    advance(length + 1);
  }

  void number() {
    std::size_t length = 0;
    const auto digits = [&](bool (*digit)(char)) {
      while (digit(ahead(length))) {
        ++length;
      }
    };
    auto kind = Token::Kind::integer;
    if (ahead(0) == '0' && (ahead(1) == 'x' || ahead(1) == 'X') && is_hex(ahead(2))) {
      length = 2;
      digits(is_hex);
    } else {
      digits(is_digit);
      if (ahead(length) == '.' && is_digit(ahead(length + 1))) {
        kind = Token::Kind::real;
        ++length;
        digits(is_digit);
      }
      if (ahead(length) == 'e' || ahead(length) == 'E') {
        const std::size_t sign = ahead(length + 1) == '+' || ahead(length + 1) == '-' ? 1 : 0;
        if (is_digit(ahead(length + 1 + sign))) {
          kind = Token::Kind::real;
          length += 1 + sign;
          digits(is_digit);
        }
      }
    }
    const bool natural =
        kind == Token::Kind::integer && (ahead(length) == 'u' || ahead(length) == 'U');
    const Place start = place_;
    push(natural ? Token::Kind::natural : kind, length);
    if (natural) advance();
    if (!at_end() && is_name_part(text_[position_])) {
      fail("a number ends where a name begins", start);
      while (!at_end() && is_name_part(text_[position_])) {
        advance();
      }
    }
  }

  void symbol() {
    const auto* const found = std::find_if(symbols.begin(), symbols.end(),
                                           [this](std::string_view each) { return follows(each); });
    if (found != symbols.end()) {
      push(Token::Kind::symbol, found->size());
      return;
    }
    const char c = text_[position_];
    if (c != '=' && c != '&' && c != '|') {
      return stop("this character has no meaning in a condition", place_);
    }
    const std::string twice(2, c);
    fail(c == '=' ? "a single = compares nothing; equality is written =="
                  : "a single " + std::string(1, c) + " means nothing; write " + twice,
         place_, "did you mean \"" + twice + "\"?");
    made_.list.push_back({Token::Kind::symbol, twice, place_});
    advance();
  }

  std::string_view text_;
  std::size_t position_ = 0;
  Place place_;
  Tokens made_;
};

}  // namespace

Tokens tokens_of(std::string_view text) {
  return Lexer(text).run();
}

}  // namespace clause10::cel
