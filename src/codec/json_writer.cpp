#include "codec/json_writer.h"

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

}  // namespace

/// Nothing that opens and no name ends the text: then something stands before what comes.
void JsonWriter::separate() {
  if (out_.empty()) return;
  const char last = out_.back();
  if (last != '{' && last != '[' && last != ':') out_ += ',';
}

void JsonWriter::name(std::string_view name) {
  separate();
  write_text(name, out_);
  out_ += ':';
}

void JsonWriter::begin_object() {
  separate();
  out_ += '{';
}

void JsonWriter::begin_object(std::string_view name) {
  this->name(name);
  out_ += '{';
}

void JsonWriter::begin_list() {
  separate();
  out_ += '[';
}

void JsonWriter::begin_list(std::string_view name) {
  this->name(name);
  out_ += '[';
}

void JsonWriter::text(std::string_view text) {
  separate();
  write_text(text, out_);
}

void JsonWriter::text(std::string_view name, std::string_view text) {
  this->name(name);
  write_text(text, out_);
}

void JsonWriter::truth(std::string_view name, bool truth) {
  this->name(name);
  out_ += truth ? "true" : "false";
}

void JsonWriter::integer(std::string_view name, std::int64_t number) {
  this->name(name);
  write_integer(number, out_);
}

void JsonWriter::natural(std::string_view name, std::uint64_t number) {
  this->name(name);
  write_integer(number, out_);
}

void JsonWriter::value(const model::Value& value) {
  separate();
  write_value(value);
}

void JsonWriter::value(std::string_view name, const model::Value& value) {
  this->name(name);
  write_value(value);
}

void JsonWriter::texts(std::string_view name, const std::vector<std::string>& texts) {
  begin_list(name);
  for (const std::string& each : texts) {
    text(each);
  }
  end_list();
}

void JsonWriter::object(std::string_view name, const model::Object& members) {
  begin_object(name);
  this->members(members);
  end_object();
}

void JsonWriter::members(const model::Object& members) {
  for (const model::Member& member : members) {
    value(member.name, member.value);
  }
}

void JsonWriter::write_value(const model::Value& value) {
  if (const auto* text = value.text()) {
    write_text(*text, out_);
  } else if (const auto* object = value.object()) {
    out_ += '{';
    members(*object);
    out_ += '}';
  } else if (const auto* list = value.list()) {
    out_ += '[';
    for (const model::Value& item : *list) {
      this->value(item);
    }
    out_ += ']';
  } else if (const auto* truth = value.truth()) {
    out_ += *truth ? "true" : "false";
  } else if (const auto* integer = value.integer()) {
    write_integer(*integer, out_);
  } else if (const auto* natural = value.natural()) {
    write_integer(*natural, out_);
  } else if (const auto* real = value.real()) {
    write_real(*real, out_);
  } else {
    out_ += "null";
  }
}

std::string write_json(const model::Value& value) {
  JsonWriter out;
  out.value(value);
  return out.take();
}

}  // namespace clause10::codec
