#pragma once

namespace clause10::cli {

// Exit statuses of the command. Of a mixed input the worst counts: one unreadable record among
// violations is 2.
constexpr int clean = 0;
constexpr int violations = 1;
constexpr int bad_input = 2;  ///< a record, a pack or an argument that cannot be used
constexpr int broken = 3;     ///< the answer could not be written, or memory ran out

}  // namespace clause10::cli
