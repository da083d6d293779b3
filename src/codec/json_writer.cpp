#include <charconv>
#include <cmath>

#include "codec/json.h"
#include "model/decimal.h"
#include "model/utf8.h"

namespace clause10::codec {
namespace {

/// Of ASCII: what other bytes begin is checked.
bool needs_no_escape(char c) {
  return static_cast<signed char>(c) >= ' ' && c != '"' && c != '\\';
}

void write_escaped(char c, std::string& out) {
  static constexpr std::string_view control = "\b\t\n\f\r\"\\";
  static constexpr std::string_view letters = "btnfr\"\\";
  static constexpr std::string_view hex = "0123456789abcdef";
  out += '\\';
  const std::size_t known = control.find(c);
  if (known != std::string_view::npos) {
    out += letters[known];
    return;
  }
  out += "u00";
  out += hex[static_cast<unsigned char>(c) >> 4U];
  out += hex[static_cast<unsigned char>(c) & 0xFU];
}

void write_text(std::string_view text, std::string& out) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t plain = at;
    while (at < text.size() && needs_no_escape(text[at])) {
      ++at;
    }
    out.append(text.data() + plain, at - plain);
    if (at == text.size()) break;
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      write_escaped(text[at++], out);
    } else {
      // Texts come from checked UTF-8; should one ever be damaged, it is replaced.
      model::append_utf8(out, model::next_code_point(text, at));
    }
  }
  out += '"';
}

template <class Integer>
void write_integer(Integer number, std::string& out) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof(digits), number).ptr;
  out.append(digits, end);
}

/// With a point or an exponent, so that it is read back as what it is.
void write_real(double number, std::string& out) {
  if (!std::isfinite(number)) {
    out += "null";
    return;
  }
  const std::string text = model::shortest(number, model::Notation::general);
  out += text;
  if (text.find_first_of(".e") == std::string::npos) out += ".0";
}

void write(const model::Value& value, std::string& out) {
  if (const auto* text = value.text()) {
    write_text(*text, out);
  } else if (const auto* object = value.object()) {
    char next = '{';
    for (const model::Member& member : *object) {
      out += next;
      write_text(member.name, out);
      out += ':';
      write(member.value, out);
      next = ',';
    }
    out += object->empty() ? "{}" : "}";
  } else if (const auto* list = value.list()) {
    char next = '[';
    for (const model::Value& item : *list) {
      out += next;
      write(item, out);
      next = ',';
    }
    out += list->empty() ? "[]" : "]";
  } else if (const auto* truth = value.truth()) {
    out += *truth ? "true" : "false";
  } else if (const auto* integer = value.integer()) {
    write_integer(*integer, out);
  } else if (const auto* natural = value.natural()) {
    write_integer(*natural, out);
  } else if (const auto* real = value.real()) {
    write_real(*real, out);
  } else {
    out += "null";
  }
}

}  // namespace

std::string write_json(const model::Value& value) {
  std::string out;
  out.reserve(8192);  // an evaluation with a handful of violations
  write(value, out);
  return out;
}

}  // namespace clause10::codec
