#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

#include "cel/ast.h"

namespace clause10::cel {
namespace {

constexpr std::array<std::pair<std::string_view, Op>, 6> comparisons = {
    {{"==", Op::equal},
     {"!=", Op::not_equal},
     {"<", Op::less},
     {"<=", Op::less_equal},
     {">", Op::greater},
     {">=", Op::greater_equal}}};

constexpr std::size_t tallest_tree = 4 * deepest_nesting;

std::string shown(const Token& token) {
  if (token.kind == Token::Kind::end) return "the end";
  return "\"" + token.text + "\"";
}

/// Recursive descent. A function returns the index of the node it made, or nothing once error_ is
/// set; the first error wins.
class Parser {
 public:
  explicit Parser(const std::vector<Token>& tokens) : tokens_(tokens) {}

  Outcome<Ast> run() {
    const auto root = expression();
    if (root && peek().kind != Token::Kind::end) {
      fail(peek(), "an operator or the end is expected here, not " + shown(peek()));
    }
    if (error_) return *error_;
    ast_.root = *root;
    return std::move(ast_);
  }

 private:
  using Index = std::optional<std::size_t>;

  const Token& peek() const { return tokens_[position_]; }
  bool at(std::string_view symbol) const {
    return peek().kind == Token::Kind::symbol && peek().text == symbol;
  }
  const Token& take() {
    const Token& token = tokens_[position_];
    if (token.kind != Token::Kind::end) ++position_;
    return token;
  }
  bool accept(std::string_view symbol) {
    if (!at(symbol)) return false;
    take();
    return true;
  }

  Index fail(const Token& where, std::string message) {
    if (!error_) error_ = Error{std::move(message), where.column};
    return std::nullopt;
  }

  /// Long chains such as a.b.c nest to the left: their height is limited here, so that running a
  /// program never exhausts the stack.
  Index add(Node node) {
    std::size_t height = 1;
    for (const std::size_t child : node.children) {
      height = std::max(height, heights_[child] + 1);
    }
    if (height > tallest_tree) {
      if (!error_) error_ = Error{"too many operators in a row", node.column};
      return std::nullopt;
    }
    heights_.push_back(height);
    ast_.nodes.push_back(std::move(node));
    return ast_.nodes.size() - 1;
  }

  Index expression() {
    if (depth_ == deepest_nesting) {
      return fail(peek(),
                  "nested too deeply; " + std::to_string(deepest_nesting) + " levels are allowed");
    }
    ++depth_;
    const Index made = chain(Op::logical_or, "||");
    --depth_;
    return made;
  }

  /// a || b || c is one node with three children: a long chain stays flat.
  Index chain(Op op, std::string_view symbol) {
    const std::size_t column = peek().column;
    const auto part = [this, op] {
      return op == Op::logical_or ? chain(Op::logical_and, "&&") : comparison();
    };
    const Index first = part();
    if (!first || !at(symbol)) return first;
    Node node{op, column};
    node.children.push_back(*first);
    while (accept(symbol)) {
      const Index next = part();
      if (!next) return std::nullopt;
      node.children.push_back(*next);
    }
    return add(std::move(node));
  }

  std::optional<Op> comparison_at() const {
    if (peek().kind == Token::Kind::name && peek().text == "in") return Op::in;
    if (peek().kind != Token::Kind::symbol) return std::nullopt;
    for (const auto& [symbol, op] : comparisons) {
      if (peek().text == symbol) return op;
    }
    return std::nullopt;
  }

  Index comparison() {
    Index left = unary();
    for (auto op = comparison_at(); left && op; op = comparison_at()) {
      const std::size_t column = take().column;
      const Index right = unary();
      if (!right) return std::nullopt;
      left = add({*op, column, {}, {}, {*left, *right}});
    }
    return left;
  }

  Index unary() {
    if (!at("!") && !at("-")) return member();
    const Token& sign = take();
    if (depth_ == deepest_nesting) return fail(sign, "too many ! or - in a row");
    ++depth_;
    const Index operand = unary();
    --depth_;
    if (!operand) return std::nullopt;
    return add({sign.text == "!" ? Op::logical_not : Op::negate, sign.column, {}, {}, {*operand}});
  }

  Index member() {
    Index made = primary();
    while (made && at(".")) {
      const std::size_t column = take().column;
      if (peek().kind != Token::Kind::name)
        return fail(peek(), "a member's name is expected after .");
      made = add({Op::member, column, take().text, {}, {*made}});
    }
    return made;
  }

  Index primary() {
    const Token& token = take();
    switch (token.kind) {
      case Token::Kind::text:
        return add({Op::literal, token.column, {}, token.text});
      case Token::Kind::integer:
        return integer(token);
      case Token::Kind::name:
        return at("(") ? call(token) : name(token);
      case Token::Kind::symbol:
        if (token.text == "(") return parenthesised();
        if (token.text == "[") return list(token);
        break;
      case Token::Kind::end:
        break;
    }
    return fail(token, "a value is expected here, not " + shown(token));
  }

  Index integer(const Token& token) {
    std::int64_t value = 0;
    for (const char c : token.text) {
      const std::int64_t digit = c - '0';
      if (value > (std::numeric_limits<std::int64_t>::max() - digit) / 10) {
        return fail(token, "this number is too large for 64 bits");
      }
      value = value * 10 + digit;
    }
    return add({Op::literal, token.column, {}, value});
  }

  Index name(const Token& token) {
    if (token.text == "true" || token.text == "false") {
      return add({Op::literal, token.column, {}, token.text == "true"});
    }
    if (token.text == "null") return add({Op::literal, token.column});
    if (token.text == "in") return fail(token, "a value is expected before in");
    return add({Op::name, token.column, token.text});
  }

  Index parenthesised() {
    const Index inner = expression();
    if (inner && !accept(")")) return fail(peek(), ") is expected here, not " + shown(peek()));
    return inner;
  }

  Index list(const Token& opening) {
    Node node{Op::list, opening.column};
    while (!at("]")) {
      const Index item = expression();
      if (!item) return std::nullopt;
      node.children.push_back(*item);
      if (!accept(",")) break;
    }
    if (!accept("]")) return fail(peek(), "] is expected here, not " + shown(peek()));
    return add(std::move(node));
  }

  Index call(const Token& function) {
    take();
    const bool is_has = function.text == "has";
    if (!is_has && function.text != "size") {
      return fail(function,
                  "there is no function " + function.text + "; has(x) and size(x) are known");
    }
    const Index argument = expression();
    if (!argument) return std::nullopt;
    if (!accept(")")) return fail(peek(), ") is expected here, not " + shown(peek()));
    const Op op = ast_.nodes[*argument].op;
    if (is_has && op != Op::name && op != Op::member) {
      return fail(function, "has() asks whether a field is filled: has(field)");
    }
    return add({is_has ? Op::has : Op::size, function.column, {}, {}, {*argument}});
  }

  const std::vector<Token>& tokens_;
  std::size_t position_ = 0;
  std::size_t depth_ = 0;
  Ast ast_;
  std::vector<std::size_t> heights_;  ///< of each node, in the order of the nodes
  std::optional<Error> error_;
};

}  // namespace

Outcome<Ast> parse(const std::vector<Token>& tokens) {
  return Parser(tokens).run();
}

}  // namespace clause10::cel
