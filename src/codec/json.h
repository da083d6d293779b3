#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "model/value.h"

/// JSON text in and out, by a reader and a writer of our own; nlohmann/json is what the tests hold
/// them to. Measured with nlohmann/json 3.11.2 (its SAX parser building these values, Emscripten
/// 3.1.6, gzip -9): clause10.wasm grows by 17.1 kB at -O3 and by 13.8 kB at -Oz, where a record's
/// evaluation takes 120 µs instead of 75 µs. Half of the bytes are not the parser's: it calls
/// snprintf and strtod, which bring along the arithmetic of long double.
namespace clause10::codec {

/// Deepest nesting of objects and lists that is read.
constexpr std::size_t deepest_json = 64;
/// Largest input in bytes: a record document holds some 60 kB, a pack less than a megabyte.
constexpr std::size_t largest_json = std::size_t{4} * 1024 * 1024;

/// Reads one JSON text (RFC 8259, UTF-8). Refused with code json.syntax, json.depth,
/// json.duplicateMember, json.tooLarge or json.number; the diagnostic names byte, line and column
/// where the text itself is at fault, and a JSON Pointer where its content is.
model::Result<model::Value> read_json(std::string_view text);

/// The same, but of a member that stands twice the last one is kept; see duplicates_in.
model::Result<model::Value> read_json_keeping_last(std::string_view text);

/// The value as compact JSON.
std::string write_json(const model::Value& value);

}  // namespace clause10::codec
