#include "cel/parse/parser.h"

#include <algorithm>

#include "cel/parse/builder.h"
#include "cel/parse/literal.h"
#include "cel/parse/words.h"

namespace clause10::cel {
namespace {

using Kind = Token::Kind;
using Parsed = std::optional<NodeIndex>;

std::string shown(const Token& token) {
  if (token.kind == Kind::end) return "the end";
  return "\"" + token.text + "\"";
}

/// Recursive descent. A function returns the index of the node it made, or nothing once the builder
/// has an error.
class Parser {
 public:
  explicit Parser(const std::vector<Token>& tokens) : tokens_(tokens) {}

  std::optional<Ast> run(std::vector<Error>& errors) {
    const Parsed root = expression();
    if (root && peek().kind != Kind::end) {
      fail(peek(), "an operator or the end is expected here, not " + shown(peek()));
    }
    if (builder_.errors().empty()) return builder_.take(*root);
    errors.insert(errors.end(), builder_.errors().begin(), builder_.errors().end());
    return std::nullopt;
  }

 private:
  const Token& peek() const { return tokens_[position_]; }
  const Token& take() { return tokens_[position_ + 1 < tokens_.size() ? position_++ : position_]; }
  bool is(std::string_view symbol) const {
    return (peek().kind == Kind::symbol || (symbol == "in" && peek().kind == Kind::name)) &&
           peek().text == symbol;
  }
  bool accept(std::string_view symbol) {
    if (!is(symbol)) return false;
    take();
    return true;
  }
  bool expect(std::string_view symbol) {
    if (accept(symbol)) return true;
    fail(peek(), std::string(symbol) + " is expected here, not " + shown(peek()));
    return false;
  }
  void fail(const Token& token, std::string message) {
    builder_.fail(std::move(message), token.place);
  }
  bool failed() const { return builder_.failed(); }

  /// Passes over the rest of something faulty within brackets, up to what closes them or, in a
  /// list, the next comma. A stand-in for it, or nothing when neither is found.
  Parsed resumed(std::string_view closing, bool is_list) {
    const Place place = peek().place;
    for (int open = 0; peek().kind != Kind::end; take()) {
      const bool closes = is(")") || is("]") || is("}");
      if (open == 0 && (is(closing) || (is_list && is(",")))) {
        builder_.resume();
        return builder_.add(Op::unknown, place);
      }
      if (closes && open == 0) break;
      open += closes ? -1 : is("(") || is("[") || is("{") ? 1 : 0;
    }
    return std::nullopt;
  }

  /// What was read up to a comma or the closing bracket, or a stand-in.
  Parsed item(Parsed read, std::string_view closing) {
    if (read && !is(",") && !is(closing)) {
      expect(closing);
      read.reset();
    }
    return read ? read : resumed(closing, true);
  }

  /// An expression and the bracket that closes it.
  Parsed bracketed(std::string_view closing) {
    Parsed inner = expression();
    if (inner && !is(closing)) {
      expect(closing);
      inner.reset();
    }
    if (!inner) inner = resumed(closing, false);
    if (inner) take();
    return inner;
  }

  /// What the node stands for begins with that token and ends with the last one taken.
  NodeIndex covering(std::size_t first, NodeIndex node) {
    builder_.cover(node, {tokens_[first].begin, tokens_[position_ - 1].end});
    return node;
  }

  Parsed expression() {
    if (depth_ == deepest_nesting) {
      fail(peek(), "nested too deeply");
      return std::nullopt;
    }
    ++depth_;
    const Parsed parsed = conditional();
    --depth_;
    return failed() ? std::nullopt : parsed;
  }

  Parsed conditional() {
    const std::size_t first = position_;
    const Parsed condition = binary(1);
    if (!condition || !is("?")) return condition;
    const Place place = take().place;
    const Parsed chosen = binary(1);
    if (!chosen || !expect(":")) return std::nullopt;
    const Parsed otherwise = expression();
    if (!otherwise) return std::nullopt;
    return covering(first, builder_.add(Op::conditional, place, {*condition, *chosen, *otherwise}));
  }

  const Operator* binary_operator() const {
    const auto* const found =
        std::find_if(operators.begin(), operators.end(),
                     [this](const Operator& each) { return is(each.symbol); });
    return found == operators.end() ? nullptr : found;
  }

  /// Operators that bind at least that tightly; all are left-associative.
  Parsed binary(int tightest) {
    const std::size_t first = position_;
    Parsed left = unary();
    while (left && !failed()) {
      const Operator* found = binary_operator();
      if (found == nullptr || found->binding < tightest) return left;
      const Place place = take().place;
      const Parsed right = binary(found->binding + 1);
      if (!right) return std::nullopt;
      left = found->binding <= 2
                 ? logical(*found, place, *left, *right)
                 : builder_.add(Op::call, place, {*left, *right}, std::string(found->function));
      covering(first, *left);
    }
    return failed() ? std::nullopt : left;
  }

  /// a && b && c is one node: a long condition does not make a high tree.
  NodeIndex logical(const Operator& symbol, Place place, NodeIndex left, NodeIndex right) {
    const Op op = symbol.binding == 1 ? Op::logical_or : Op::logical_and;
    if (builder_.node(left).op == op && left == last_logical_) {
      builder_.node(left).children.push_back(right);
      Node grown = std::move(builder_.node(left));
      builder_.node(left) = Node();
      return last_logical_ = builder_.add(std::move(grown));
    }
    return last_logical_ = builder_.add(op, place, {left, right});
  }

  Parsed unary() {
    const std::size_t first = position_;
    const Token& start = peek();
    if (!is("!") && !is("-")) return member();
    const std::string symbol = start.text;
    std::size_t count = 0;
    while (accept(symbol)) {
      ++count;
    }
    if (count > deepest_nesting) {
      fail(start, "too many ! or -");
      return std::nullopt;
    }
    const bool negated_number = symbol == "-" && is_number(peek().kind);
    if (negated_number) --count;
    Parsed operand = member(negated_number);
    for (; operand && count > 0; --count) {
      operand = builder_.add(Op::call, start.place, {*operand}, symbol == "!" ? "!_" : "-_");
      covering(first, *operand);
    }
    return operand;
  }

  static bool is_number(Kind kind) { return kind == Kind::integer || kind == Kind::real; }

  Parsed member(bool negated = false) {
    const std::size_t first = position_;
    Parsed operand = negated ? number(true) : primary();
    while (operand && !failed()) {
      covering(first, *operand);
      if (is(".")) {
        operand = selection(*operand);
      } else if (is("[")) {
        const Place place = take().place;
        const bool optional = accept("?");
        const Parsed index = bracketed("]");
        if (!index) return std::nullopt;
        operand = builder_.add(Op::index, place, {*operand, *index});
        builder_.node(*operand).optional = optional;
      } else if (is("{")) {
        fail(peek(), "messages cannot be made here; a map is written {'name': value}");
      } else {
        return operand;
      }
    }
    return failed() ? std::nullopt : operand;
  }

  Parsed selection(NodeIndex operand) {
    const Place dot = take().place;
    const bool optional = accept("?");
    const Token& name = peek();
    const bool quoted = name.kind == Kind::quoted_name;
    if (!quoted && (name.kind != Kind::name || never_a_name(name.text))) {
      fail(name, "a member's name is expected after .");
      return std::nullopt;
    }
    take();
    if (!quoted && !optional && is("(")) return method(operand, name);
    const NodeIndex made = builder_.add(Op::select, dot, {operand}, name.text);
    builder_.node(made).optional = optional;
    return made;
  }

  static bool never_a_name(const std::string& name) {
    return name == "in" || name == "true" || name == "false" || name == "null";
  }

  Parsed method(NodeIndex operand, const Token& name) {
    Node call;
    call.op = Op::method;
    call.place = name.place;
    call.text = name.text;
    call.children = {operand};
    if (!arguments(call.children)) return std::nullopt;
    return finished(std::move(call));
  }

  Parsed finished(Node call) {
    const bool sound =
        std::none_of(call.children.begin(), call.children.end(),
                     [this](NodeIndex child) { return builder_.node(child).op == Op::unknown; });
    if (!sound) return builder_.add(std::move(call));
    if (const Parsed expanded = expand_macro(builder_, call)) return expanded;
    return builder_.add(std::move(call));
  }

  bool arguments(std::vector<NodeIndex>& into) {
    take();
    if (accept(")")) return true;
    do {
      const Parsed argument = item(expression(), ")");
      if (!argument) return false;
      into.push_back(*argument);
    } while (accept(","));
    return expect(")");
  }

  Parsed primary() {
    const Token& token = peek();
    if (is(".")) {
      take();
      return named(true);
    }
    if (is("(")) {
      take();
      const Parsed inner = bracketed(")");
      last_logical_ = no_node;  // what stands in parentheses is a node of its own
      return inner;
    }
    if (is("[")) return list();
    if (is("{")) return map();
    if (token.kind == Kind::name) return named(false);
    if (token.kind == Kind::symbol || token.kind == Kind::end || token.kind == Kind::quoted_name) {
      fail(token, "a value is expected here, not " + shown(token));
      return std::nullopt;
    }
    if (token.kind == Kind::text || token.kind == Kind::bytes) {
      take();
      const auto kind = token.kind == Kind::text ? cel::Kind::text : cel::Kind::bytes;
      return builder_.literal(token.place, Value::of(token.text, kind));
    }
    return number(false);
  }

  Parsed number(bool negated) {
    const Token& token = take();
    auto value = number_of(token, negated);
    if (const Error* error = std::get_if<Error>(&value)) {
      builder_.fail(error->message, token.place);
      return std::nullopt;
    }
    return builder_.literal(token.place, std::move(*std::get_if<Value>(&value)));
  }

  Parsed named(bool absolute) {
    const Token& name = peek();
    const std::string& text = name.text;
    if (name.kind == Kind::name) take();
    if (!absolute && (text == "true" || text == "false")) {
      return builder_.literal(name.place, Value::of(text == "true"));
    }
    if (!absolute && text == "null") return builder_.literal(name.place, Value());
    if (text == "in") {
      fail(name, "a value is expected before in");
      return std::nullopt;
    }
    if (name.kind != Kind::name ||
        std::find(reserved.begin(), reserved.end(), text) != reserved.end()) {
      fail(name, shown(name) + " is a word of the language and names nothing");
      return std::nullopt;
    }
    Node made;
    made.op = is("(") ? Op::call : Op::name;
    made.place = name.place;
    made.text = absolute ? "." + text : text;
    if (made.op == Op::name) return builder_.add(std::move(made));
    if (!arguments(made.children)) return std::nullopt;
    return finished(std::move(made));
  }

  /// An expression that a ? before it makes optional.
  Parsed entry(bool optional, Place place) {
    const Parsed value = expression();
    if (!value || !optional) return value;
    return builder_.add(Op::optional_entry, place, {*value});
  }

  Parsed list() {
    const Place place = take().place;
    std::vector<NodeIndex> items;
    while (!is("]")) {
      const Place start = peek().place;
      const bool optional = accept("?");
      const Parsed made = item(entry(optional, start), "]");
      if (!made) return std::nullopt;
      items.push_back(*made);
      if (!accept(",")) break;
    }
    if (!expect("]")) return std::nullopt;
    return builder_.add(Op::list, place, std::move(items));
  }

  Parsed map() {
    const Place place = take().place;
    std::vector<NodeIndex> entries;
    while (!is("}")) {
      const Place start = peek().place;
      const bool optional = accept("?");
      const Parsed key = expression();
      const Parsed value = item(key && expect(":") ? entry(optional, start) : std::nullopt, "}");
      if (!value) return std::nullopt;
      entries.insert(entries.end(), {key.value_or(*value), *value});
      if (!accept(",")) break;
    }
    if (!expect("}")) return std::nullopt;
    return builder_.add(Op::map, place, std::move(entries));
  }

  static constexpr NodeIndex no_node = ~NodeIndex{0};

  const std::vector<Token>& tokens_;
  std::size_t position_ = 0;
  std::size_t depth_ = 0;
  NodeIndex last_logical_ = no_node;
  Builder builder_;
};

}  // namespace

std::optional<Ast> parse(const std::vector<Token>& tokens, std::vector<Error>& errors) {
  return Parser(tokens).run(errors);
}

}  // namespace clause10::cel
