#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "clause10/engine.h"
#include "clause10/register.h"

namespace clause10::abi {

/// Things that callers know by a number. Handles start at 1 and are never used again, so a stale
/// one cannot name another thing.
template <class Thing>
class Handles {
 public:
  std::uint32_t add(std::unique_ptr<Thing> thing) {
    things_.emplace_back(++last_, std::move(thing));
    return last_;
  }
  bool remove(std::uint32_t handle) {
    return std::erase_if(things_, [handle](const auto& each) { return each.first == handle; }) > 0;
  }
  /// Null for a handle that does not name anything.
  Thing* find(std::uint32_t handle) const {
    for (const auto& [each, thing] : things_) {
      if (each == handle) return thing.get();
    }
    return nullptr;
  }

 private:
  std::vector<std::pair<std::uint32_t, std::unique_ptr<Thing>>> things_;
  std::uint32_t last_ = 0;
};

/// The only state that outlives a call: packs, registers and the last answer. There is one of it,
/// because the C ABI has no object to hang it on.
class Session {
 public:
  Handles<Engine> engines;
  Handles<Register> registers;

  /// Keeps the answer until the next call and returns the status for the caller.
  std::int32_t answer(Reply reply) {
    response_ = std::move(reply.json);
    return static_cast<std::int32_t>(reply.status);
  }
  const std::string& response() const { return response_; }

 private:
  std::string response_;
};

}  // namespace clause10::abi
