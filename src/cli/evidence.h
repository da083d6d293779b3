#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace clause10::cli {

/// Something in an evidence pack that is not as it was when it was recorded.
struct EvidenceFinding {
  std::string where;  ///< issue and title, or the pack itself
  std::string what;   ///< in words
};

/// What an evidence pack holds, and what is wrong with it.
struct Evidence {
  std::string unreadable;  ///< why it is no evidence pack; empty where it is one
  std::string made;        ///< when, by whom, of which site
  std::size_t records = 0;
  std::size_t saves = 0;  ///< entries of all chains
  std::size_t files = 0;
  std::vector<std::string> notes;  ///< what proves nothing and breaks nothing
  std::vector<EvidenceFinding> findings;
};

/// Checks an evidence pack (docs/evidence-pack.md) by nothing but itself: what people read in it
/// against what it holds, each record against the chain of its saves, the chain against the notes
/// of the platform's own history, and each file against its hash.
Evidence read_evidence(const std::string& html);

}  // namespace clause10::cli
