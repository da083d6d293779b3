#pragma once

namespace clause10::model {

/// An error blocks or refuses, a warning only tells.
enum class Severity { error, warning };

}  // namespace clause10::model
