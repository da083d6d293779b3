#pragma once
#include <string_view>

namespace clause10 {

/// Version of the engine, such as "0.1.0". Static lifetime.
std::string_view version();

}  // namespace clause10
