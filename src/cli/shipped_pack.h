#pragma once
#include <string_view>

namespace clause10::cli {

/// packs/iso27001/pack.json as it was when the command was built.
std::string_view shipped_pack();

}  // namespace clause10::cli
