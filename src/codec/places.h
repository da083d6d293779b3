#pragma once
#include <string_view>

#include "model/diagnostic.h"

namespace clause10::codec {

/// Fills in where in the text of the input each diagnostic stands that says so by its pointer only:
/// byte, line and column. A line and column within a text of the input, such as a condition, become
/// those of the input. What a pointer names but the input does not have is placed at what is
/// nearest around it. The text must be one that read_json reads.
void locate(model::Diagnostics& diagnostics, std::string_view json);

/// Members that stand twice in one object, up to 100, each where it stands again. The text must be
/// one that read_json_keeping_last reads.
model::Diagnostics duplicates_in(std::string_view json);

/// Line and column, both from 1, of a byte offset. Columns count characters.
void locate(model::Diagnostic& diagnostic, std::string_view text);

}  // namespace clause10::codec
