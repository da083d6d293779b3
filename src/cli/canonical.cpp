#include "cli/canonical.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>
#include <vector>

namespace clause10::cli {
namespace {

using nlohmann::json;

constexpr int deepest = 200;

void write_text(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  constexpr std::string_view named = "\b\t\n\f\r\"\\";
  constexpr std::string_view letters = "btnfr\"\\";
  out += '"';
  for (const char c : text) {
    const std::size_t escape = named.find(c);
    const auto byte = static_cast<unsigned char>(c);
    if (escape != std::string_view::npos) {
      out += '\\';
      out += letters[escape];
    } else if (byte < 0x20U) {
      out += "\\u00";
      out += digits[byte >> 4U];
      out += digits[byte & 0xFU];
    } else {
      out += c;
    }
  }
  out += '"';
}

/// Number::toString of ECMAScript: the shortest digits that are read back as the same number, with
/// an exponent from 1e21 on and below 1e-6.
void write_number(std::string& out, double number) {
  if (number == 0) {
    out += '0';
    return;
  }
  if (number < 0) out += '-';
  std::array<char, 40> buffer{};
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(number),
                                     std::chars_format::scientific);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data()));
  const std::size_t e = text.find('e');
  std::string digits(text.substr(0, 1));
  if (e > 2) digits += text.substr(2, e - 2);
  const int exponent = std::atoi(std::string(text.substr(e + 1)).c_str());
  const int count = static_cast<int>(digits.size());
  const int point = exponent + 1;  // digits before the decimal point
  if (point > 21 || point < -5) {
    out += digits.front();
    if (count > 1) out += '.' + digits.substr(1);
    out += exponent < 0 ? "e-" : "e+";
    out += std::to_string(std::abs(exponent));
  } else if (point <= 0) {
    out += "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  } else if (point >= count) {
    out += digits + std::string(static_cast<std::size_t>(point - count), '0');
  } else {
    out += digits.substr(0, static_cast<std::size_t>(point)) + '.' +
           digits.substr(static_cast<std::size_t>(point));
  }
}

/// The order of UTF-16 units: that of the bytes of UTF-8, save that U+E000 to U+FFFF come after the
/// characters that take two units.
bool before(const std::string& a, const std::string& b) {
  const auto rank = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0xEEU || byte == 0xEFU ? byte + 0x10U : byte;
  };
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [&](char x, char y) { return rank(x) < rank(y); });
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the value, which is bounded
bool write(std::string& out, const json& value, int depth) {
  if (depth > deepest) return false;
  if (value.is_object()) {
    std::vector<std::string> names;
    for (const auto& [name, member] : value.items())
      names.push_back(name);
    std::sort(names.begin(), names.end(), before);
    out += '{';
    for (const std::string& name : names) {
      if (out.back() != '{') out += ',';
      write_text(out, name);
      out += ':';
      if (!write(out, value.at(name), depth + 1)) return false;
    }
    out += '}';
    return true;
  }
  if (value.is_array()) {
    out += '[';
    for (const json& each : value) {
      if (out.back() != '[') out += ',';
      if (!write(out, each, depth + 1)) return false;
    }
    out += ']';
    return true;
  }
  if (value.is_string()) {
    write_text(out, value.get_ref<const std::string&>());
  } else if (value.is_number()) {
    write_number(out, value.get<double>());
  } else {
    out += value.dump();
  }
  return true;
}

}  // namespace

std::optional<std::string> canonical(const json& value) {
  std::string out;
  if (!write(out, value, 0)) return std::nullopt;
  return out;
}

std::string sha256(const std::string& bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), hash.data(), &size, EVP_sha256(), nullptr) != 1) {
    return {};
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (unsigned int at = 0; at < size; ++at) {
    out += digits[hash.at(at) >> 4U];
    out += digits[hash.at(at) & 0xFU];
  }
  return out;
}

}  // namespace clause10::cli
