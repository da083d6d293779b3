#pragma once
#include <string>
#include <string_view>

#include "clause10/engine.h"
#include "model/value.h"

namespace clause10::test {

std::string read_file(std::string_view path);

/// The value of a JSON text; ends the test program when it is none, since a test wrote it.
model::Value json(std::string_view text);
std::string text_of(const model::Value& value);

/// The pack that ships, loaded once.
const Engine& iso27001();
const std::string& iso27001_json();

/// A pack of two record types, for tests about packs as such: what ships may change without them.
const std::string& example_json();

/// Lays the members of a patch over an object; a null removes.
void patch(model::Value& object, const model::Value& changes);

/// The value that a JSON Pointer names, or null. Only for pointers without escapes.
const model::Value* at(const model::Value& value, std::string_view pointer);

/// The JSON text with the value at that place replaced, or removed by null.
std::string changed(std::string_view json_text, std::string_view pointer,
                    const model::Value& value);

/// A copy of the example pack's JSON with the value at that place replaced, or removed by null.
std::string pack_with(std::string_view pointer, const model::Value& value);

/// The member as a text; empty when there is none.
std::string text_at(const model::Value& value, std::string_view pointer);

}  // namespace clause10::test
