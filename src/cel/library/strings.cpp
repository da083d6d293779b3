#include <algorithm>
#include <array>

#include "cel/library/function.h"
#include "cel/parse/ast.h"
#include "model/utf8.h"

/// The strings extension. Positions count code points.
namespace clause10::cel {
namespace {

Value out_of_range(std::int64_t index) {
  return Value::error("index out of range: " + std::to_string(index));
}

/// The byte where that code point begins; nothing beyond the end. The end itself is a position.
std::size_t byte_of(std::string_view text, std::int64_t index) {
  if (index < 0) return std::string_view::npos;
  std::size_t at = 0;
  for (; index > 0; --index) {
    if (at >= text.size()) return std::string_view::npos;
    model::next_code_point(text, at);
  }
  return at;
}

std::int64_t code_points_before(std::string_view text, std::size_t byte) {
  std::int64_t count = 0;
  for (std::size_t at = 0; at < byte; ++count) {
    model::next_code_point(text, at);
  }
  return count;
}

bool look_at(const Call& call) {
  return call.context.spend(
      call[0].text().size() / 16 *
      (1 + (call.count > 1 && call[1].is(Kind::text) ? call[1].text().size() / 64 : 0)));
}

Value char_at(const Call& call) {
  const std::string_view text = call[0].text();
  std::size_t at = byte_of(text, call[1].integer());
  if (!look_at(call) || at == std::string_view::npos) return out_of_range(call[1].integer());
  const std::size_t start = at;
  if (at < text.size()) model::next_code_point(text, at);
  return Value::of(std::string(text.substr(start, at - start)));
}

Value position(const Call& call, std::size_t found) {
  if (!look_at(call)) return call.context.exhaustion();
  if (found == std::string_view::npos) return Value::of(std::int64_t{-1});
  return Value::of(code_points_before(call[0].text(), found));
}

Value index_of(const Call& call) {
  std::size_t from = 0;
  if (call.count == 3) from = byte_of(call[0].text(), call[2].integer());
  if (from == std::string_view::npos) return out_of_range(call[2].integer());
  return position(call, call[0].text().find(call[1].text(), from));
}

Value last_index_of(const Call& call) {
  std::size_t from = std::string_view::npos;
  if (call.count == 3) {
    from = byte_of(call[0].text(), call[2].integer());
    if (from == std::string_view::npos) return out_of_range(call[2].integer());
  }
  return position(call, call[0].text().rfind(call[1].text(), from));
}

Value substring(const Call& call) {
  const std::string_view text = call[0].text();
  const std::int64_t from = call[1].integer();
  const std::size_t start = byte_of(text, from);
  if (!look_at(call) || start == std::string_view::npos) return out_of_range(from);
  std::size_t end = text.size();
  if (call.count == 3) {
    const std::int64_t to = call[2].integer();
    end = byte_of(text, to);
    if (end == std::string_view::npos) return out_of_range(to);
    if (to < from) {
      return Value::error("invalid substring range. start: " + std::to_string(from) +
                          ", end: " + std::to_string(to));
    }
  }
  TextBuilder builder(call.context);
  builder.add(text.substr(start, end - start));
  return builder.take();
}

template <char First, char Last>
Value shifted_case(const Call& call) {
  TextBuilder builder(call.context);
  builder.add(call[0].text());
  for (char& c : builder.text()) {
    if (c >= First && c <= Last) c = static_cast<char>(c ^ 0x20);
  }
  return builder.take();
}

/// The third argument, or -1 for "all".
std::int64_t limit_of(const Call& call, std::size_t at) {
  return call.count > at ? call[at].integer() : -1;
}

/// The end of the piece that an empty separator cuts: after each code point.
std::size_t next_cut(std::string_view text, std::size_t from) {
  if (from >= text.size()) return std::string_view::npos;
  model::next_code_point(text, from);
  return from;
}

Value replace(const Call& call) {
  const std::string_view text = call[0].text();
  const std::string_view old = call[1].text();
  TextBuilder builder(call.context);
  std::size_t from = 0;
  std::int64_t left = limit_of(call, 3);
  if (!look_at(call)) return call.context.exhaustion();
  while (left != 0 && !call.context.exhausted()) {
    // An empty text stands before each code point and at the end.
    const std::size_t found = old.empty() ? from : text.find(old, from);
    if (found == std::string_view::npos) break;
    builder.add(text.substr(from, found - from));
    builder.add(call[2].text());
    call.context.spend(1);
    --left;
    from = found + old.size();
    if (!old.empty()) continue;
    const std::size_t next = next_cut(text, from);
    if (next == std::string_view::npos) break;
    builder.add(text.substr(from, next - from));
    from = next;
  }
  builder.add(text.substr(from));
  return builder.take();
}

Value split(const Call& call) {
  const std::string_view text = call[0].text();
  const std::string_view separator = call[1].text();
  const std::int64_t limit = limit_of(call, 2);
  Items items;
  if (limit == 0) return Value::of(std::move(items));
  if (!look_at(call)) return call.context.exhaustion();
  std::size_t from = 0;
  while (limit < 0 || static_cast<std::int64_t>(items.size()) + 1 < limit) {
    std::size_t end = separator.empty() ? next_cut(text, from) : text.find(separator, from);
    if (separator.empty() && end == text.size()) end = std::string_view::npos;
    if (end == std::string_view::npos) break;
    if (!call.context.produce(sizeof(Value) + end - from)) return call.context.exhaustion();
    items.push_back(Value::of(std::string(text.substr(from, end - from))));
    from = end + separator.size();
  }
  const bool nothing = separator.empty() && text.empty();
  if (!call.context.produce(text.size() - from)) return call.context.exhaustion();
  if (!nothing) items.push_back(Value::of(std::string(text.substr(from))));
  return Value::of(std::move(items));
}

Value join(const Call& call) {
  TextBuilder builder(call.context);
  for (std::size_t i = 0; i < call[0].size(); ++i) {
    const Value item = call[0].item(i);
    if (!item.is(Kind::text)) return no_overload(call);
    if (!call.context.spend(1)) break;
    if (i > 0 && call.count == 2) builder.add(call[1].text());
    builder.add(item.text());
  }
  return builder.take();
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

Value trim(const Call& call) {
  const std::string_view text = call[0].text();
  std::size_t start = 0;
  std::size_t end = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    if (is_space(model::next_code_point(text, at))) continue;
    if (!inside) start = before;
    inside = true;
    end = at;
  }
  look_at(call);
  TextBuilder builder(call.context);
  builder.add(text.substr(start, end - start));
  return builder.take();
}

Value reverse(const Call& call) {
  if (call[0].is(Kind::list)) {
    if (!call.context.produce(call[0].size() * sizeof(Value))) return call.context.exhaustion();
    Items items;
    items.reserve(call[0].size());
    for (std::size_t i = call[0].size(); i > 0; --i) {
      items.push_back(call[0].item(i - 1));
    }
    return Value::of(std::move(items));
  }
  TextBuilder builder(call.context);
  std::string_view text = call[0].text();
  builder.add(text);
  if (call.context.exhausted()) return call.context.exhaustion();
  std::size_t to = text.size();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    model::next_code_point(text, at);
    to -= at - start;
    builder.text().replace(to, at - start, text.substr(start, at - start));
  }
  return builder.take();
}

/// The text as a literal of the language.
Value quote(const Call& call) {
  constexpr std::string_view special = "\a\b\f\n\r\t\v\\\"";
  constexpr std::string_view letters = "abfnrtv\\\"";
  const std::string_view text = call[0].text();
  TextBuilder builder(call.context);
  builder.add('"');
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    bool sound = true;
    model::next_code_point(text, at, sound);
    const std::size_t found = special.find(text[start]);
    if (!sound) {
      builder.add("\uFFFD");
    } else if (found == std::string_view::npos) {
      builder.add(text.substr(start, at - start));
    } else {
      builder.add('\\');
      builder.add(letters[found]);
    }
  }
  builder.add('"');
  return builder.take();
}

}  // namespace

const Function string_functions[] = {
    {"charAt", "s.i:s", char_at},
    {"indexOf", "s.s:i|s.si:i", index_of},
    {"lastIndexOf", "s.s:i|s.si:i", last_index_of},
    {"substring", "s.i:s|s.ii:s", substring},
    {"lowerAscii", "s.:s", shifted_case<'A', 'Z'>},
    {"upperAscii", "s.:s", shifted_case<'a', 'z'>},
    {"replace", "s.ss:s|s.ssi:s", replace},
    {"split", "s.s:Ls|s.si:Ls", split},
    {"join", "Ls.:s|Ls.s:s", join},
    {"trim", "s.:s", trim},
    {"reverse", "s.:s|LA.:LA", reverse},
    {"strings.quote", "s:s", quote},
    {},
};

}  // namespace clause10::cel
