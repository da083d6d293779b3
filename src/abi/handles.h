#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "clause10/engine.h"

namespace clause10::abi {

/// The only state that outlives a call: the loaded packs and the last answer. There is one of it,
/// because the C ABI has no object to hang it on.
class Session {
 public:
  /// Handles start at 1 and are never used again, so a stale one cannot name another pack.
  std::uint32_t add(std::unique_ptr<Engine> engine);
  bool remove(std::uint32_t handle);
  /// Null for a handle that is not loaded.
  const Engine* find(std::uint32_t handle) const;

  /// Keeps the answer until the next call and returns the status for the caller.
  std::int32_t answer(Reply reply);
  const std::string& response() const { return response_; }

 private:
  std::vector<std::pair<std::uint32_t, std::unique_ptr<Engine>>> engines_;
  std::uint32_t last_handle_ = 0;
  std::string response_;
};

}  // namespace clause10::abi
