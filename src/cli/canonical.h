#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

namespace clause10::cli {

/// JSON as RFC 8785 (JSON Canonicalization Scheme) writes it: members sorted by the UTF-16 units of
/// their names, numbers as ECMAScript prints them, no white space. Numbers are doubles, as they are
/// for whoever made the hash. Nothing where a value is nested deeper than any record is.
std::optional<std::string> canonical(const nlohmann::json& value);

/// SHA-256 of bytes, as 64 hexadecimal digits; empty where the library could not compute it.
std::string sha256(const std::string& bytes);

}  // namespace clause10::cli
