#include "abi/handles.h"

#include <algorithm>

namespace clause10::abi {

std::uint32_t Session::add(std::unique_ptr<Engine> engine) {
  engines_.emplace_back(++last_handle_, std::move(engine));
  return last_handle_;
}

bool Session::remove(std::uint32_t handle) {
  return std::erase_if(engines_, [handle](const auto& each) { return each.first == handle; }) > 0;
}

const Engine* Session::find(std::uint32_t handle) const {
  const auto found = std::find_if(engines_.begin(), engines_.end(),
                                  [handle](const auto& each) { return each.first == handle; });
  return found == engines_.end() ? nullptr : found->second.get();
}

std::int32_t Session::answer(Reply reply) {
  response_ = std::move(reply.json);
  return static_cast<std::int32_t>(reply.status);
}

}  // namespace clause10::abi
